package placement_test

import (
	"fmt"
	"math/bits"
	"strconv"
	"strings"
	"testing"

	"simulate/sim/allocation"
	"simulate/sim/cluster"
	"simulate/sim/rng"
	"simulate/strategies/placement"
)

// A story is nodes, one a line: cores, GiB, and g with a number of GPUs; and what happens to them, one line each:
//
//	put 2 4 s300 on n1.0   a request of 2 cores, 4 GiB and 300 thousandths of a GPU is on node 1, device 0
//	ask 1 1 g2 : n0.01     one that asks for 1 core, 1 GiB and 2 GPUs is placed on node 0, devices 0 and 1
//	ask 9 9 : nowhere
type story struct {
	name     string
	strategy placement.Strategy
	nodes    string
	happens  string
}

// whole are requests for 4 cores and a GPU of which none is in use.
var whole = []cluster.Target{{Need: cluster.Need{Amounts: []int64{4000, 0}, Devices: 1, Share: cluster.Whole}, Share: 1}}

var stories = []story{
	{"first fit takes the first with room", placement.FirstFit{}, "4 8; 8 16", `
		ask 6 1 : n1
		ask 2 1 : n0
		ask 3 1 : nowhere`},
	{"next fit does not look back until it must", placement.NextFit{}, "4 8; 4 8; 4 8", `
		ask 3 1 : n0
		ask 3 1 : n1
		ask 1 1 : n1
		ask 4 1 : n2
		ask 1 1 : n0`},
	{"round robin takes turns, and skips who has no room", placement.RoundRobin{}, "4 8; 1 8; 4 8", `
		ask 1 1 : n0
		ask 1 1 : n1
		ask 1 1 : n2
		ask 1 1 : n0
		ask 1 1 : n2`},
	{"best fit leaves least, of one resource", placement.BestFit{}, "5 0; 3 0; 4 0", `
		ask 3 0 : n1
		ask 3 0 : n2
		ask 1 0 : n2
		ask 1 0 : n0`},
	// left of 8 cores and 16 GiB: 6/8+14/16, 2/8+14/16, 6/8+6/16: the last two are equal
	{"best fit leaves least, of two resources", placement.BestFit{}, "8 16; 4 16; 8 8", `
		ask 2 2 : n1`},
	// 100 (1 - (7/8 + 1500/2000)/2) = 18.75; 100 (1 - (7/8 + 500/2000)/2) = 43.75
	{"best fit with GPUs goes by cores and GPUs alone", placement.BestFit{}, "8 16 g2; 8 64 g1", `
		ask 1 1 s500 : n1.0`},
	// 18.75 and, of 7.98 cores free, 18.875: both are 18
	{"best fit with GPUs cuts to integers, which makes ties", placement.BestFit{}, "8 16 g2; 8 16 g2", `
		put 0.02 0 on n1
		ask 1 1 s500 : n0.0
		ask 1 1 s500 : n0.0`},
	{"worst fit leaves most", placement.WorstFit{}, "4 16; 8 16; 8 16", `
		ask 2 2 : n1
		ask 2 2 : n2
		ask 4 4 : n1`},
	// 100 less 18 and 43
	{"worst fit with GPUs goes by cores and GPUs alone", placement.WorstFit{}, "8 16 g1; 8 16 g2", `
		ask 1 1 s500 : n1.0`},
	{"random has only one to choose", placement.Random{}, "4 8; 8 16 g1; 4 8", `
		ask 6 1 : n1
		ask 1 1 s500 : n1.0
		ask 1 1 s600 : nowhere`},
	// in use at most 2/8 and 8/16, then 3/8, then 4/8
	{"least loaded looks at what is scarcest", placement.LeastLoaded{}, "8 16; 8 16", `
		put 2 0 on n0
		put 0 8 on n1
		ask 1 1 : n0
		ask 1 1 : n0
		ask 1 1 : n0
		ask 1 1 : n1`},
	{"least loaded counts GPUs", placement.LeastLoaded{}, "8 16 g2; 8 16 g2", `
		put 0 0 s500 on n0.0
		put 1 1 on n1
		ask 1 1 : n1`},
	// 2/8 2/8 + 1/16 16/16 = 0.125; 2/8 8/8 + 1/16 4/16 = 0.266
	{"dot product goes where there is much of what is needed", &placement.DotProduct{Prefer: placement.Large}, "8 16; 8 16", `
		put 6 0 on n0
		put 0 12 on n1
		ask 2 1 : n1`},
	{"or where there is little", &placement.DotProduct{Prefer: placement.Small}, "8 16; 8 16", `
		put 6 0 on n0
		put 0 12 on n1
		ask 2 1 : n0`},
	// 100 (1 - (1 1/8 + 1 1/4)/2) = 81.25; 100 (1 - (1 1/8 + 1/2 1/4)/2) = 87.5
	{"the small product with GPUs goes by cores and GPUs alone", &placement.DotProduct{Prefer: placement.Small}, "8 16 g2; 8 16 g1", `
		ask 1 1 s500 : n1.0`},
	// 1/8 8/8 + 2/4 2/4: GPUs are one more resource
	{"the large product counts GPUs", &placement.DotProduct{Prefer: placement.Large}, "8 16 g2; 8 16 g4", `
		ask 1 1 g2 : n1.01`},
	// (1/8)^2 + (15/16)^2 = 0.89; (7/8)^2 + (3/16)^2 = 0.80
	{"l2 leaves the least squares", &placement.L2{}, "8 16; 8 16", `
		put 6 0 on n0
		put 0 12 on n1
		ask 1 1 : n1`},
	// 4 (1/8)^2 + (15/16)^2 = 0.94; 4 (7/8)^2 + (3/16)^2 = 3.1
	{"l2 weighs resources", &placement.L2{Weights: map[string]float64{"cpu": 4}}, "8 16; 8 16", `
		put 6 0 on n0
		put 0 12 on n1
		ask 1 1 : n0`},
	{"ffd places as first fit", &placement.FFD{Size: placement.Max}, "4 8; 8 16", `
		ask 2 1 : n0
		ask 4 1 : n1`},
	{"bfd places as best fit", &placement.BFD{Size: placement.Max}, "8 16; 4 8", `
		ask 2 1 : n1
		ask 3 1 : n0`},
	{"wfd places as worst fit", &placement.WFD{Size: placement.Sum}, "4 8; 8 16", `
		ask 2 1 : n1`},
	// free nodes 33 - 2, 33 - 4; then 100 - 50/10; then a free device of a node in use, 50 - 1; then no room there
	{"gpu packing keeps free what is free", placement.GPUPacking{}, "8 16 g4; 8 16 g2; 8 16 g2", `
		ask 1 1 s500 : n1.0
		ask 1 1 s400 : n1.0
		ask 1 1 g1 : n1.1
		ask 1 1 s600 : n2.0
		ask 1 1 g3 : n0.012
		ask 1 1 : n0`},
	// of 4 GPUs in use: 25/4 a GPU, cut; and 75 beside its like alone, 50 beside them and others, 25 on a free node
	{"gpu clustering keeps classes together", placement.GPUClustering{}, "9 9 g4; 9 9 g4; 9 9 g4; 9 9 g4", `
		put 1 1 g2 on n0.01
		put 1 1 s500 on n1.0
		ask 1 1 s200 : n1.0
		ask 1 1 g2 : n0.23
		ask 1 1 g1 : n2.0
		put 1 1 g2 on n3.01
		put 1 1 s900 on n3.2
		ask 1 1 g1 : n2.1
		ask 1 1 s100 : n1.0
		put 1 1 s900 on n1.1
		put 1 1 s900 on n1.2
		put 1 1 s900 on n1.3
		ask 1 1 s150 : n1.0
		ask 1 1 s200 : n3.3
		ask 1 1 : n0`},
	// F of node 0 is what is left of its first device, 500. After: 200, score 100/(1+exp(-0.3)) = 57; on the second 500+700,
	// and on node 1 700: 33. Then 900 on the second and 700 on node 1 are 700 more either way, and at last 300 less
	{"fgd fills the device that is of no use already", &placement.FGD{Targets: whole}, "8 16 g2; 8 16 g2", `
		put 0 0 s500 on n0.0
		ask 1 1 s300 : n0.0
		ask 1 1 s300 : n0.1
		ask 1 1 s300 : n0.1`},
	// node 0 would keep 3 cores, too few for a GPU: 2000 become useless; node 1 has no idle GPU
	{"fgd keeps cores beside idle GPUs", &placement.FGD{Targets: whole}, "8 16 g2; 8 16 g2", `
		put 0 0 g2 on n1.01
		ask 5 1 : n1`},
	// 1 1/16 + 1 1/64 = 0.08; 1 1/2 + 1 1/8 = 0.63
	{"tetris measures by the node itself", placement.Tetris{}, "16 64; 2 8", `
		ask 1 1 : n1`},
	{"the dot product by the largest", &placement.DotProduct{Prefer: placement.Large}, "2 8; 16 64", `
		ask 1 1 : n1`},
	// (75 + 75)/2, (50 + 75)/2
	{"least allocated leaves the larger share free", &placement.LeastAllocated{}, "4 16; 8 16", `
		ask 2 4 : n1`},
	// (87 + 3 75)/4 = 78; (100 0 + 3 93)/4 = 69 against 79 of cores alone
	{"least allocated weighs resources", &placement.LeastAllocated{Weights: map[string]int64{"cpu": 1, "memory": 3}}, "8 16; 1 32", `
		ask 1 4 : n0
		ask 0.5 2 : n1`},
	// cores: 100 - 300/10 = 70 and 100 - 200/10 = 80; who states nothing counts with 100 thousandths and 200 MiB
	{"least allocated counts those who state nothing", &placement.LeastAllocated{}, "1 1; 1 1", `
		put 0 0 on n0
		put 0 0 on n0
		put 0.1 0 on n1
		ask 0.1 0.1 : n1`},
	{"most allocated leaves the smaller share free", &placement.MostAllocated{}, "8 16; 4 16", `
		ask 2 4 : n1`},
	{"most allocated can count GPUs", &placement.MostAllocated{Weights: map[string]int64{"gpu": 1}}, "8 16 g4; 8 16 g2", `
		ask 1 1 g1 : n1.0`},
	// 25 and 25 percent: 25; 50 and 25 percent: 37.5, rounded 38
	{"the capacity ratio packs", placement.NewRequestedToCapacityRatio(), "8 16; 4 16", `
		ask 2 4 : n1`},
	// 75 and 75: 75; 50 and 75: 63
	{"or spreads, as its points say", &placement.RequestedToCapacityRatio{Shape: [][2]int64{{0, 10}, {100, 0}}}, "4 16; 8 16", `
		ask 2 4 : n1`},
	// node 0: cores 75 percent, 50; memory 13 percent, 0, which does not count. Node 1: 50, and 63 percent, 26: 38
	{"a score of 0 does not count", &placement.RequestedToCapacityRatio{Shape: [][2]int64{{50, 0}, {100, 10}}}, "8 16; 8 16", `
		put 0.01 8 on n1
		ask 6 2 : n0`},
	// 75 and 37.5 percent: 81; 50 and 75 percent: 87
	{"balanced allocation evens out", &placement.BalancedAllocation{Version: placement.Since122}, "8 16; 8 16", `
		put 4 2 on n0
		put 2 8 on n1
		ask 2 4 : n1`},
	// full is even: 100; 25 and 12.5 percent: 93
	{"balanced allocation fills up", &placement.BalancedAllocation{Version: placement.Since122}, "8 32; 2 4", `
		ask 2 4 : n1`},
	// full is 0; 25 and 12.5 percent: 87
	{"but through v1.21 not", &placement.BalancedAllocation{Version: placement.Until121}, "2 4; 8 32", `
		ask 2 4 : n1`},
}

// Every story is told twice: of needs that do not recur, and of such that do, whose scores are kept.
func TestStories(t *testing.T) {
	for _, s := range stories {
		for _, recur := range []bool{false, true} {
			t.Run(fmt.Sprintf("%s, recurring: %v", s.name, recur), func(t *testing.T) { s.tell(t, recur) })
		}
	}
}

func (s *story) tell(t *testing.T, recur bool) {
	c := cluster.New(machines(t, s.nodes), rng.Root(1, 0))
	placer, room := s.strategy.New(c, rng.Root(1, 0)), &allocation.Room{Cluster: c}
	shapes := map[string]int32{}
	for line := range strings.SplitSeq(strings.TrimSpace(s.happens), "\n") {
		words := strings.Fields(line)
		what, where := words[1:len(words)-2], words[len(words)-1]
		need, ask := needOf(t, what), allocation.Ask{Shape: -1}
		if words[0] == "put" {
			c.Take(spotOf(t, where), &need)
			continue
		}
		if ask.Need = &need; recur {
			name := strings.Join(what, " ")
			if _, seen := shapes[name]; !seen {
				shapes[name] = int32(len(shapes))
			}
			ask.Shape = shapes[name]
		}
		at, ok := placer.Place(room, &ask)
		if got := told(at, ok); got != where {
			t.Fatalf("%s: placed on %s", strings.TrimSpace(line), got)
		}
		if ok {
			c.Take(at, &need)
		}
	}
}

// told writes a spot as stories do.
func told(at cluster.Spot, ok bool) string {
	if !ok {
		return "nowhere"
	}
	text, dot := fmt.Sprintf("n%d", at.Node), "."
	for set := at.Devices; set != 0; set &= set - 1 {
		text, dot = text+dot+strconv.Itoa(bits.TrailingZeros64(set)), ""
	}
	return text
}

func spotOf(t *testing.T, where string) cluster.Spot {
	t.Helper()
	node, devices, _ := strings.Cut(strings.TrimPrefix(where, "n"), ".")
	at := cluster.Spot{Node: int32(number(t, node))}
	for _, d := range devices {
		at.Devices |= 1 << (d - '0')
	}
	return at
}

// machines are the nodes of a story.
func machines(t *testing.T, nodes string) *cluster.Config {
	t.Helper()
	c := &cluster.Config{Models: []string{"T4"}, Resources: []cluster.Resource{{Name: "cpu", Kind: cluster.Cores}, {Name: "memory", Kind: cluster.Bytes}}}
	for _, text := range strings.Split(nodes, ";") {
		has := needOf(t, strings.Fields(text))
		c.Nodes = append(c.Nodes, cluster.Node{Model: -1, Capacity: has.Amounts, Devices: int(has.Devices)})
		if has.Devices > 0 {
			c.Nodes[len(c.Nodes)-1].Model = 0
		}
	}
	return c
}

func needOf(t *testing.T, words []string) cluster.Need {
	t.Helper()
	cores, err := strconv.ParseFloat(words[0], 64)
	if err != nil {
		t.Fatal(err)
	}
	gibs, err := strconv.ParseFloat(words[1], 64)
	if err != nil {
		t.Fatal(err)
	}
	need := cluster.Need{Amounts: []int64{int64(cores * 1000), int64(gibs * (1 << 30))}}
	if len(words) == 2 {
		return need
	}
	switch n := int32(number(t, words[2][1:])); words[2][0] {
	case 'g':
		need.Devices, need.Share = n, cluster.Whole
	case 's':
		need.Devices, need.Share = 1, n
	}
	return need
}

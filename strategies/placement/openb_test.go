package placement_test

import (
	"bytes"
	"compress/gzip"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"io"
	"math"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"simulate/sim/allocation"
	"simulate/sim/cluster"
	"simulate/sim/rng"
	"simulate/strategies/placement"
)

// recordings is where recorded workloads lie, beside the module.
var recordings = filepath.Join("..", "..", "..", "shared", "data")

// recorded reads a recorded file; the test is skipped where there is none.
func recorded(t testing.TB, path ...string) []byte {
	t.Helper()
	file := filepath.Join(append([]string{recordings}, path...)...)
	text, err := os.ReadFile(file)
	if os.IsNotExist(err) {
		t.Skipf("the recorded workloads are not here (%s): only made-up ones are placed", recordings)
	}
	if err != nil {
		t.Fatal(err)
	}
	return text
}

// rows are those of a table, without its heading.
func rows(t testing.TB, path ...string) [][]string {
	t.Helper()
	var from io.Reader = bytes.NewReader(recorded(t, path...))
	if strings.HasSuffix(path[len(path)-1], ".gz") {
		var err error
		if from, err = gzip.NewReader(from); err != nil {
			t.Fatal(err)
		}
	}
	all, err := csv.NewReader(from).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	return all[1:]
}

func number(t testing.TB, cell string) int64 {
	t.Helper()
	x, err := strconv.ParseInt(cell, 10, 64)
	if err != nil {
		t.Fatal(err)
	}
	return x
}

// models are those of openb, in the order of their bits.
var models = []string{"A10", "G2", "G3", "P100", "T4", "V100M16", "V100M32"}

// openb is one run of the experiment: nodes in their order, requests in theirs, what is expected.
type openb struct {
	machines *cluster.Config
	names    []string
	needs    []cluster.Need
	shapes   []int32
	targets  []cluster.Target
}

func newOpenb(t testing.TB, seed int) *openb {
	t.Helper()
	o := &openb{machines: &cluster.Config{Models: models, Resources: []cluster.Resource{
		{Name: "cpu", Kind: cluster.Cores}, {Name: "memory", Kind: cluster.Bytes}, {Name: "pods"},
	}}}
	for _, row := range rows(t, "openb", "derived", fmt.Sprintf("openb_nodes_tieorder_default_seed%d.csv.gz", seed)) {
		o.machines.Nodes = append(o.machines.Nodes, cluster.Node{
			Name: row[0], Capacity: []int64{number(t, row[1]), number(t, row[2]) << 20, 1001},
			Devices: int(number(t, row[3])), Model: modelOf(t, row[4]),
		})
	}
	known := map[string]int32{}
	for _, row := range rows(t, "openb", "derived", fmt.Sprintf("openb_default_arrivals_seed%d.csv.gz", seed)) {
		name := strings.Join(row[1:], ",")
		if _, seen := known[name]; !seen {
			known[name] = int32(len(known))
		}
		o.names, o.needs, o.shapes = append(o.names, row[0]), append(o.needs, podOf(t, row)), append(o.shapes, known[name])
	}
	var list []cluster.Need
	for _, row := range rows(t, "openb", "openb_pod_list_default.csv.gz") {
		list = append(list, podOf(t, row))
	}
	o.targets = o.machines.Targets(list, nil)
	return o
}

func modelOf(t testing.TB, name string) int {
	t.Helper()
	for i, m := range models {
		if m == name {
			return i
		}
	}
	t.Fatalf("openb has a model %q", name)
	return -1
}

func podOf(t testing.TB, row []string) cluster.Need {
	t.Helper()
	need := cluster.Need{
		Amounts: []int64{number(t, row[1]), number(t, row[2]) << 20, 1},
		Devices: int32(number(t, row[3])), Share: int32(number(t, row[4])),
	}
	if need.Devices == 0 {
		need.Share = 0
	}
	for name := range strings.SplitSeq(row[5], "|") {
		if name != "" {
			need.Models |= 1 << modelOf(t, name)
		}
	}
	return need
}

// strategy is a strategy as the experiment names it.
func (o *openb) strategy(policy string) placement.Strategy {
	switch policy {
	case "FGD":
		return &placement.FGD{Targets: o.targets}
	case "BestFit":
		return placement.BestFit{}
	case "WorstFit":
		return placement.WorstFit{}
	case "FirstFit":
		return placement.FirstFit{}
	case "DotProd":
		return &placement.DotProduct{Prefer: placement.Small}
	case "GpuPacking":
		return placement.GPUPacking{}
	case "GpuClustering":
		return placement.GPUClustering{}
	case "Random":
		return placement.Random{}
	}
	return nil
}

// outcome is how a run ended, as the recorded file has it.
type outcome struct {
	Placed         int
	Failed         int
	GPUMilliUsed   int64  `json:"gpu_milli_used"`
	GPUsInUse      int    `json:"gpus_in_use"`
	CPUMilliUsed   int64  `json:"cpu_milli_used"`
	MemMiBUsed     int64  `json:"mem_mib_used"`
	FirstFailure   string `json:"first_failure"`
	fragmentations []float64
	allocated      []int64
}

// run places one after the other; who finds no room is gone.
func (o *openb) run(s placement.Strategy, seed uint64, watch bool) (*cluster.Cluster, outcome) {
	c := cluster.New(o.machines, rng.Root(seed, 0))
	room, placer := &allocation.Room{Cluster: c}, s.New(c, rng.Root(seed, 0).Of("placement"))
	var out outcome
	var f *cluster.Fragmentation
	if watch {
		f = cluster.NewFragmentation(c, o.targets)
	}
	for i := range o.needs {
		at, ok := placer.Place(room, &allocation.Ask{Need: &o.needs[i], Shape: o.shapes[i], Draw: uint64(i)})
		switch {
		case ok:
			c.Take(at, &o.needs[i])
			out.Placed++
		case out.Failed == 0:
			out.FirstFailure = o.names[i]
			fallthrough
		default:
			out.Failed++
		}
		if watch {
			out.fragmentations, out.allocated = append(out.fragmentations, f.Sum()), append(out.allocated, c.Taken()[3])
		}
	}
	out.CPUMilliUsed, out.MemMiBUsed, out.GPUMilliUsed = c.Taken()[0], c.Taken()[1]>>20, c.Taken()[3]
	for n := range int32(c.Len()) {
		for _, left := range c.Left(n) {
			if left < cluster.Whole {
				out.GPUsInUse++
			}
		}
	}
	return c, out
}

func TestTheOpenbExperimentToTheLastRequest(t *testing.T) {
	var exact struct {
		Runs []struct {
			outcome
			Seed     int
			Policy   string
			Arrivals int
			Fragment float64 `json:"frag_milli_final"`
		}
	}
	if err := json.Unmarshal(recorded(t, "openb", "derived", "exact_default.json"), &exact); err != nil {
		t.Fatal(err)
	}
	seeds := map[int]*openb{}
	for _, want := range exact.Runs {
		if seeds[want.Seed] == nil {
			seeds[want.Seed] = newOpenb(t, want.Seed)
		}
		o := seeds[want.Seed]
		s := o.strategy(want.Policy)
		if s == nil {
			t.Errorf("no strategy is known for the policy %s", want.Policy)
			continue
		}
		c, got := o.run(s, 1, false)
		if fmt.Sprint(got) != fmt.Sprint(want.outcome) || len(o.needs) != want.Arrivals {
			t.Errorf("%s, seed %d: %+v, want %+v", want.Policy, want.Seed, got, want.outcome)
		}
		if f := cluster.NewFragmentation(c, o.targets).Sum(); math.Abs(f/want.Fragment-1) > 1e-6 {
			t.Errorf("%s, seed %d: %v thousandths are fragmented, want %v", want.Policy, want.Seed, f, want.Fragment)
		}
	}
}

func BenchmarkOpenb(b *testing.B) {
	o := newOpenb(b, 42)
	for _, policy := range []string{"FirstFit", "Random", "BestFit", "WorstFit", "DotProd", "GpuPacking", "GpuClustering", "FGD"} {
		b.Run(policy, func(b *testing.B) {
			for range b.N {
				o.run(o.strategy(policy), 1, false)
			}
		})
	}
}

package sim

import (
	"fmt"
	"maps"
	"slices"
	"testing"

	"simulate/sim/allocation"
	"simulate/sim/clock"
	"simulate/sim/cluster"
	"simulate/sim/rng"
)

// nowhere finds room for nobody.
type nowhere struct{}

func (nowhere) Place(*allocation.Room, *allocation.Ask) (cluster.Spot, bool) {
	return cluster.Spot{}, false
}

// together asks all who wait.
type together struct{}

func (together) Rank(*allocation.Request) int64 { return 0 }
func (together) Blocks() bool                   { return false }

// fates is what becomes of nodes, in the order of a log.
type fates struct{ told []string }

func (f *fates) Request(*allocation.Entry) {}

func (f *fates) Node(at clock.Time, name string, s cluster.State) {
	f.told = append(f.told, fmt.Sprint(int64(at/clock.Second), " ", name, " ", s))
}

// struckIn is what becomes of so many nodes, dealt to zones, in a replication.
func struckIn(t *testing.T, nodes int, zones []string, replication int, script ...Incident) []string {
	t.Helper()
	var log fates
	c := &Config{Horizon: Horizon{At: clock.Hour}, Script: script, Log: func(int) allocation.Log { return &log }}
	c.Cluster = cluster.Config{Resources: []cluster.Resource{{Name: "cpu", Kind: cluster.Cores}}, Zones: zones, Pools: []string{"all"}}
	for i := range nodes {
		c.Cluster.Nodes = append(c.Cluster.Nodes, cluster.Node{Name: fmt.Sprint("n", i), Zone: i % len(zones), Model: -1, Capacity: []int64{1000}})
	}
	c.Requests = &allocation.Config{
		Placement: func(*cluster.Cluster, rng.Key) allocation.Placer { return nowhere{} },
		Order:     func() allocation.Order { return together{} },
	}
	if _, err := Run(c, 1, replication, nil); err != nil {
		t.Fatal(err)
	}
	return log.told
}

// So many nodes are drawn of those that work: three of four, and then the one that is left. Who comes back may be drawn
// again.
func TestNodesAreDrawnOfThoseThatWork(t *testing.T) {
	three := Incident{At: 10 * clock.Second, Drawn: Drawn{Nodes: 3}, State: cluster.Down, For: 20 * clock.Second}
	two := Incident{At: 20 * clock.Second, Drawn: Drawn{Nodes: 2}, State: cluster.Down}
	told := struckIn(t, 4, []string{"z"}, 0, three, two)
	names := map[string]bool{}
	for _, line := range told[:4] {
		var at int
		var name string
		_, _ = fmt.Sscan(line, &at, &name)
		names[name] = true
	}
	if len(told) != 7 || len(names) != 4 {
		t.Errorf("%q: three go, then the last one, then the three come back", told)
	}
}

// A draw goes by the name: a larger cluster loses those of the smaller one, or some of its own in their place; other
// replications lose others.
func TestWhoIsDrawnGoesByItsName(t *testing.T) {
	one := Incident{At: 10 * clock.Second, Drawn: Drawn{Nodes: 2}, State: cluster.Down}
	lost := map[string]int{}
	kept := 0
	for replication := range 50 {
		few := struckIn(t, 6, []string{"z"}, replication, one)
		for _, node := range struckIn(t, 7, []string{"z"}, replication, one) {
			if slices.Contains(few, node) {
				kept++
			} else if node != "10 n6 3" {
				t.Errorf("replication %d: %s is lost of seven, and of six %s", replication, node, few)
			}
		}
		for _, node := range few {
			lost[node]++
		}
	}
	if len(lost) != 6 || kept < 75 || slices.Max(slices.Collect(maps.Values(lost))) > 30 {
		t.Errorf("lost of six: %v; of seven %d the same, of 100", lost, kept)
	}
}

// A zone that is drawn goes with all its nodes, and comes back with them.
func TestZonesAreDrawn(t *testing.T) {
	told := struckIn(t, 6, []string{"a", "b", "c"}, 0, Incident{At: 10 * clock.Second, Drawn: Drawn{Zones: 2}, State: cluster.Down, For: clock.Second})
	if len(told) != 8 {
		t.Fatalf("%q: two zones of two nodes go and come back", told)
	}
	for i := 0; i < 4; i += 2 {
		var first, second int
		_, _ = fmt.Sscanf(told[i], "10 n%d", &first)
		_, _ = fmt.Sscanf(told[i+1], "10 n%d", &second)
		if second != first+3 {
			t.Errorf("%q and %q are of different zones", told[i], told[i+1])
		}
	}
}

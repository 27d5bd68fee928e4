package experiment

import (
	"math"
	"slices"
	"strconv"
	"testing"

	"simulate/sim/allocation"
	"simulate/sim/cluster"
)

// hall is so many nodes of ten cores each, of which the i-th had i per mille in use for an hour.
func hall(nodes int) (cluster.Config, allocation.Section) {
	c := cluster.Config{Resources: []cluster.Resource{{Name: "cpu", Kind: cluster.Cores}}}
	var s allocation.Section
	for i := range nodes {
		c.Nodes = append(c.Nodes, cluster.Node{Name: "n" + strconv.Itoa(i), Capacity: []int64{int64(10 * cluster.Cores.Unit())}})
		used := float64(i) / 1000 * 10 * cluster.Cores.Unit()
		s.Nodes = append(s.Nodes, allocation.NodeTally{There: 3600e9, Taken: []float64{used * 3600e9, 0}})
	}
	return c, s
}

func TestNodesOfLargeClustersAreRanked(t *testing.T) {
	c, hour := hall(300)
	a := analysis{fleets: fleetsOf(&c)}
	for range 2 {
		a.fullness = append(a.fullness, a.fleets[0].fullnessOf([]allocation.Section{hour, hour}))
	}
	all := a.nodeSeries()
	if len(all) != 1 || all[0].Scope.Resource != "cpu" || all[0].Axis != NodesShare || len(all[0].X) != ranks {
		t.Fatalf("got %+v", all)
	}
	s := &all[0]
	for _, want := range []struct{ share, full float64 }{{0.01, 0.297}, {0.5, 0.150}, {1, 0}} {
		k := slices.Index(s.X, want.share)
		if math.Abs(s.Mean[k]-want.full) > 1e-12 || s.Lo[k] != s.Mean[k] {
			t.Errorf("%g of the nodes are at least %g full, from %g; want %g, in both replications", want.share, s.Mean[k], s.Lo[k], want.full)
		}
	}
	if !slices.IsSortedFunc(s.Mean, func(a, b float64) int { return int(math.Copysign(1, b-a)) }) {
		t.Errorf("the fullest are not first: %v", s.Mean)
	}
}

func TestNodesOfSmallClustersHaveMetricsInstead(t *testing.T) {
	c, hour := hall(fewNodes)
	a := analysis{fleets: fleetsOf(&c)}
	a.fullness = []fullness{a.fleets[0].fullnessOf([]allocation.Section{hour})}
	if all := a.nodeSeries(); all != nil {
		t.Errorf("got %d series", len(all))
	}
}

package allocation

import (
	"slices"
	"testing"

	"simulate/sim/cluster"
	"simulate/sim/rng"
)

// Those whom labels keep on some nodes bound these; those who never meet add up, and those who do bound all together.
func TestWhoMayGoToSomeNodesOnlyBoundsThese(t *testing.T) {
	zone := func(name string) map[string]string { return map[string]string{"zone": name} }
	nodes := func() []cluster.Node {
		return []cluster.Node{{Labels: zone("a")}, {Labels: zone("a")}, {Labels: zone("b")}, {Labels: zone("b")}, {Labels: zone("b")}}
	}
	for _, c := range []struct {
		name  string
		needs []bounded
		all   int
		by    []int
	}{
		{"anywhere: what they ask for together", []bounded{{"", 5}, {"", 2}}, 1, []int{1, 0}},
		{"apart: each rounded up", []bounded{{"a", 5}, {"b", 2}}, 2, []int{2, 0}},
		{"one of them anywhere: together again", []bounded{{"a", 5}, {"b", 2}, {"", 1}}, 1, []int{1, 0}},
		{"large ones share no node", []bounded{{"a", 6}, {"a", 6}, {"b", 6}, {"", 1}}, 3, []int{3, 0}},
	} {
		t.Run(c.name, func(t *testing.T) {
			a := boundedBy(t, nodes(), c.needs)
			if all, by := a.bound(); all != c.all || !slices.Equal(by, c.by) {
				t.Errorf("they need %d nodes, %v by resource, not %d, %v", all, by, c.all, c.by)
			}
		})
	}
}

// bounded is one that runs, in a zone or anywhere.
type bounded struct {
	zone  string
	cores int64
}

// boundedBy is an allocator in which each of some runs on nodes of ten cores each.
func boundedBy(t *testing.T, nodes []cluster.Node, needs []bounded) *Allocator {
	t.Helper()
	machines := &cluster.Config{Resources: []cluster.Resource{{Name: "cpu"}}, Pools: []string{"all"}, Nodes: nodes}
	for i := range nodes {
		nodes[i].Zone, nodes[i].Model, nodes[i].Capacity = -1, -1, []int64{10}
	}
	a := &Allocator{room: Room{cluster.New(machines, rng.Root(1, 0))}, streams: make([]stream, len(needs))}
	for i, n := range needs {
		r := &a.streams[i].rules
		r.Rules = &Rules{}
		if n.zone != "" {
			r.Labels = map[string]string{"zone": n.zone}
			r.allowed = a.allBut(r)
		}
		*a.claims.at(a.claims.more(1)) = claim{Request: Request{Stream: int32(i), Need: cluster.Need{Amounts: []int64{n.cores}}}, spots: make([]cluster.Spot, 1)}
	}
	return a
}

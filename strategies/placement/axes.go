package placement

import (
	"fmt"
	"slices"
	"strings"

	"simulate/sim/cluster"
)

// axes are the resources that nodes have, and devices, which come after the last resource and count in thousandths;
// what is the cluster's as a whole is the same wherever a request goes, and no axis.
type axes struct {
	c       *cluster.Cluster
	all     []int     // numbers of resources; that of devices is how many resources there are
	largest []float64 // of any node, by number; above 0 for each axis
}

func axesOf(c *cluster.Cluster) axes {
	width := len(c.Config().Resources)
	a := axes{c: c, largest: make([]float64, width+1)}
	for r := range a.largest {
		for i := range c.Config().Nodes {
			a.largest[r] = max(a.largest[r], float64(has(&c.Config().Nodes[i], r)))
		}
		if a.largest[r] > 0 {
			a.all = append(a.all, r)
		}
	}
	return a
}

// has is what a node has on an axis.
func has(n *cluster.Node, r int) int64 {
	if r == len(n.Capacity) {
		return int64(n.Devices) * cluster.Whole
	}
	return n.Capacity[r]
}

// free is what is free on a node on an axis, and how much of it the node has.
func free(c *cluster.Cluster, n int32, r int) (left, capacity int64) {
	if r == len(c.Config().Resources) {
		return c.Idle(n), int64(len(c.Left(n))) * cluster.Whole
	}
	return c.Free(n)[r], c.Capacity(n)[r]
}

// wants is what a need asks for on an axis.
func wants(need *cluster.Need, r int) int64 {
	if r == len(need.Amounts) {
		return need.Thousandths()
	}
	return need.Amounts[r]
}

// axisNames are the names of the axes of c by number; empty: it is none.
func axisNames(c *cluster.Config) []string {
	names := make([]string, len(c.Resources)+1)
	for r := range c.Resources {
		if !c.Resources[r].Shared {
			names[r] = c.Resources[r].Name
		}
	}
	names[len(c.Resources)] = "gpu"
	return names
}

// known checks that weights are of axes of c, and that none is below 0.
func known[N int64 | float64](weights map[string]N, c *cluster.Config) error {
	names := axisNames(c)
	var wrong []string
	for name, weight := range weights {
		switch {
		case name == "" || !slices.Contains(names, name):
			known := strings.Join(slices.DeleteFunc(names, func(n string) bool { return n == "" }), ", ")
			wrong = append(wrong, fmt.Sprintf("%q is no resource of nodes; they have %s", name, known))
		case weight < 0:
			wrong = append(wrong, fmt.Sprintf("%s has the weight %v; 0 is the least", name, weight))
		}
	}
	if wrong == nil {
		return nil
	}
	slices.Sort(wrong)
	return fmt.Errorf("weights: %s", strings.Join(wrong, "; "))
}

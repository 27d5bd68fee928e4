package ordering

import (
	"errors"
	"fmt"

	"simulate/sim/cluster"
)

// newPinnedRows writes rows in which the cores of each node are numbered.
func newPinnedRows(c *cluster.Cluster) rows {
	r := newRows(c)
	r.cores, r.unit = coresOf(c.Config())
	for n := range int32(c.Len()) {
		r.words = max(r.words, wordsOf(c.Capacity(n)[r.cores]/r.unit))
	}
	return r
}

// coresOf is the resource whose units are numbered, and how much of it is one; -1: there is none.
func coresOf(machines *cluster.Config) (resource int, unit int64) {
	for i, r := range machines.Resources {
		if r.Name == "cpu" && !r.Shared {
			return i, int64(r.Kind.Unit())
		}
	}
	return -1, 0
}

// wholeCores is why the cores of machines cannot be numbered.
func wholeCores(backfill string, machines *cluster.Config) error {
	resource, unit := coresOf(machines)
	if resource < 0 {
		return fmt.Errorf("backfill: %s numbers cores, and the nodes have no cpu", backfill)
	}
	var problems []error
	for _, n := range machines.Nodes {
		if cores := n.Capacity[resource]; cores%unit != 0 {
			problems = append(problems, fmt.Errorf("backfill: %s numbers cores, and node %s has %v of them; give it a whole number of cpu", backfill, n.Name, float64(cores)/float64(unit)))
		}
	}
	return errors.Join(problems...)
}

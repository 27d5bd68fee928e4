package ordering

import (
	"cmp"
	"slices"

	"simulate/sim/allocation"
	"simulate/sim/cluster"
)

// newEasySjbf fills as easy does, but in the order of estimates, the shortest first.
func newEasySjbf(c *cluster.Cluster) allocation.Backfill {
	e := easyOf(c)
	e.sort = func(d *allocation.Desk, others []allocation.Slot) {
		slices.SortStableFunc(others, func(x, y allocation.Slot) int { return cmp.Compare(d.Estimate(x), d.Estimate(y)) })
	}
	return e
}

package ordering

import (
	"simulate/sim/allocation"
	"simulate/sim/cluster"
)

// newConservativePinned promises as conservative does, but particular cores: the lowest-numbered ones that are free for
// the whole estimate. A request that could do with others may have to wait longer.
func newConservativePinned(c *cluster.Cluster) allocation.Backfill {
	return &conservative{book: newBook(newPinnedRows(c))}
}

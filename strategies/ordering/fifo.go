package ordering

import (
	"simulate/sim/allocation"
	"simulate/sim/cluster"
)

// Fifo asks who came first. If it skips those that cannot start, a large request may wait forever while small ones keep
// coming.
type Fifo struct {
	Head Head
}

// New implements Strategy.
func (f *Fifo) New([]allocation.Tenant, *cluster.Config) (allocation.Ordering, error) {
	return f.Head.one(line{f.Head == Blocks})
}

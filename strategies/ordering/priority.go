package ordering

import (
	"simulate/sim/allocation"
	"simulate/sim/cluster"
)

// Priority asks the most important first, of equals who came first.
type Priority struct {
	Head Head
}

// New implements Strategy.
func (p *Priority) New([]allocation.Tenant, *cluster.Config) (allocation.Ordering, error) {
	return p.Head.one(byPriority{line{p.Head == Blocks}})
}

type byPriority struct{ line }

func (byPriority) Rank(r *allocation.Request) int64 { return -int64(r.Priority) }

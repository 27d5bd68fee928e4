package ordering

import (
	"simulate/sim/allocation"
	"simulate/sim/cluster"
)

// ShortestFirst asks who will run shortest by its estimate, of equals who came first.
type ShortestFirst struct {
	Head Head
}

// New implements Strategy.
func (f *ShortestFirst) New([]allocation.Tenant, *cluster.Config) (allocation.Ordering, error) {
	return f.Head.one(byEstimate{line{f.Head == Blocks}})
}

type byEstimate struct{ line }

func (byEstimate) Rank(r *allocation.Request) int64 { return int64(r.Estimate) }

package ordering

import (
	"math"

	"simulate/sim/allocation"
	"simulate/sim/cluster"
)

// PriorityWithFairshare asks the highest priority that waits, and within it the tenant that has least of one resource
// in use, as FairShare does.
type PriorityWithFairshare struct {
	FairShare
}

// New implements Strategy.
func (p *PriorityWithFairshare) New(tenants []allocation.Tenant, machines *cluster.Config) (allocation.Ordering, error) {
	shares, err := p.shares(tenants, machines)
	if err != nil {
		return nil, err
	}
	return p.Head.one(sharedPriority{fairShare{line{p.Head == Blocks}, shares}})
}

// sharedPriority has a class for each priority, the highest first.
type sharedPriority struct{ fairShare }

func (sharedPriority) Class(r *allocation.Request) int64 { return -int64(r.Priority) }

func (p sharedPriority) Choose(lines []allocation.Line, use *allocation.Use) int {
	first := int64(math.MaxInt64)
	for _, line := range lines {
		first = min(first, line.Class)
	}
	return p.shares.choose(lines, first, use)
}

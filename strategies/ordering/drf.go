package ordering

import (
	"errors"

	"simulate/sim/allocation"
	"simulate/sim/cluster"
)

// DRF asks the tenant whose dominant share is least: the largest of its shares of all resources and devices, divided
// by its weight (dominant resource fairness, Ghodsi et al., NSDI 2011). It goes down the tree of tenants, where what a
// tenant uses includes those below it.
type DRF struct {
	Head    Head
	Weights Weights
}

// New implements Strategy.
func (d *DRF) New(tenants []allocation.Tenant, machines *cluster.Config) (allocation.Ordering, error) {
	weights, err := d.Weights.of(tenants)
	if err := errors.Join(d.Head.check(), err); err != nil {
		return nil, err
	}
	var all []int
	for r := range len(machines.Resources) + 1 {
		all = append(all, r)
	}
	return d.Head.one(fairShare{line{d.Head == Blocks}, newShares(tenants, weights, all...)})
}

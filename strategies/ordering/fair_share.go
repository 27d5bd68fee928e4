package ordering

import (
	"errors"
	"fmt"
	"strings"

	"simulate/sim/allocation"
	"simulate/sim/cluster"
)

// FairShare asks the tenant that has least of one resource in use, divided by its weight, and of its requests the one
// that came first. It goes down the tree of tenants, where what a tenant uses includes those below it.
type FairShare struct {
	Head     Head
	Resource string // by name; gpu: devices
	Weights  Weights
}

// NewFairShare compares the use of cores, and sets aside a tenant whose first cannot start.
func NewFairShare() *FairShare { return &FairShare{Head: Skips, Resource: "cpu"} }

// New implements Strategy.
func (f *FairShare) New(tenants []allocation.Tenant, machines *cluster.Config) (allocation.Ordering, error) {
	shares, err := f.shares(tenants, machines)
	if err != nil {
		return nil, err
	}
	return f.Head.one(fairShare{line{f.Head == Blocks}, shares})
}

// shares are those that are compared.
func (f *FairShare) shares(tenants []allocation.Tenant, machines *cluster.Config) (*shares, error) {
	weights, err := f.Weights.of(tenants)
	r, unknown := resourceOf(f.Resource, machines)
	return newShares(tenants, weights, r), errors.Join(f.Head.check(), unknown, err)
}

// resourceOf is the number of a resource among those of machines, devices (gpu) behind the others.
func resourceOf(name string, machines *cluster.Config) (int, error) {
	var names []string
	for i, r := range machines.Resources {
		if r.Name == name {
			return i, nil
		}
		names = append(names, r.Name)
	}
	if name == "gpu" {
		return len(names), nil
	}
	return 0, fmt.Errorf("resource: the cluster has no %s; it has %s", name, strings.Join(append(names, "gpu"), ", "))
}

// fairShare asks the tenant with the least share.
type fairShare struct {
	line
	shares *shares
}

func (f fairShare) Class(*allocation.Request) int64 { return 0 }

func (f fairShare) Choose(lines []allocation.Line, use *allocation.Use) int {
	return f.shares.choose(lines, 0, use)
}

package experiment

import (
	"math"
	"slices"

	"simulate/sim/cluster"
)

// fleet is machines that metrics are of: those of a cluster, a pool, a single node. Resources are numbered as in the
// cluster's Config; after the last one come devices.
type fleet struct {
	c             *cluster.Config
	scope         Scope
	places        []int // of its nodes in the Config
	cores, memory int   // resources; -1: there is none
	priced        bool  // nodes have a price
}

// Devices is what they are called as a resource.
const Devices = "gpu"

// fewNodes is how many nodes a cluster may have to be shown node by node.
const fewNodes = 64

// fleetsOf are the cluster, its pools, and its nodes if they are few.
func fleetsOf(c *cluster.Config) []fleet {
	whole := Scope{Subtask: -1}
	all := []fleet{newFleet(c, whole, func(*cluster.Node) bool { return true })}
	for i, name := range c.Pools {
		scope := whole
		scope.Pool = name
		all = append(all, newFleet(c, scope, func(n *cluster.Node) bool { return n.Pool == i }))
	}
	for i := range c.Nodes {
		if len(c.Nodes) <= fewNodes {
			scope := whole
			scope.Node = c.Nodes[i].Name
			all = append(all, newFleet(c, scope, func(n *cluster.Node) bool { return n == &c.Nodes[i] }))
		}
	}
	return all
}

func newFleet(c *cluster.Config, scope Scope, holds func(*cluster.Node) bool) fleet {
	f := fleet{c: c, scope: scope}
	for i := range c.Nodes {
		if n := &c.Nodes[i]; holds(n) {
			f.places = append(f.places, i)
			f.priced = f.priced || n.Price > 0
		}
	}
	f.cores = slices.IndexFunc(c.Resources, func(r cluster.Resource) bool { return r.Kind == cluster.Cores && !r.Shared })
	f.memory = slices.IndexFunc(c.Resources, func(r cluster.Resource) bool { return r.Name == "memory" && !r.Shared })
	return f
}

// whole says whether it is the cluster as a whole.
func (f *fleet) whole() bool { return f.scope == Scope{Subtask: -1} }

// width is how many resources there are, devices included.
func (f *fleet) width() int { return len(f.c.Resources) + 1 }

// had is how much of a resource a node has, in base units; NaN where there is no limit. What is the cluster's as a whole
// no node has.
func (f *fleet) had(place, resource int) float64 {
	n := &f.c.Nodes[place]
	switch {
	case resource == len(f.c.Resources):
		return float64(n.Devices)
	case n.Capacity[resource] == cluster.Plenty:
		return math.NaN()
	}
	return float64(n.Capacity[resource]) / f.unit(resource)
}

// unit is how many of the integers in which a resource is counted make a base unit.
func (f *fleet) unit(resource int) float64 {
	if resource == len(f.c.Resources) {
		return cluster.Whole
	}
	return f.c.Resources[resource].Kind.Unit()
}

// has says whether any of its nodes has a resource, or the cluster as a whole.
func (f *fleet) has(resource int) bool {
	if f.whole() && resource < len(f.c.Resources) && f.c.Resources[resource].Amount > 0 {
		return true
	}
	return slices.ContainsFunc(f.places, func(place int) bool { return f.had(place, resource) != 0 })
}

// limited says whether shares of a resource mean anything.
func (f *fleet) limited(resource int) bool {
	return !slices.ContainsFunc(f.places, func(place int) bool { return math.IsNaN(f.had(place, resource)) })
}

// of is its scope narrowed to a resource.
func (f *fleet) of(resource int) Scope {
	s := f.scope
	s.Resource = resourceName(f.c, resource)
	return s
}

func resourceName(c *cluster.Config, resource int) string {
	if resource == len(c.Resources) {
		return Devices
	}
	return c.Resources[resource].Name
}

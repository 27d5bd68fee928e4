package allocation

import (
	"slices"

	"simulate/sim/clock"
	"simulate/sim/cluster"
)

// machines is what is counted of nodes over time: integrals in nanoseconds times amounts, as floats.
type machines struct {
	width int // resources, devices included
	nodes []machine
	taken []float64 // by node and resource: the integral of what is in use
	place []int     // of each node in the cluster's Config
}

// machine is what is counted of one node besides.
type machine struct {
	since      clock.Time // all is counted up to then
	there      float64    // nanoseconds that it is there, and paid
	inUse      float64    // with anything on it
	fragmented float64    // times thousandths of devices
	idle       float64    // there, times the share that is free of the resource it has least left of
}

func newMachines(a *Allocator) machines {
	width := len(a.room.Config().Resources) + 1
	m := machines{width: width, nodes: make([]machine, a.room.Len()), taken: make([]float64, a.room.Len()*width)}
	for n := range m.nodes {
		m.place = append(m.place, a.room.Place(int32(n)))
	}
	return m
}

// node counts what a node was so far, before it changes.
func (c *counts) node(a *Allocator, n int32) {
	a.fragments.pass(a.now)
	m := &c.machines.nodes[n]
	dt := float64(a.now - m.since)
	m.since = a.now
	if dt == 0 || a.room.State(n) == cluster.Absent {
		return
	}
	m.there += dt
	free, had := a.room.Free(n), a.room.Capacity(n)
	row := c.machines.taken[int(n)*c.machines.width:]
	busiest := 0.0
	for r := range had {
		used := float64(had[r] - free[r])
		row[r] += float64(used * dt)
		if had[r] > 0 {
			busiest = max(busiest, used/float64(had[r]))
		}
	}
	if devices := float64(len(a.room.Left(n)) * cluster.Whole); devices > 0 {
		used := devices - float64(a.room.Idle(n))
		row[len(had)] += float64(used * dt)
		busiest = max(busiest, used/devices)
	}
	m.idle += float64((1 - busiest) * dt)
	if a.room.Grants(n) > 0 {
		m.inUse += dt
	}
	if of := a.fragments.of; of != nil && a.room.State(n) == cluster.Up {
		m.fragmented += float64(of.Of(n) * dt)
	}
}

// clone is m as it is now.
func (m *machines) clone() machines {
	c := *m
	c.nodes, c.taken = slices.Clone(m.nodes), slices.Clone(m.taken)
	return c
}

// tally is what was counted of each node, as the Config numbers them, from m to a later state of it.
func (m *machines) tally(later *machines, nodes []NodeTally) {
	for n, place := range m.place {
		a, b := &m.nodes[n], &later.nodes[n]
		nodes[place] = NodeTally{There: b.there - a.there, InUse: b.inUse - a.inUse, Idle: b.idle - a.idle, Fragmented: b.fragmented - a.fragmented}
		for r := range m.width {
			nodes[place].Taken = append(nodes[place].Taken, later.taken[n*m.width+r]-m.taken[n*m.width+r])
		}
	}
}

// count counts the nodes that are there.
func (c *counts) count(a *Allocator) {
	pools := len(a.room.Config().Pools)
	if c.there == nil {
		c.there, c.most = make([]int, 1+pools), make([]int, 1+pools)
	}
	clear(c.there)
	for n := range int32(a.room.Len()) {
		if a.room.State(n) != cluster.Absent {
			c.there[0]++
			c.there[1+a.room.Spec(n).Pool]++
		}
	}
	for i, there := range c.there {
		c.most[i] = max(c.most[i], there)
	}
}

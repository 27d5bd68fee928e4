package ordering

import (
	"slices"

	"simulate/sim/allocation"
	"simulate/sim/clock"
	"simulate/sim/cluster"
)

// conservative promises everybody a start on arrival: the earliest at which there is room for the whole estimate, given
// those who run and all other promises. When something has been given back, each in its turn gets the earliest start
// again, all other promises staying as they are, so that none gets later.
type conservative struct {
	book
	arrived  []allocation.Slot // since the last pass
	promised []allocation.Slot // who waited when it was over
	freed    bool              // something has been given back since
}

func newConservative(c *cluster.Cluster) allocation.Backfill {
	return &conservative{book: newBook(newRows(c))}
}

// Arrived forgets the plan of one that gave up and whose slot it was.
func (c *conservative) Arrived(d *allocation.Desk, s allocation.Slot) {
	c.freed = c.lift(s, d.Now()) || c.freed
	c.arrived = append(c.arrived, s)
}

// Ended gives back what it held until the end that was expected.
func (c *conservative) Ended(d *allocation.Desk, s allocation.Slot) {
	c.freed = c.lift(s, d.Now()) || c.freed
}

// Pass starts those who have been promised to start now.
func (c *conservative) Pass(d *allocation.Desk) {
	c.open(d)
	c.freed = c.moved() || c.freed
	c.dropGone(d.Now())
	if c.freed {
		c.compress(d)
	} else {
		c.add(d)
	}
	c.freed, c.arrived = false, c.arrived[:0]
	for _, s := range c.waiting {
		c.serve(d, s)
	}
	c.promised = append(c.promised[:0], c.waiting...)
}

// dropGone takes back what those were promised who have given up.
func (c *conservative) dropGone(now clock.Time) {
	for _, s := range c.promised {
		if p := c.plan(s); p.stage == promised && !c.waits(s) {
			c.freed = c.lift(s, now) || c.freed
		}
	}
}

// compress gives everybody the earliest start that there is by now.
func (c *conservative) compress(d *allocation.Desk) {
	for _, s := range c.waiting {
		c.lift(s, d.Now())
		c.promise(d, s, clock.Never)
	}
}

// add promises starts to those who have arrived, and again to those for whom there was no time when theirs had come.
func (c *conservative) add(d *allocation.Desk) {
	for _, s := range c.waiting {
		if p := c.plan(s); (p.stage == promised && p.from < d.Now()) || (p.stage == unplanned && !slices.Contains(c.arrived, s)) {
			c.lift(s, d.Now())
			c.promise(d, s, clock.Never)
		}
	}
	for _, s := range c.arrived {
		if c.waits(s) && c.plan(s).stage == unplanned {
			c.promise(d, s, clock.Never)
		}
	}
}

// serve starts a request if it has been promised to start now, or says why it waits.
func (c *conservative) serve(d *allocation.Desk, s allocation.Slot) {
	if c.isDue(s, d.Now()) && !c.allows(d, s) {
		c.lift(s, d.Now())
		c.promise(d, s, clock.Never)
	}
	switch due := c.isDue(s, d.Now()); {
	case due && !d.Over():
		c.start(d, s)
	case !due:
		c.explain(d, s)
	}
}

// allows says whether rules still allow what was promised.
func (c *conservative) allows(d *allocation.Desk, s allocation.Slot) bool {
	for _, at := range c.plan(s).spots {
		if !d.Allows(at.Node, s) {
			return false
		}
	}
	return true
}

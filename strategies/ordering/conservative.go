package ordering

import (
	"slices"

	"simulate/sim/allocation"
	"simulate/sim/clock"
	"simulate/sim/cluster"
)

// conservative promises everybody a start on arrival: the earliest at which there is room for the whole estimate, given
// those who run and all other promises. When something has been given back, each in its turn gets the earliest start
// again, all other promises staying as they are, so that none gets later. Those are passed over who could not use what
// has been given back since they were last looked at: they would get what they have.
type conservative struct {
	book
	arrived []allocation.Slot // since the last pass
	freed   bool              // something has been given back since
	gains   gains
	was     plan // scratch
}

func newConservative(c *cluster.Cluster) allocation.Backfill {
	return &conservative{book: newBook(newRows(c))}
}

// Arrived has it promised a start in the next pass.
func (c *conservative) Arrived(d *allocation.Desk, s allocation.Slot) {
	c.arrived = append(c.arrived, s)
	c.gains.asks(&d.Request(s).Need)
	c.plan(s).told = allocation.NoReason
}

// Left takes back what was promised to one that waits no more.
func (c *conservative) Left(d *allocation.Desk, s allocation.Slot) {
	c.giveBack(s, d.Now())
	c.arrived = slices.DeleteFunc(c.arrived, func(x allocation.Slot) bool { return x == s })
}

// Ended gives back what it held until the end that was expected.
func (c *conservative) Ended(d *allocation.Desk, s allocation.Slot) { c.giveBack(s, d.Now()) }

// giveBack lets others have what a request has, or has been promised.
func (c *conservative) giveBack(s allocation.Slot, now clock.Time) {
	if c.lift(s, now) {
		p := c.plan(s)
		c.gained(p.spots, max(p.from, now), p.to)
		c.freed = true
	}
}

// gained notes that something has been given back at those spots.
func (c *conservative) gained(spots []cluster.Spot, from, to clock.Time) {
	for i, at := range spots {
		if i == 0 || at.Node != spots[i-1].Node {
			c.gains.add(&c.rows, &c.lines[at.Node], from, to)
		}
	}
}

// Pass starts those who have been promised to start now.
func (c *conservative) Pass(d *allocation.Desk) {
	c.open(d)
	switch moved := c.moved(); {
	case moved || c.freed:
		c.compress(d, moved)
	default:
		c.add(d)
	}
	c.freed, c.arrived = false, c.arrived[:0]
	for _, s := range c.waiting {
		c.serve(d, s)
	}
}

// compress gives everybody the earliest start that there is by now, all of them anew if machines have come or gone.
func (c *conservative) compress(d *allocation.Desk, all bool) {
	first := c.gains.next()
	for _, s := range c.waiting {
		if c.mayGain(s, d.Now()) || all {
			c.again(d, s)
		}
	}
	c.gains.drop(first) // everybody has seen those
}

// again promises a start anew.
func (c *conservative) again(d *allocation.Desk, s allocation.Slot) {
	p := c.plan(s)
	c.was.from, c.was.to = p.from, p.to
	c.was.spots, c.was.cores = append(c.was.spots[:0], p.spots...), append(c.was.cores[:0], p.cores...)
	had := c.lift(s, d.Now())
	has := c.promise(d, s, clock.Never)
	if had && !(has && p.same(&c.was)) {
		c.gained(c.was.spots, max(c.was.from, d.Now()), c.was.to)
	}
	p.seen = c.gains.next()
}

// add promises starts to those who have arrived, and again to those for whom there was no time when theirs had come.
func (c *conservative) add(d *allocation.Desk) {
	for _, s := range c.waiting {
		if p := c.plan(s); (p.stage == promised && p.from < d.Now()) || (p.stage == unplanned && !slices.Contains(c.arrived, s)) {
			c.again(d, s)
		}
	}
	for _, s := range c.arrived {
		if c.plan(s).stage == unplanned {
			c.again(d, s)
		}
	}
}

// serve starts a request if it has been promised to start now, or says why it waits.
func (c *conservative) serve(d *allocation.Desk, s allocation.Slot) {
	if c.isDue(s, d.Now()) && !c.allows(d, s) {
		c.again(d, s)
	}
	switch due := c.isDue(s, d.Now()); {
	case due && !d.Over():
		c.begin(d, s)
	case !due:
		c.explain(d, s)
	}
}

// begin starts a request as it has been promised. What it has no need of, on fast machines or because rules keep its
// members from each other by now, is given back.
func (c *conservative) begin(d *allocation.Desk, s allocation.Slot) {
	p := c.plan(s)
	until := p.to
	c.start(d, s)
	from := p.from
	if p.stage == kept {
		from = p.to
	}
	c.gained(p.spots, max(from, d.Now()), until)
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

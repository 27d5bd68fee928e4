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
	for _, s := range c.waiting {
		c.expire(s, d.Now())
	}
	switch moved := c.moved(); {
	case moved || c.freed:
		c.compress(d, moved)
	default:
		c.add(d)
	}
	c.freed, c.arrived = false, c.arrived[:0]
	for i := 0; i < len(c.waiting) && !d.Stopped(); i++ {
		c.serve(d, c.waiting[i])
	}
}

// expire takes back what was promised to one for whom there was no time when his had come: by what is over nobody else may
// be held up, who would hold him up in turn.
func (c *conservative) expire(s allocation.Slot, now clock.Time) {
	if p := c.plan(s); p.stage == promised && p.from < now {
		c.giveBack(s, now)
	}
}

// compress gives everybody the earliest start that there is by now, all of them anew if machines have come or gone.
func (c *conservative) compress(d *allocation.Desk, all bool) {
	c.gains.mark()
	for _, s := range c.waiting {
		switch p := c.plan(s); {
		case d.Stopped():
			return
		case all || p.stage != promised || p.restless:
			c.again(d, s)
		case c.isPlain(p):
			c.advance(d, s)
		case c.mayGain(p, d.Now()):
			c.again(d, s)
		}
		c.plan(s).seen = c.gains.next
	}
	c.gains.drop() // everybody has seen those
}

// advance promises an earlier start to one that asks for one place only, if what has been given back allows.
func (c *conservative) advance(d *allocation.Desk, s allocation.Slot) {
	p := c.plan(s)
	at, n := c.soonest(d, s)
	if at == clock.Never {
		return
	}
	node, from, to := p.spots[0].Node, p.from, p.to
	c.lift(s, d.Now())
	p.spots[0].Node, p.from, p.to = n, at, after(at, p.length)
	c.enter(p)
	c.gains.add(&c.rows, &c.lines[node], from, to)
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
	p.seen = c.gains.next
}

// add promises starts to those who have arrived, and again to those who could not start although theirs had come.
func (c *conservative) add(d *allocation.Desk) {
	for _, s := range c.waiting {
		if c.plan(s).stage == unplanned && !d.Stopped() && !slices.Contains(c.arrived, s) {
			c.again(d, s)
		}
	}
	for _, s := range c.arrived {
		if c.plan(s).stage == unplanned && !d.Stopped() {
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

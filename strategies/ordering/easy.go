package ordering

import (
	"simulate/sim/allocation"
	"simulate/sim/cluster"
)

// easy promises a start to the first that waits, and lets those behind it start as long as they do not delay that: who
// is done by then, and who leaves on its nodes what it needs. All is worked out anew in every pass.
type easy struct {
	running ends
	shadow  shadow
	speed   float64 // of the slowest machine
	waiting []allocation.Slot
	sort    func(d *allocation.Desk, others []allocation.Slot) // those behind the first; nil: they stay in order
}

func newEasy(c *cluster.Cluster) allocation.Backfill { return easyOf(c) }

func easyOf(c *cluster.Cluster) *easy { return &easy{shadow: newShadow(c), speed: slowest(c)} }

// Arrived has nothing to do: there are no plans from one pass to the next.
func (e *easy) Arrived(*allocation.Desk, allocation.Slot) {}

// Ended is one that runs no more.
func (e *easy) Ended(_ *allocation.Desk, s allocation.Slot) { e.running.remove(s) }

// Left has nothing to do either.
func (e *easy) Left(*allocation.Desk, allocation.Slot) {}

// Pass starts the first as long as they can start, and fills up with others.
func (e *easy) Pass(d *allocation.Desk) {
	e.waiting = append(e.waiting[:0], d.Waiting()...)
	rest := e.waiting
	for len(rest) > 0 && !d.Over() && d.Start(rest[0]) {
		e.running.add(rest[0], d.Until(rest[0]))
		rest = rest[1:]
	}
	if len(rest) < 2 || d.Over() {
		return
	}
	e.shadow.cast(d, rest[0], e.running.list)
	others := rest[1:]
	if e.sort != nil {
		e.sort(d, others)
	}
	for _, s := range others {
		if d.Over() {
			return
		}
		e.fill(d, s)
	}
}

// fill starts one that is not the first, if it does not delay that one.
func (e *easy) fill(d *allocation.Desk, s allocation.Slot) {
	r := d.Request(s)
	var bars []allocation.Bar
	stays := after(d.Now(), span(d.Estimate(s), e.speed)) > e.shadow.at
	if stays {
		bars = e.shadow.barsFor(r)
	}
	switch {
	case stays && !e.shadow.leaves(r):
		d.Blame(s, allocation.Reserved)
	case d.Fill(s, bars):
		e.running.add(s, d.Until(s))
		if stays {
			e.shadow.take(d, s)
		}
	}
}

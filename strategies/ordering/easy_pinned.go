package ordering

import (
	"slices"

	"simulate/sim/allocation"
	"simulate/sim/clock"
	"simulate/sim/cluster"
)

// easyPinned promises the first that waits particular cores, the lowest-numbered ones that are free for its whole
// estimate, and starts others on cores that are free for theirs. The plan changes only when something has been given
// back; else those who arrive are tried in turn against it, and who finds nobody waiting becomes the first.
type easyPinned struct {
	book
	head    allocation.Slot   // -1: nobody has been promised anything
	arrived []allocation.Slot // since the last pass
	freed   bool              // something has been given back since
}

func newEasyPinned(c *cluster.Cluster) allocation.Backfill {
	return &easyPinned{book: newBook(newPinnedRows(c)), head: -1}
}

// Arrived has it tried in the next pass.
func (e *easyPinned) Arrived(_ *allocation.Desk, s allocation.Slot) { e.arrived = append(e.arrived, s) }

// Ended gives back what it held until the end that was expected.
func (e *easyPinned) Ended(d *allocation.Desk, s allocation.Slot) {
	e.freed = e.lift(s, d.Now()) || e.freed
}

// Left forgets who waits no more.
func (e *easyPinned) Left(d *allocation.Desk, s allocation.Slot) {
	if s == e.head {
		e.dropHead(d.Now())
	}
	e.arrived = slices.DeleteFunc(e.arrived, func(x allocation.Slot) bool { return x == s })
}

// Pass starts those for whom there is room now.
func (e *easyPinned) Pass(d *allocation.Desk) {
	e.open(d)
	e.freed = e.moved() || e.freed
	if e.freed {
		e.replan(d)
	} else {
		e.try(d)
	}
}

// replan goes through all who wait: the first that cannot start is promised when it can.
func (e *easyPinned) replan(d *allocation.Desk) {
	if e.head >= 0 {
		e.dropHead(d.Now())
	}
	for _, s := range e.waiting {
		if d.Over() || d.Stopped() {
			return
		}
		e.ask(d, s)
	}
	e.freed, e.arrived = false, e.arrived[:0]
}

// try goes through those who have arrived.
func (e *easyPinned) try(d *allocation.Desk) {
	for len(e.arrived) > 0 && !d.Over() && !d.Stopped() {
		s := e.arrived[0]
		if e.plan(s).stage == unplanned {
			e.ask(d, s)
		}
		e.arrived = slices.Delete(e.arrived, 0, 1)
	}
}

// ask starts a request if it can start now; if nobody waits who has been promised anything, it is.
func (e *easyPinned) ask(d *allocation.Desk, s allocation.Slot) {
	limit := d.Now() + 1
	if e.head < 0 {
		e.head, limit = s, clock.Never
	}
	e.promise(d, s, limit)
	switch {
	case !e.isDue(s, d.Now()):
		e.explain(d, s)
		return
	case e.head == s:
		e.head = -1
	}
	e.start(d, s)
}

// dropHead takes back what the first was promised.
func (e *easyPinned) dropHead(now clock.Time) {
	e.lift(e.head, now)
	e.head, e.freed = -1, true
}

package allocation

import (
	"cmp"
	"slices"

	"simulate/sim/clock"
)

// Pass starts whom it can of those that wait. With a decision time it is two: one begins the decision, and one after
// that time makes it.
func (a *Allocator) Pass(now clock.Time) {
	a.now = now
	if a.slow && !a.busy {
		a.beginDecision()
		return
	}
	a.busy, a.dirty, a.decided = false, false, false
	if a.queue.n > 0 || a.filler != nil {
		a.decide()
	}
	a.note()
	a.recordJoined()
	if a.decided && a.queue.n > 0 {
		a.wantPass()
	}
}

// beginDecision begins a decision, if there is something to decide.
func (a *Allocator) beginDecision() {
	if a.queue.n == 0 {
		a.dirty = false
		a.note()
		return
	}
	a.busy = true
	a.recordJoined()
	takes := clock.Nanoseconds(a.c.DecisionTime.Sample(a.decisions, a.decision))
	a.decision++
	a.tell(Due{At: a.now + takes, Kind: Passes})
}

// decide goes through the queue once.
func (a *Allocator) decide() {
	switch {
	case a.filler != nil:
		a.filler.Pass(&a.desk)
		a.rejectAll()
	case a.batches != nil:
		a.inBatches()
	case a.chooser != nil:
		a.inTurns()
	default:
		a.inLine()
	}
}

// inLine asks those of the only line, one after the other.
func (a *Allocator) inLine() {
	for s := a.queue.lines[0].at(0); s >= 0 && !a.decided; s = a.behind(0, s) {
		if !a.try(s) && a.order.Blocks() && !a.c.Reject {
			a.held(0, s)
			return
		}
	}
}

// inBatches asks those who wait by size, largest first.
func (a *Allocator) inBatches() {
	size := func(s Slot) float64 { return a.batches.Size(&a.claims[s].Need) }
	all := slices.Clone(a.inOrder())
	slices.SortStableFunc(all, func(x, y Slot) int { return cmp.Compare(size(y), size(x)) })
	for _, s := range all {
		if a.decided || (!a.try(s) && a.order.Blocks() && !a.c.Reject) {
			return
		}
	}
}

// inTurns asks the first of one line after the other, as the order chooses. A line whose first cannot start is asked
// no more.
func (a *Allocator) inTurns() {
	for t := a.newTurns(); t.any() && !a.decided; {
		i := t.choose(a.chooser, &a.use)
		s := a.queue.lines[i].at(0)
		started := a.try(s)
		switch {
		case !started && !a.c.Reject && a.order.Blocks():
			return
		case !started && !a.c.Reject, a.queue.lines[i].at(0) < 0:
			t.setAside(i)
		}
	}
}

// try starts a request, or refuses it where nobody may wait.
func (a *Allocator) try(s Slot) bool {
	started := a.start(s, nil, true)
	if !started && a.c.Reject {
		a.reject(s)
	}
	return started
}

// reject refuses a request for the reason for which it would wait.
func (a *Allocator) reject(s Slot) {
	why := a.claims[s].reason
	a.leave(s)
	a.present--
	a.refuse(s, why)
	a.decided = a.slow
}

// rejectAll refuses all that still wait, where nobody may; where decisions take time, the one that was decided about.
func (a *Allocator) rejectAll() {
	if !a.c.Reject {
		return
	}
	for _, s := range slices.Clone(a.inOrder()) {
		if a.decided {
			return
		}
		a.reject(s)
	}
}

// held lets those behind one that cannot start know what they wait for, if it was the decision so far.
func (a *Allocator) held(line int32, s Slot) {
	if !a.slow {
		return
	}
	for s = a.behind(line, s); s >= 0; s = a.behind(line, s) {
		if a.claims[s].reason == Deciding {
			a.blame(s, BehindHead)
		}
	}
}

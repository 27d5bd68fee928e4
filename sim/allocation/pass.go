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
	a.hope.begin()
	if a.queue.n > 0 || a.filler != nil {
		a.decide()
	}
	a.note()
	a.recordJoined()
	a.fresh = a.fresh[:0]
	if a.decided && a.queue.n > 0 && !a.stopped() {
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

// inLine asks those of the only line, one after the other. Once all that are left are like others that have found no
// place, only those are asked who have come since the last pass, so that they hear what they wait for.
func (a *Allocator) inLine() {
	l := &a.queue.lines[0]
	for at, s := a.worth(l, place{}); s >= 0 && !a.decided; at, s = a.worth(l, at) {
		before := a.queue.moves
		if !a.try(s) && a.order.Blocks() && !a.c.Reject {
			a.held(l, place{at.piece, at.i + 1})
			return
		}
		if at.i++; a.queue.moves != before {
			at = a.behind(l, s)
		}
	}
	for _, n := range a.fresh {
		if c := a.claims.at(n.slot); !a.decided && c.epoch == n.epoch && c.phase == waiting && c.unasked() {
			a.try(n.slot)
		}
	}
}

// inBatches asks those who wait by size, largest first.
func (a *Allocator) inBatches() {
	size := func(s Slot) float64 { return a.batches.Size(&a.claims.at(s).Need) }
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
		s := a.queue.lines[i].head()
		started := a.try(s)
		switch {
		case !started && !a.c.Reject && a.order.Blocks():
			return
		case !started && !a.c.Reject, a.queue.lines[i].n == 0:
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
	a.dismissed(s, a.claims.at(s).reason)
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

// held lets those from a place on, behind one that cannot start, know what they wait for, if it was the decision so far.
func (a *Allocator) held(l *line, from place) {
	if !a.slow {
		return
	}
	for s, at := l.step(from); s >= 0; s, at = l.step(at) {
		if a.claims.at(s).reason == Deciding {
			a.blame(s, BehindHead)
		}
	}
}

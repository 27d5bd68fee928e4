package stream

import "simulate/sim/clock"

// ledger keeps when the events of a flow arrived and were taken in, where the one is counted ahead of the other, until
// the most that were lag at one time can be told.
type ledger struct {
	arrived  []clock.Time
	taken    []visit
	sorter   sorter
	instants []clock.Time // of those taken, in order
}

// keepLedgers lets the flows of a process have one.
func (pr *process) keepLedgers(p *Plane) {
	p.flows[pr.scope].ledger = &ledger{}
	for _, scope := range pr.workloadScopes {
		if scope >= 0 {
			p.flows[scope].ledger = &ledger{}
		}
	}
}

// enterArrival enters an event that arrives now.
func (p *Plane) enterArrival(l *ledger) {
	l.arrived = append(l.arrived, p.now)
	if len(l.arrived) >= 2*windowSize && p.news == NoNews {
		p.news = windowFull
	}
}

func (p *Plane) settleLags() {
	for i := range p.flows {
		if f := &p.flows[i]; f.ledger != nil {
			f.settleLag()
		}
	}
}

// settleLag finds the most events that were lag since it was last asked.
func (f *flow) settleLag() {
	l := f.ledger
	l.taken, l.instants = l.sorter.sort(l.taken), l.instants[:0]
	for i := range l.taken {
		l.instants = append(l.instants, l.taken[i].at)
	}
	before := int64(f.arrived.n-f.taken.n) - int64(len(l.arrived)) + int64(len(l.taken))
	f.lagPeak = peakOf(f.lagPeak, before, l.arrived, l.instants)
	l.arrived, l.taken = l.arrived[:0], l.taken[:0]
}

// peakOf is the largest value that a level had for any time, given that so far, how high it was before, and at which
// instants, in order, something came and went. It grows only by those that come; the k-th of them makes it the
// largest if so many of those before are still there, which is a look at one of those that went. A look that leaves
// room for a few tells for all of them.
func peakOf(peak, before int64, came, went []clock.Time) int64 {
	const few = 16
	for k := 0; k < len(came); k++ {
		if last := k + few - 1; last < len(came) && !exceeds(peak, before+int64(last), came[k], went) {
			k = last
			continue
		}
		for exceeds(peak, before+int64(k), came[k], went) {
			peak++
		}
	}
	return peak
}

// exceeds says whether of those before one that comes, and it, more than peak are there at an instant.
func exceeds(peak, before int64, at clock.Time, went []clock.Time) bool {
	gone := before - peak // if no more than so many went by then
	return gone >= 0 && (gone >= int64(len(went)) || went[gone] > at)
}

package stream

import "simulate/sim/clock"

// CatchUp says how a process came back from its outages: when, after one has ended, no more events are inside than
// when it began. Outages that begin before that count as one with it, which ends with the last of them. Once arrivals
// have ended a backlog melts that in truth would last, so what comes back later than that is only known to take at
// least so long; outages that begin later are not looked at.
type CatchUp struct {
	Outages int        // after which it caught up while events arrived
	Longest clock.Time // that this took
	Open    bool       // when arrivals ended it had not caught up
	Ended   clock.Time // with Open: when the outage ended; Never: it had not at the end of the run
	Least   clock.Time // with Open: what it takes at least; Never: nor had it caught up at the end of the run
}

// recovery is how far a process has come back from its outages.
type recovery struct {
	out    int   // outages under way
	mark   int64 // events inside when the first of them began
	behind bool  // one is under way, or there have been more events inside ever since
	ended  clock.Time
	seen   CatchUp
}

// startOutage lets a whole operator stand still.
func (p *Plane) startOutage(op *operator) {
	p.maintain(op.Outages[op.outage].To, outageEnds, op.index)
	pr := &p.processes[op.process]
	r := &pr.recovery
	if !r.behind && !p.closed {
		r.behind, r.mark = true, pr.total.inside().n
	}
	r.out++
	for i := range op.parallelism {
		p.stop(&p.subtasks[op.first+i])
	}
}

// endOutage ends it and puts the next one on the list.
func (p *Plane) endOutage(op *operator) {
	op.outage++
	p.nextOutage(op)
	pr := &p.processes[op.process]
	pr.recovery.out--
	pr.recovery.ended = p.now
	for i := range op.parallelism {
		p.resume(&p.subtasks[op.first+i])
	}
	if pr.recovery.behind {
		p.catchUp(pr)
	}
}

func (p *Plane) nextOutage(op *operator) {
	if op.outage < len(op.Outages) {
		p.maintain(op.Outages[op.outage].From, outageStarts, op.index)
	}
}

// catchUp looks whether a process is back to as many events as it had before its outage.
func (p *Plane) catchUp(pr *process) {
	r := &pr.recovery
	if r.out > 0 || pr.total.inside().n > r.mark {
		return
	}
	r.behind = false
	if took := p.now - r.ended; p.closed {
		r.seen.Open, r.seen.Ended, r.seen.Least = true, r.ended, took
	} else {
		r.seen.Outages++
		r.seen.Longest = max(r.seen.Longest, took)
	}
}

// caughtUp is a process's recovery as it stands at the end of a run.
func (p *Plane) caughtUp(pr *process) CatchUp {
	r := &pr.recovery
	seen := r.seen
	if !r.behind {
		return seen
	}
	seen.Open, seen.Ended, seen.Least = true, r.ended, clock.Never
	if r.out > 0 {
		seen.Ended = clock.Never
	}
	if pr.total.inside().n <= r.mark {
		seen.Least = 0 // nothing to catch up, if only the outage were over
	}
	return seen
}

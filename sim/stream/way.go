package stream

import "simulate/sim/clock"

// way is all that events go through, from the one workload to the sink: a chain of operators that change nothing about
// them, so that they need not be records.
type way interface {
	carry(p *Plane, n int)          // lets the next n events of the block arrive
	comeTo(p *Plane, to clock.Time) // counts what has happened up to an instant
}

// chooseWay makes the plane a way if it can be one; otherwise it leaves all as it is.
func (b *builder) chooseWay() {
	if !b.c.Recursion || len(b.c.Workloads) != 1 {
		return
	}
	w := &b.p.workloads[0]
	switch chain := b.p.chain(w); {
	case chain == nil:
	case isLane(chain):
		b.p.newLane(w, chain)
	case isRoad(w, chain):
		b.p.newRoad(w, chain)
	}
}

// chain is the operators through which the events of w go, if that is a chain; otherwise nil.
func (p *Plane) chain(w *workload) (chain []*operator) {
	if w.source == nil || len(w.readers) != 1 || w.gate.every != 0 || w.brings != nil {
		return nil
	}
	r := &w.readers[0]
	if !r.simple || r.follow || p.processes[r.process].workloadScopes != nil {
		return nil
	}
	for op := r.fan.edges[0].to; ; op = op.fan.edges[0].to {
		if !op.inChain() {
			return nil
		}
		if chain = append(chain, op); op.isSink() {
			break
		}
		if len(op.fan.edges) != 1 || op.fan.copies != 1 {
			return nil
		}
	}
	if len(chain) != len(p.processes[r.process].Operators) {
		return nil
	}
	return chain
}

// inChain says whether an operator has single servers, and lets records go as they came, in turn.
func (op *operator) inChain() bool {
	fits := op.servers == 1 && len(op.Inputs) == 1 && !op.detailed && op.work.alike() && !op.idle
	still := op.Failures == nil && op.Outages == nil && op.Batch == nil && op.Window == nil && op.shortest == nil
	oneForOne := op.isSink() || (op.every == 0 && op.selects == nil)
	return fits && still && oneForOne && op.Discipline != ProcessorSharing && op.levels == 1
}

// advanceWay lets events go on to an instant, or to where there is news.
func (p *Plane) advanceWay(to clock.Time) clock.Time {
	gone := p.gone
	for p.news == NoNews && p.carryOn(to) {
	}
	if p.news != NoNews {
		p.way.comeTo(p, p.now)
		return p.now
	}
	p.way.comeTo(p, to)
	if to != clock.Never {
		p.now = to
	}
	p.tellWhoLeft(gone)
	return p.now
}

// carryOn lets a part of a block arrive, and says whether there may be more before an instant.
func (p *Plane) carryOn(to clock.Time) bool {
	w := &p.workloads[0]
	if p.closed || (w.next == w.filled && !p.refill(w)) || w.block[w.next] > to {
		return false
	}
	if p.arrived == p.nextCut {
		p.now = w.block[w.next]
		p.way.comeTo(p, p.now)
		p.cut(p.now)
		p.planCut()
	}
	n := min(uint64(reached(w.block[:w.filled], w.next, to)-w.next), p.nextCut-p.arrived)
	if p.limit > 0 {
		n = min(n, p.limit-p.arrived)
	}
	p.now = w.block[w.next+int(n)-1]
	p.arrived += n
	p.handle(n)
	p.way.carry(p, int(n))
	if p.arrived == p.limit {
		p.full()
	}
	return true
}

// handle counts so many events that have happened.
func (p *Plane) handle(n uint64) {
	before := p.handled / breath
	p.handled += n
	if p.handled/breath != before && p.news == NoNews {
		p.news = Breath
	}
}

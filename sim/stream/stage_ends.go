package stream

import "simulate/sim/clock"

// The way from a workload to a stage, and from a stage out of a process, is short where nothing else happens on it:
// then events come and go in blocks.

// entrance is the stage to which the events of w go as they are; nil: the way is longer.
func (p *Plane) entrance(w *workload) *stage {
	if len(w.readers) != 1 || w.gate.every != 0 || w.brings != nil || w.sized {
		return nil
	}
	r := &w.readers[0]
	if !r.simple || r.follow || p.processes[r.process].workloadScopes != nil {
		return nil
	}
	if to := r.fan.edges[0].to; to.method != PassThrough && to.gathering == nil {
		return to.stage
	}
	return nil
}

// arriveAtStage lets events of w, the first of which is due now, come to its stage until something else happens.
func (p *Plane) arriveAtStage(w *workload, to clock.Time) {
	if p.arrived == p.nextCut {
		p.takeThrough(p.now)
		p.cut(p.now)
		p.planCut()
	}
	n := reached(w.block[:w.filled], w.next, min(to, p.upcoming()-1, p.coming.others.Next()-1)) - w.next
	n = int(min(uint64(max(n, 1)), uint64(w.stage.most), p.nextCut-p.arrived))
	if p.limit > 0 {
		n = int(min(uint64(n), p.limit-p.arrived))
	}
	s, edge := w.stage, &w.readers[0].fan.edges[0]
	instants := w.block[w.next : w.next+n]
	for i, at := range instants {
		place := p.pool.place()
		rec := &p.pool.records[place]
		*rec = record{due: at, joined: at, id: w.salt + w.count + uint64(i), workload: uint16(w.index), flags: offered}
		if w.keys != nil {
			rec.key = w.keys.key(w.count + uint64(i))
		}
		s.came, s.by = append(s.came, visit{at, p.route(edge, 0, rec, 0).index, place}), append(s.by, p.by)
	}
	w.next += n
	w.count += uint64(n)
	p.arrived += uint64(n)
	p.now = instants[n-1]
	p.handle(uint64(n - 1)) // the first is counted
	f := p.processes[s.op.process].total
	f.arrived.addAll(sumOf(instants))
	f.ledger.arrived = append(f.ledger.arrived, instants...)
	if len(s.came) >= s.most && p.news == NoNews {
		p.news = windowFull
	}
	if p.arrived == p.limit {
		p.full()
	}
}

// leavesPlainly says whether all that leaves a stage is events that end there, counted for the process only.
func (p *Plane) leavesPlainly(op *operator) bool {
	pr := &p.processes[op.process]
	if !op.isSink() || pr.workloadScopes != nil {
		return false
	}
	for i := range pr.Operators {
		if pr.Operators[i].Window != nil {
			return false
		}
	}
	for i := range p.workloads {
		for _, r := range p.workloads[i].readers {
			if r.process == op.process && r.follow {
				return false
			}
		}
	}
	return true
}

// sendOut is the end of the way for what was served.
func (p *Plane) sendOut(s *stage) {
	pr := &p.processes[s.op.process]
	f := pr.total
	sample, from := f.sample, p.current.from
	var lag, service moments
	s.sojourns = s.sojourns[:0]
	for i := range s.ends {
		rec := &p.pool.records[s.ends[i].record]
		p.pool.release(s.ends[i].record)
		if rec.due < from || rec.parts.blocked+rec.parts.collected > 0 {
			p.now = s.ends[i].at
			p.countSunk(pr.scope, f, rec)
			continue
		}
		s.sojourns = append(s.sojourns, int64(s.ends[i].at-rec.due))
		lag.add(clock.Time(rec.parts.lag))
		service.add(clock.Time(rec.parts.service))
	}
	sample.latency.RecordAll(s.sojourns)
	sample.parts[0].addUp(lag.at)
	sample.parts[1].addUp(service.at)
	f.sunk += lag.n
	for _, latency := range s.sojourns {
		f.latencies.add(uint64(latency))
	}
	s.sojourns = s.sojourns[:0]
	if n := len(s.ends); n > 0 {
		f.ended.addAll(sumOf(s.leaves))
		p.gone += uint64(n)
		pr.left = max(pr.left, s.leaves[n-1])
		p.lastEnd = max(p.lastEnd, s.leaves[n-1])
	}
}

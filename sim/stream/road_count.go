package stream

import "simulate/sim/clock"

// countRow counts what has happened at a row, where those joined, and returns who left: they join the next.
func (p *Plane) countRow(r *road, s *row, joined moments) moments {
	t, sample := s.op.total, &p.current.stations[s.op.scope]
	left, begun := sumOf(r.leaves), p.countKept(r, s, joined)
	t.peak = peakOf(t.peak, int64(t.joined.n-t.left.n), r.joins, r.leaves)
	t.joined.addAll(joined)
	t.left.addAll(left)
	begun.at.subtractWide(sample.wait.ExactSum())
	sample.wait.RecordAll(r.waits)
	begun.at.addWide(sample.wait.ExactSum()) // a service begins a wait after its record has joined
	sample.sojourn.RecordAll(r.sojourns)
	t.begun.addAll(begun)
	p.handle(left.n)
	return left
}

// countKept counts the services that were kept or will be, section by section or together with those of who came, and
// returns, of all that have begun, when their records joined; where the wait has been counted, when they began.
func (p *Plane) countKept(r *road, s *row, joined moments) moments {
	begun := joined
	begun.n -= r.waiting.n
	begun.at.subtractWide(r.waiting.at.hi, r.waiting.at.lo)
	for _, v := range r.resumed {
		if joined := r.kept[v.record].joined; joined >= p.current.from {
			r.waits = append(r.waits, int64(v.at-joined))
			begun.add(joined)
		} else {
			p.earlier(joined).stations[s.op.scope].wait.Record(int64(v.at - joined))
			begun.add(v.at)
		}
	}
	for _, v := range r.caught {
		if joined := r.kept[v.record].joined; joined >= p.current.from {
			r.sojourns = append(r.sojourns, int64(v.at-joined))
		} else {
			p.earlier(joined).stations[s.op.scope].sojourn.Record(int64(v.at - joined))
		}
	}
	return begun
}

// takeIn counts who was taken in at the first row, and ends their time as lag.
func (r *road) takeIn(f *flow) {
	l, n := f.ledger, 0
	taken, oldest := sized(l.taken, len(r.came)), f.lagAge
	for i, v := range r.came {
		began := r.began[i]
		r.lag[v.record] = float32(began - v.at)
		taken[n] = visit{at: began}
		in := int(uint64(began-r.reached-1) >> 63)
		n, oldest = n+in, max(oldest, (began-v.at)*clock.Time(in))
	}
	l.taken, f.lagAge = taken[:n], oldest
	for _, v := range r.resumed {
		f.lagAge = max(f.lagAge, v.at-r.due[v.record])
		l.taken = append(l.taken, v)
	}
}

// countOff counts who left, and how long that took.
func (p *Plane) countOff(r *road, f *flow, left moments) {
	if left.n == 0 {
		return
	}
	pr := &p.processes[r.process]
	var lag, service area
	r.sojourns = r.sojourns[:0]
	for i := range r.came {
		e := &r.came[i]
		latency := e.at - r.due[e.record]
		f.latencies.add(uint64(latency))
		if r.due[e.record] < p.current.from {
			sample := &p.earlier(r.due[e.record]).flows[pr.scope]
			sample.latency.Record(int64(latency))
			sample.parts[0].add(uint64(int64(r.lag[e.record])))
			sample.parts[1].add(uint64(int64(r.service[e.record])))
			continue
		}
		r.sojourns = append(r.sojourns, int64(latency))
		lag.add(uint64(int64(r.lag[e.record])))
		service.add(uint64(int64(r.service[e.record])))
	}
	f.sample.latency.RecordAll(r.sojourns)
	f.sample.parts[0].addUp(lag)
	f.sample.parts[1].addUp(service)
	f.ended.addAll(left)
	f.sunk += left.n
	p.gone += left.n
	p.lastEnd, pr.left = r.joins[left.n-1], r.joins[left.n-1]
}

// census is the records at a subtask of a row.
func (s *row) census(r *road, st *subtask, c *census, here func(clock.Time)) {
	s.ahead.each(func(v *visit) {
		if int32(uint64(v.subtask)*uint64(len(s.until))>>32) != st.local {
			return
		}
		here(r.kept[v.record].joined)
		if r.kept[v.record].next >= 0 {
			c.waiting++
		}
	})
	c.busy = c.present - c.waiting
}

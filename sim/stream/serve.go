package stream

import "simulate/sim/clock"

// lindley takes the records of a stage of single servers through it: a service begins when the record has joined
// and the service before has ended (D. V. Lindley, "The theory of queues with a single server", 1952).
func (p *Plane) lindley(s *stage, to clock.Time) {
	came := len(s.records)
	for i := range s.op.parallelism {
		if st := &p.subtasks[s.op.first+i]; st.queues[0].n > 0 {
			p.drainSingle(s, st, to)
		}
	}
	for i := range came {
		h := &s.records[i]
		st := &p.subtasks[h.to]
		rec := &h.rec
		rec.work = s.op.demand(p, rec, 1)
		p.joinStage(s, st, rec)
		if st.queues[0].n > 0 {
			st.queues[0].push(rec)
			continue
		}
		began := max(rec.joined, st.until)
		p.beginAt(st, rec, began)
		st.until = began + rec.work
		if st.until > to {
			st.busy = 1
			st.queues[0].push(rec)
			continue
		}
		p.endAt(s, st, uint32(i), st.until)
	}
}

// drainSingle lets the records that are at a subtask already be served.
func (p *Plane) drainSingle(s *stage, st *subtask, to clock.Time) {
	for q := &st.queues[0]; q.n > 0; {
		rec := q.at(0)
		if st.busy == 0 {
			if st.until > to {
				return
			}
			p.beginAt(st, rec, st.until)
			st.busy, st.until = 1, st.until+rec.work
		}
		if st.until > to {
			return
		}
		st.busy = 0
		s.records = append(s.records, handed{rec: *q.pop()})
		p.endAt(s, st, uint32(len(s.records)-1), st.until)
	}
}

// serveStage takes the records of a stage of several servers, or of limited places, through it, subtask by subtask:
// a service begins when the record has joined and the first server is free (J. Kiefer, J. Wolfowitz, "On the theory
// of queues with many servers", 1955). A record that finds no place is lost.
func (p *Plane) serveStage(s *stage, to clock.Time) {
	kept := 0
	for i, came := 0, len(s.records); i < came; i++ {
		h := s.records[i]
		st := &p.subtasks[h.to]
		p.endUpTo(s, st, h.rec.joined, st.index < h.by)
		if !st.accepts() {
			p.now = h.rec.joined
			p.lose(st, &h.rec)
			continue
		}
		h.rec.work = s.op.demand(p, &h.rec, 1)
		p.joinStage(s, st, &h.rec)
		s.records[kept] = h
		kept++
		if st.hasSeat() {
			p.seatAt(st, &h.rec, h.rec.joined)
			continue
		}
		st.queues[0].push(&h.rec)
		st.waiting++
	}
	for i := range s.op.parallelism {
		p.endUpTo(s, &p.subtasks[s.op.first+i], to, true)
	}
}

// endUpTo ends the services of a subtask that end before an instant, or at it, and begins those that follow.
func (p *Plane) endUpTo(s *stage, st *subtask, to clock.Time, inclusive bool) {
	for len(st.running) > 0 {
		until := st.running[0].until
		if until > to || (until == to && !inclusive) {
			return
		}
		seat := st.running.pop().seat
		s.records = append(s.records, handed{rec: st.seats[seat].rec})
		p.endAt(s, st, uint32(len(s.records)-1), until)
		st.seats[seat].busy = false
		st.busy--
		st.free = append(st.free, seat)
		if st.queues[0].n > 0 {
			st.waiting--
			p.seatAt(st, st.queues[0].pop(), until)
		}
	}
}

// seatAt gives a record a server.
func (p *Plane) seatAt(st *subtask, rec *record, began clock.Time) {
	s := st.sit()
	seat := &st.seats[s]
	seat.rec, seat.busy = *rec, true
	st.busy++
	p.beginAt(st, &seat.rec, began)
	st.running.push(run{until: began + rec.work, seat: s})
}

// joinStage counts that a record joins.
func (p *Plane) joinStage(s *stage, st *subtask, rec *record) {
	s.joins = append(s.joins, rec.joined)
	if !s.op.detailed {
		s.op.total.joined.add(rec.joined)
		return
	}
	p.now = rec.joined
	p.upParts(st, rec.workload, waiting)
}

// beginAt counts that a service begins.
func (p *Plane) beginAt(st *subtask, rec *record, began clock.Time) {
	p.now = began
	st.op.total.begun.add(began)
	p.countWait(st, rec)
	if st.op.detailed {
		p.downParts(st, rec.workload, waiting)
		p.upParts(st, rec.workload, working)
	}
	if rec.is(offered) {
		p.takeIn(st.op.process, rec)
	}
	rec.parts.service += float32(rec.work)
}

// endAt counts that a service ends.
func (p *Plane) endAt(s *stage, st *subtask, record uint32, at clock.Time) {
	rec := &s.records[record].rec
	p.sampleOf(s.op.scope, s.op.total, rec.joined).sojourn.Record(int64(at - rec.joined))
	s.ends = append(s.ends, end{at: at, subtask: st.index, record: record})
	if !s.op.detailed {
		s.op.total.left.add(at)
		return
	}
	p.now = at
	p.downParts(st, rec.workload, working)
	for _, scope := range p.partsOf(st, rec.workload) {
		p.sampleOf(scope, &p.stations[scope], rec.joined).sojourn.Record(int64(at - rec.joined))
	}
}

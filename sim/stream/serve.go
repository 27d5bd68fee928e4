package stream

import "simulate/sim/clock"

// serveStage takes the records of a stage of several servers, or of limited places, through it, subtask by subtask:
// a service begins when the record has joined and the first server is free (J. Kiefer, J. Wolfowitz, "On the theory
// of queues with many servers", 1955). A record that finds no place is lost.
func (p *Plane) serveStage(s *stage, to clock.Time) {
	kept := 0
	for i, came := 0, len(s.records); i < came; i++ {
		rec, st := s.records[i], &p.subtasks[s.to[i]]
		p.endUpTo(s, st, rec.joined, st.index < s.by[i])
		if !st.accepts() {
			p.now = rec.joined
			p.lose(st, &rec)
			continue
		}
		rec.work = s.op.demand(p, &rec, 1)
		rec.parts.service += float32(rec.work)
		s.joins = append(s.joins, rec.joined)
		if s.op.detailed {
			p.joinParts(st, &rec)
		}
		s.records[kept], s.to[kept] = rec, s.to[i]
		kept++
		if st.hasSeat() {
			p.seatAt(s, st, &rec, rec.joined)
			continue
		}
		st.queues[0].push(&rec)
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
		s.records, s.to = append(s.records, st.seats[seat].rec), append(s.to, st.index)
		p.endAt(s, st, len(s.records)-1, until)
		st.seats[seat].busy = false
		st.busy--
		st.free = append(st.free, seat)
		if st.queues[0].n > 0 {
			st.waiting--
			p.seatAt(s, st, st.queues[0].pop(), until)
		}
	}
}

// seatAt gives a record a server.
func (p *Plane) seatAt(s *stage, st *subtask, rec *record, began clock.Time) {
	n := st.sit()
	seat := &st.seats[n]
	seat.rec, seat.busy = *rec, true
	st.busy++
	p.beginAt(s, st, &seat.rec, began)
	st.running.push(run{until: began + rec.work, seat: n})
}

// joinParts counts that a record joins where that is counted in parts.
func (p *Plane) joinParts(st *subtask, rec *record) {
	p.now = rec.joined
	p.upParts(st, rec.workload, waiting)
}

// beginAt counts that a service begins at a stage.
func (p *Plane) beginAt(s *stage, st *subtask, rec *record, began clock.Time) {
	s.op.total.begun.add(began)
	if s.op.detailed || rec.joined < p.current.from {
		p.beginSlowly(s.op, st, rec, began)
	} else {
		s.waits = append(s.waits, int64(began-rec.joined))
	}
	if rec.is(offered) {
		p.now = began
		p.takeIn(s.op.process, rec)
	}
}

// beginSlowly counts it where it is counted in parts, or belongs to a section that is over.
func (p *Plane) beginSlowly(op *operator, st *subtask, rec *record, began clock.Time) {
	p.now = began
	p.countWait(st, rec)
	if op.detailed {
		p.downParts(st, rec.workload, waiting)
		p.upParts(st, rec.workload, working)
	}
}

// endAt counts that a service ends at a stage.
func (p *Plane) endAt(s *stage, st *subtask, record int, at clock.Time) {
	rec := &s.records[record]
	s.ends = append(s.ends, end{at: at, subtask: st.index, record: uint32(record)})
	if s.op.detailed || rec.joined < p.current.from {
		p.endSlowly(s.op, st, rec, at)
		return
	}
	s.sojourns = append(s.sojourns, int64(at-rec.joined))
}

func (p *Plane) endSlowly(op *operator, st *subtask, rec *record, at clock.Time) {
	sojourn := int64(at - rec.joined)
	p.sampleOf(op.scope, op.total, rec.joined).sojourn.Record(sojourn)
	if !op.detailed {
		return
	}
	p.now = at
	p.downParts(st, rec.workload, working)
	for _, scope := range p.partsOf(st, rec.workload) {
		p.sampleOf(scope, &p.stations[scope], rec.joined).sojourn.Record(sojourn)
	}
}

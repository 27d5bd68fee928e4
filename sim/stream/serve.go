package stream

import "simulate/sim/clock"

// serveStage takes the records of a stage of several servers, or of limited places, through it, subtask by subtask:
// a service begins when the record has joined and the first server is free (J. Kiefer, J. Wolfowitz, "On the theory
// of queues with many servers", 1955). A record that finds no place is lost.
func (p *Plane) serveStage(s *stage, to clock.Time) {
	kept := 0
	for i, v := range s.came {
		rec, st := &p.pool.records[v.record], &p.subtasks[v.subtask]
		p.endUpTo(s, st, v.at, v.subtask < s.by[i])
		if !st.accepts() {
			p.now = v.at
			p.lose(st, rec)
			p.pool.release(v.record)
			continue
		}
		rec.work = s.op.demand(p, rec, 1)
		rec.parts.service += float32(rec.work)
		s.joins = append(s.joins, v.at)
		if s.op.detailed {
			p.joinParts(st, rec)
		}
		s.came[kept] = v
		kept++
		if st.hasSeat() {
			p.seatAt(s, st, v.record, v.at)
			continue
		}
		p.pool.push(&st.booth.line, v.record)
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
		over := st.running.pop()
		p.endAt(s, st, over.record, until)
		st.busy--
		st.free = append(st.free, over.seat)
		if next := st.booth.line.head; st.booth.line.n > 0 {
			st.waiting--
			p.pool.pop(&st.booth.line)
			p.seatAt(s, st, next, until)
		}
	}
}

// seatAt gives the record at a place of the pool a server.
func (p *Plane) seatAt(s *stage, st *subtask, place int32, began clock.Time) {
	rec := &p.pool.records[place]
	st.busy++
	p.beginAt(s, st, rec, began)
	st.running.push(run{until: began + rec.work, seat: st.sit(), record: place})
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
	p.takeInAt(s, rec, began)
}

// takeInAt is the end of an event's time as lag, when its service begins at the first stage.
func (p *Plane) takeInAt(s *stage, rec *record, began clock.Time) {
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
func (p *Plane) endAt(s *stage, st *subtask, place int32, at clock.Time) {
	rec := &p.pool.records[place]
	s.ends = append(s.ends, visit{at, st.index, place})
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

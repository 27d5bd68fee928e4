package stream

// The plain station: one server, first in, first out, an unbounded queue, nothing that fails, blocks, holds or is
// counted in parts. Most operators are plain, and most events happen at them, so they have a way of their own
// through the plane, with the same state and the same counts as the general one in subtask.go and service.go.

// isPlain says whether an operator's subtasks are plain stations.
func (op *operator) isPlain() bool {
	alwaysWorks := op.work.each == nil && !op.idle
	return alwaysWorks && op.servers == 1 && op.Discipline == FIFO && op.places == Unbounded && !op.mayBlock && !op.detailed &&
		op.Batch == nil && op.Window == nil && op.Failures == nil && op.Outages == nil && op.shortest == nil
}

// joinPlain lets a record join a plain station.
func (p *Plane) joinPlain(st *subtask, rec *record) {
	rec.joined = p.now
	rec.flags &^= started
	rec.work = st.op.demand(p, rec, 1)
	s := st.op.total
	s.enter(p.now)
	if st.busy > 0 {
		st.queues[0].push(rec)
		st.waiting++
		s.levels[waiting].up(p.now)
		return
	}
	st.busy = 1
	s.levels[working].up(p.now)
	p.startPlain(st, rec)
}

// startPlain begins a service; that the server works is counted already.
func (p *Plane) startPlain(st *subtask, rec *record) {
	seat := &st.seats[0]
	seat.rec, seat.busy = *rec, true
	p.sampleOf(st.op.scope, st.op.total, rec.joined).wait.Record(int64(p.now - rec.joined))
	if rec.is(offered) {
		p.takeIn(st.op.process, &seat.rec)
	}
	seat.rec.parts.service += float32(float64(rec.work) * 1e-9)
	p.list.Push(happening(p.now+rec.work, served, st.index, 0))
}

// servePlain ends a service and begins the next one, if a record waits.
func (p *Plane) servePlain(st *subtask) {
	s := st.op.total
	rec := &st.seats[0].rec
	p.countOutOf(st.op.scope, s, rec)
	p.goOn(st, rec)
	if st.waiting == 0 {
		st.busy, st.seats[0].busy = 0, false
		s.levels[working].down(p.now)
		if st.op.saturated != nil {
			for p.pull(st) { // until one stays: a share may leave an event over
			}
		}
		return
	}
	st.waiting--
	s.levels[waiting].down(p.now)
	p.startPlain(st, st.queues[0].pop())
}

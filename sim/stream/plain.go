package stream

import "simulate/sim/internal/event"

// The plain station: one server, first in, first out, an unbounded queue, nothing that fails, blocks, holds or is
// counted in parts. Most operators are plain, and most events happen at them, so they have a way of their own
// through the plane, with the same state and the same counts as the general one in subtask.go and service.go. The
// record in service stays at the head of the queue, so that a record moves once on its way through.

// isPlain says whether an operator's subtasks are plain stations.
func (op *operator) isPlain() bool {
	alwaysWorks := op.work.each == nil && !op.idle
	return alwaysWorks && op.servers == 1 && op.Discipline == FIFO && op.places == Unbounded && !op.mayBlock && !op.detailed &&
		op.Batch == nil && op.Window == nil && op.Failures == nil && op.Outages == nil && op.shortest == nil
}

// joinPlain lets a record join a plain station.
func (p *Plane) joinPlain(st *subtask, rec *record) {
	i := p.pool.place()
	p.pool.records[i] = *rec
	p.linePlain(st, i)
}

// linePlain lets the record at a place of the pool join a plain station.
func (p *Plane) linePlain(st *subtask, i int32) {
	rec := &p.pool.records[i]
	rec.joined, rec.work = p.now, st.op.work.plain(p, rec)
	if rec.is(started) {
		rec.flags &^= started
	}
	st.op.total.enter(p.now)
	p.pool.push(&st.line, i)
	if st.line.n == 1 {
		p.startPlain(st, rec)
	}
}

// isDirect says whether the events of w go as they are to one plain station of one process, which is it.
func (p *Plane) isDirect(w *workload) *subtask {
	if len(w.readers) != 1 || w.gate.every != 0 || w.keys != nil || w.sized || w.brings != nil {
		return nil
	}
	r := &w.readers[0]
	if !r.simple || r.follow || p.processes[r.process].workloadScopes != nil {
		return nil
	}
	op := r.fan.edges[0].to
	if !op.plain || len(op.work.one.per) > 0 || op.parallelism != 1 || op.newKey != nil || r.fan.edges[0].input != 0 || op.saturated != nil {
		return nil
	}
	return &p.subtasks[op.first]
}

// arriveDirect lets an event of w join its station.
func (p *Plane) arriveDirect(w *workload) {
	p.tick()
	st := w.direct
	op := st.op
	p.countArrival(w.flow)
	i := p.pool.place()
	here := &p.pool.records[i]
	here.due, here.joined, here.work, here.id = p.now, p.now, w.works[w.next], w.salt+w.count
	here.parts, here.bytes, here.event, here.key = parts{}, 0, 0, 0
	here.workload, here.input, here.flags = uint16(w.index), 0, offered
	op.total.enter(p.now)
	w.next++
	w.count++
	p.pool.push(&st.line, i)
	if st.line.n == 1 {
		p.startPlain(st, here)
	}
	if p.arrived == p.limit {
		p.full()
	}
}

// startPlain begins the service of the first record.
func (p *Plane) startPlain(st *subtask, rec *record) { p.list.Push(p.beginPlain(st, rec)) }

// beginPlain counts that it begins, and returns the event of its end.
func (p *Plane) beginPlain(st *subtask, rec *record) event.Event {
	s := st.op.total
	s.begin(p.now)
	p.sampleOf(st.op.scope, s, rec.joined).wait.Record(int64(p.now - rec.joined))
	if rec.is(offered) {
		p.takeIn(st.op.process, rec)
	}
	rec.parts.service += float32(rec.work)
	return happening(p.now+rec.work, served, st.index, 0)
}

// servePlain ends a service and begins the next one, if a record waits.
func (p *Plane) servePlain(st *subtask) {
	if st.op.single != nil {
		p.serveSingle(st.op.single)
		return
	}
	i := st.line.head
	rec := &p.pool.records[i]
	p.countOutOf(st.op.scope, st.op.total, rec)
	p.pool.pop(&st.line)
	p.leavePlain(st, i)
	if st.line.n > 0 {
		p.list.Replace(p.beginPlain(st, &p.pool.records[st.line.head]))
		return
	}
	p.list.Pop()
	if st.op.saturated != nil {
		for p.pull(st) { // until one stays: a share may leave an event over
		}
	}
}

// leavePlain lets the record at a place of the pool go on from a plain station. On its way to another one it stays in
// its place.
func (p *Plane) leavePlain(st *subtask, i int32) {
	if rec := &p.pool.records[i]; !st.op.simple || !st.op.fan.edges[0].to.plain {
		p.goOn(st, rec)
	} else if goal := p.route(&st.op.fan.edges[0], st.local, rec, 0); goal != nil {
		p.linePlain(goal, i)
		return
	}
	p.pool.release(i)
}

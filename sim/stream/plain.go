package stream

import "simulate/sim/clock"

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

// booth is what changes at a plain station. The booths of all stations stand in a row of their own, close enough
// together to stay in the nearest memory.
type booth struct {
	op    *operator
	line  line
	local int32 // its index in the operator
}

// joinPlain lets a record join a plain station.
func (p *Plane) joinPlain(b *booth, rec *record) {
	i := p.pool.place()
	p.pool.records[i] = *rec
	p.linePlain(b, i)
}

// linePlain lets the record at a place of the pool join a plain station.
func (p *Plane) linePlain(b *booth, i int32) {
	rec := &p.pool.records[i]
	rec.work = b.op.work.plain(p, rec)
	if rec.is(started) {
		rec.flags &^= started
	}
	p.standIn(b, i, rec)
}

// standIn lets a record whose work is known join the line, and begins its service if it is the first.
func (p *Plane) standIn(b *booth, i int32, rec *record) {
	rec.joined = p.now
	b.op.total.enter(p.now)
	p.pool.push(&b.line, i)
	if b.line.n == 1 {
		p.beginPlain(b, rec)
	}
}

// isDirect says whether each event of w goes as it is to one plain station of one process, and along which edge.
func (p *Plane) isDirect(w *workload) *edge {
	if len(w.readers) != 1 || w.gate.every != 0 || w.sized || w.brings != nil {
		return nil
	}
	r := &w.readers[0]
	if !r.simple || r.follow || p.processes[r.process].workloadScopes != nil {
		return nil
	}
	e := &r.fan.edges[0]
	if op := e.to; !op.plain || len(op.work.one.per) > 0 || op.gathering != nil || e.salt != 0 || op.saturated != nil {
		return nil
	}
	return e
}

// arriveDirect lets an event of w join its station.
func (p *Plane) arriveDirect(w *workload) {
	p.tick()
	p.countArrival(w.flow)
	i := p.pool.place()
	rec := &p.pool.records[i]
	rec.due, rec.work, rec.id = p.now, w.works[w.next], w.salt+w.count
	rec.parts, rec.bytes, rec.event, rec.key = parts{}, 0, 0, 0
	rec.workload, rec.input, rec.flags = uint16(w.index), 0, offered
	if w.keys != nil {
		rec.key = w.keys.key(w.count)
	}
	w.next++
	w.count++
	p.standIn(&p.booths[p.goal(w.direct, 0, rec, 0)], i, rec)
	if p.arrived == p.limit {
		p.full()
	}
}

// beginPlain begins a service and sets the alarm for its end.
func (p *Plane) beginPlain(b *booth, rec *record) {
	op := b.op
	op.total.begun.add(p.now)
	p.sampleOf(op.scope, op.total, rec.joined).wait.Record(int64(p.now - rec.joined))
	if rec.is(offered) {
		p.takeIn(op.process, rec)
	}
	rec.parts.service += float32(rec.work)
	p.ringAt(p.now+rec.work, uint32(op.first+b.local))
}

// ringAt sets the alarm of a plain station. What is too late for one is for the list.
func (p *Plane) ringAt(at clock.Time, subject uint32) {
	if !p.ends.Set(subject, p.now, at) {
		p.list.Push(happening(at, served, subject, 0))
	}
}

// servePlain ends a service and begins the next one, if a record waits.
func (p *Plane) servePlain(b *booth) {
	op := b.op
	if op.single != nil {
		p.serveSingle(op.single)
		return
	}
	i := b.line.head
	rec := &p.pool.records[i]
	p.countOutOf(op.scope, op.total, rec)
	p.pool.pop(&b.line)
	if op.onward != nil { // it stays in its place
		p.linePlain(&p.booths[p.goal(op.onward, b.local, rec, 0)], i)
	} else {
		p.goOn(&p.subtasks[op.first+b.local], rec)
		p.pool.release(i)
	}
	if b.line.n > 0 {
		p.beginPlain(b, &p.pool.records[b.line.head])
		return
	}
	p.ends.Clear(uint32(op.first + b.local))
	if op.saturated != nil {
		p.pullPlain(&p.subtasks[op.first+b.local])
	}
}

// pullPlain lets a saturated load send events until one stays: a share may leave an event over.
func (p *Plane) pullPlain(st *subtask) {
	for p.pull(st) {
	}
}

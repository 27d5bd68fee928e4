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
	rec.joined, rec.work = p.now, b.op.work.plain(p, rec)
	if rec.is(started) {
		rec.flags &^= started
	}
	b.op.total.enter(p.now)
	p.pool.push(&b.line, i)
	if b.line.n == 1 {
		p.startPlain(b, rec)
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
	b := w.direct.booth
	op := b.op
	p.countArrival(w.flow)
	i := p.pool.place()
	here := &p.pool.records[i]
	here.due, here.joined, here.work, here.id = p.now, p.now, w.works[w.next], w.salt+w.count
	here.parts, here.bytes, here.event, here.key = parts{}, 0, 0, 0
	here.workload, here.input, here.flags = uint16(w.index), 0, offered
	op.total.enter(p.now)
	w.next++
	w.count++
	p.pool.push(&b.line, i)
	if b.line.n == 1 {
		p.startPlain(b, here)
	}
	if p.arrived == p.limit {
		p.full()
	}
}

// startPlain begins the service of the first record.
func (p *Plane) startPlain(b *booth, rec *record) { p.list.Push(p.beginPlain(b, rec)) }

// beginPlain counts that it begins, and returns the event of its end.
func (p *Plane) beginPlain(b *booth, rec *record) event.Event {
	op := b.op
	op.total.begin(p.now)
	p.sampleOf(op.scope, op.total, rec.joined).wait.Record(int64(p.now - rec.joined))
	if rec.is(offered) {
		p.takeIn(op.process, rec)
	}
	rec.parts.service += float32(rec.work)
	return happening(p.now+rec.work, served, uint32(op.first+b.local), 0)
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
		p.list.Replace(p.beginPlain(b, &p.pool.records[b.line.head]))
		return
	}
	p.list.Pop()
	if op.saturated != nil {
		p.pullPlain(&p.subtasks[op.first+b.local])
	}
}

// pullPlain lets a saturated load send events until one stays: a share may leave an event over.
func (p *Plane) pullPlain(st *subtask) {
	for p.pull(st) {
	}
}

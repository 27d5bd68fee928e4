package stream

import (
	"simulate/sim/clock"
	"simulate/sim/internal/event"
	"simulate/sim/rng"
)

func happening(at clock.Time, kind uint8, subject, epoch uint32) event.Event {
	return event.Of(at, kind, subject, epoch)
}

// fanout is where the output of an operator, or of a workload in one process, goes: a copy along each of the
// first copies edges, and along at most one of the others, by their shares.
type fanout struct {
	edges  []edge
	copies int
	ends   []float64 // of the shares, added up
	share  rng.Key
}

// choose is the edge on which rec takes its i-th step; nil when its shares leave it over.
func (f *fanout) choose(i int, rec *record) *edge {
	if i < f.copies {
		return &f.edges[i]
	}
	u := f.share.Uniform(rec.id)
	for j, end := range f.ends {
		if u < end {
			return &f.edges[f.copies+j]
		}
	}
	return nil
}

// steps is the number of edges that a record may take.
func (f *fanout) steps() int {
	if len(f.ends) > 0 {
		return f.copies + 1
	}
	return f.copies
}

// passOn lets a record leave st along edges on which nothing can block. What stays behind of it is of no use.
func (p *Plane) passOn(st *subtask, rec *record) {
	p.countOut(st, rec)
	p.goOn(st, rec)
}

func (p *Plane) goOn(st *subtask, rec *record) {
	op := st.op
	if op.isSink() {
		p.sink(op.process, rec)
		return
	}
	if op.simple { // one record out, one edge to take: the event goes on as it is
		p.offer(p.route(&op.fan.edges[0], st.local, rec, 0), rec)
		return
	}
	var o outlet
	o.load(p, st, rec)
	p.drain(st, &o, ticket{}) // nothing blocks here
}

// sink is the end of a record's way at an operator that nothing follows.
func (p *Plane) sink(process int32, rec *record) {
	pr := &p.processes[process]
	p.countSunk(pr.scope, pr.total, rec)
	if pr.workloadScopes != nil {
		scope := pr.workloadScopes[rec.workload]
		p.countSunk(scope, &p.flows[scope], rec)
	}
	p.release(process, rec, false)
}

func (p *Plane) countSunk(scope int32, f *flow, rec *record) {
	latency := p.now - rec.due
	f.sunk++
	f.latencies.add(uint64(latency))
	s := p.flowSampleOf(scope, f, rec.due)
	s.latency.Record(int64(latency))
	s.parts[0].add(uint64(int64(rec.parts.lag)))
	s.parts[1].add(uint64(int64(rec.parts.service)))
	if rec.parts.blocked+rec.parts.collected > 0 {
		s.parts[2].add(uint64(int64(rec.parts.blocked)))
		s.parts[3].add(uint64(int64(rec.parts.collected)))
	}
}

// offer brings rec to st: it enters, or is lost, or has to wait where it is (false).
func (p *Plane) offer(st *subtask, rec *record) bool {
	if st == nil {
		return true // it waits for its copies, or was one of them
	}
	if st.op.plain {
		p.joinPlain(st.booth, rec)
		return true
	}
	if st.op.stage != nil {
		p.handOver(st, rec)
		return true
	}
	if st.accepts() && st.blocked.len() == 0 {
		p.enter(st, rec)
		return true
	}
	if st.op.OnFull == Drop {
		p.lose(st, rec)
		return true
	}
	return false
}

// lose is the end of a record that found no place at st.
func (p *Plane) lose(st *subtask, rec *record) {
	p.countDropped(st, rec)
	if rec.is(offered) {
		p.discard(st.op.process, rec)
	}
	p.release(st.op.process, rec, true)
}

// outlet is a record on its way out of an operator, with how far its copies have got.
type outlet struct {
	rec      record
	copies   uint32 // that go out
	copy     uint32 // the one in hand
	step     int32  // the edge it takes
	branch   int32  // the subtask it takes, of a broadcast
	stuck    bool   // what waits for a place is in pending, for the subtask at goal
	pending  record
	goal     *subtask
	since    clock.Time // when it got stuck
	produced bool
}

func (o *outlet) load(p *Plane, st *subtask, rec *record) {
	*o = outlet{rec: *rec, copies: st.op.number(p, st, rec)}
	if sizes := st.op.sizes; sizes != nil {
		o.rec.bytes = float32(sizes.value(p, rec, 1))
	}
}

// drain sends out the copies of o and says whether all are gone. If not, the next one waits for a place, with t
// to say for whom.
func (p *Plane) drain(st *subtask, o *outlet, t ticket) bool {
	fan := &st.op.fan
	for ; o.copy < o.copies; o.copy++ {
		for ; int(o.step) < fan.steps(); o.step++ {
			if !p.takeStep(st, o, t) {
				return false
			}
		}
		o.step = 0
	}
	p.spend(st.op.process, &o.rec, o.produced)
	return true
}

// takeStep sends copy o.copy along its edge, to all subtasks of a broadcast.
func (p *Plane) takeStep(st *subtask, o *outlet, t ticket) bool {
	rec := o.rec
	rec.derive(st.op.salt, uint64(o.copy))
	e := st.op.fan.choose(int(o.step), &rec)
	if e == nil {
		return true
	}
	for ; o.branch < e.branches(); o.branch++ {
		next := rec
		next.derive(e.spread, uint64(o.branch))
		o.produced = true
		p.retain(&next)
		goal := p.route(e, st.local, &next, o.branch)
		if !p.offer(goal, &next) {
			o.stuck, o.pending, o.goal, o.since = true, next, goal, p.now
			goal.blocked.push(&t)
			o.branch++
			return false
		}
	}
	o.branch = 0
	return true
}

package stream

import (
	"simulate/sim/clock"
	"simulate/sim/dist"
	"simulate/sim/rng"
)

// blockSize is how many events a source is asked for at once.
const blockSize = 256

// workload is a stream of events on its way into the processes that read it.
type workload struct {
	*Workload
	index   uint32
	source  Source
	block   [blockSize]clock.Time // of instants at which events are due
	next    int                   // in block
	filled  int
	last    bool   // no block comes after this one
	count   uint64 // events so far
	salt    uint64 // of their identities
	readers []reader

	gate   gate
	keys   *keyring // nil where nobody asks for keys
	bytes  quantity
	sized  bool // somebody asks for bytes
	sizes  rng.Key
	fields []field
	brings *luggage // what was recorded with its events; nil: nothing

	clients    int // index of the first of a closed load
	think      quantity
	thoughts   rng.Key
	generating bool // more may come

	flow   *flow                 // of the process that reads it, where direct
	single *lane                 // of the one station that takes each event as it is and lets it go
	stage  *stage                // that takes each event as it is; nil: the way in is longer
	direct *edge                 // to plain stations that take each event as it is; nil: the way in is longer
	works  [blockSize]clock.Time // that the events of the block bring there
}

// field is a number that the events of a workload carry.
type field struct {
	value dist.Distribution
	key   rng.Key
}

// reader is a process that reads a workload.
type reader struct {
	process int32
	follow  bool // its events are followed in the table
	simple  bool // each event is one record of one operator
	fan     fanout
}

// scheduleArrival puts the workload's next arrival on the list.
func (p *Plane) scheduleArrival(w *workload) {
	if p.way == nil && (w.next < w.filled || p.refill(w)) {
		p.coming.add(w, w.block[w.next])
	}
}

// refill gets the next block of instants and says whether there is one. What does not arrive before the end is
// not looked at.
func (p *Plane) refill(w *workload) bool {
	w.next, w.filled = 0, 0
	if !w.last {
		w.filled = w.source.Fill(w.block[:])
		w.last = w.filled < len(w.block)
		if w.brings != nil {
			w.brings.unload(w.filled)
		}
		w.trim(p.until)
		if w.direct != nil {
			w.direct.to.work.series(w.salt+w.count, w.works[:w.filled], &p.draws)
		}
	}
	if w.filled == 0 {
		p.dryUp(w)
	}
	return w.filled > 0
}

// trim lets nothing of the block arrive at that instant or later.
func (w *workload) trim(until clock.Time) {
	for w.filled > w.next && w.block[w.filled-1] >= until {
		w.filled--
		w.last = true
	}
}

// dryUp is the end of a workload.
func (p *Plane) dryUp(w *workload) {
	if !w.generating {
		return
	}
	w.generating = false
	p.live--
	switch {
	case p.live > 0:
	case p.limit > 0 && !p.halts && !p.closed:
		p.news = LimitReached // as far as it will ever be
		p.Close()
	default:
		p.checkExhausted()
	}
}

// arrive lets the events of w enter that are due now, and those that follow before anything else happens.
func (p *Plane) arrive(w *workload, to clock.Time) {
	p.by = uint32(arrives)<<24 | w.index
	for {
		switch {
		case w.single != nil:
			p.arriveSingle(w)
		case w.direct != nil:
			p.arriveDirect(w)
		case w.stage != nil:
			p.arriveAtStage(w, to)
		default:
			w.next++
			p.event(w, -1)
		}
		if p.closed {
			return
		}
		if w.next == w.filled && !p.refill(w) {
			p.coming.drop()
			return
		}
		at := w.block[w.next]
		p.coming.move(at)
		if p.coming.w != w || at > to || at >= p.upcoming() || p.news != NoNews {
			return
		}
		p.pass(at)
	}
}

// event is one event of w that is due now, sent by a client or by nobody (-1).
func (p *Plane) event(w *workload, client int32) {
	p.tick()
	rec := record{due: p.now, id: w.salt + w.count, workload: uint16(w.index), flags: offered}
	index := w.count
	w.count++
	if w.keys != nil {
		rec.key = w.keys.key(index)
	}
	if w.sized {
		rec.bytes = float32(w.bytes.base.Sample(w.sizes, index))
	}
	if w.brings != nil {
		w.brings.claim(w, w.next-1, &rec)
	}
	for i := range w.readers {
		p.countOffered(w, w.readers[i].process)
	}
	if w.gate.every == 0 || !w.gate.shut(p, w, held{rec, index, client}) {
		p.letIn(w, &rec, index, client)
	} else if w.brings != nil {
		w.brings.hold()
	}
	if p.arrived == p.limit {
		p.full()
	}
}

// tick counts an event that arrives. With it a section may begin.
func (p *Plane) tick() {
	if p.arrived == p.nextCut {
		p.takeThrough(p.now)
		p.cut(p.now)
		p.planCut()
	}
	p.arrived++
}

// full is that as many events have arrived as may.
func (p *Plane) full() {
	p.news = LimitReached
	if !p.halts {
		p.Close()
	}
}

func (p *Plane) countOffered(w *workload, process int32) {
	pr := &p.processes[process]
	p.countArrival(pr.total)
	if pr.workloadScopes != nil {
		p.countArrival(&p.flows[pr.workloadScopes[w.index]])
	}
}

func (p *Plane) countArrival(f *flow) {
	f.look(p.now)
	f.arrived.add(p.now)
	if f.ledger != nil {
		p.enterArrival(f.ledger)
	}
}

// letIn sends an event to all that read its workload.
func (p *Plane) letIn(w *workload, rec *record, index uint64, client int32) {
	if client >= 0 {
		p.clients[client].waiting = int32(len(w.readers))
	}
	for i := range w.readers {
		r := &w.readers[i]
		event := *rec
		if r.follow {
			event.event = p.events.add(eventSlot{index: index, client: client, process: r.process, load: rec.workload})
			if w.brings != nil {
				p.events.keep(event.event, w.brings.now)
			}
		}
		if r.simple {
			p.submit(p.route(&r.fan.edges[0], 0, &event, 0), &event)
			continue
		}
		p.spread(r, &event)
	}
}

// spread sends an event along the edges of one reader. A copy that finds no place waits in the log in front of
// its subtask.
func (p *Plane) spread(r *reader, rec *record) {
	taken := false
	for step := range r.fan.steps() {
		e := r.fan.choose(step, rec)
		if e == nil {
			continue
		}
		for branch := range e.branches() {
			next := *rec
			next.derive(e.spread, uint64(branch))
			if taken {
				next.flags |= copied
			}
			taken = true
			p.retain(&next)
			p.submit(p.route(e, 0, &next, branch), &next)
		}
	}
	if !taken { // left over by the shares: nobody wants it
		p.takeIn(r.process, rec)
	}
	p.spend(r.process, rec, taken)
}

// submit brings an event to st, or into the log in front of it.
func (p *Plane) submit(st *subtask, rec *record) {
	if !p.offer(st, rec) {
		st.log.push(rec)
		st.blocked.push(&ticket{subtask: st.index, seat: ofLog})
	}
}

// pull lets a saturated load send an event to st, which has a server for it.
func (p *Plane) pull(st *subtask) bool {
	w := st.op.saturated
	if w == nil || p.closed || !w.generating || st.full() {
		return false
	}
	if p.now >= min(w.Stop, p.until) || (w.Count > 0 && w.count == w.Count) {
		p.dryUp(w)
		return false
	}
	p.eventAt(w, st)
	return true
}

// eventAt is an event of a saturated load, made for a server of st.
func (p *Plane) eventAt(w *workload, st *subtask) {
	st.op.sought = st
	p.event(w, -1)
	st.op.sought = nil
}

// begin starts a closed or saturated load.
func (p *Plane) begin(w *workload) {
	if w.Saturated {
		e := &w.readers[0].fan.edges[0]
		for i := range e.to.parallelism {
			if st := &p.subtasks[e.to.first+i]; e.to.plain {
				p.pullPlain(st)
			} else {
				p.next(st)
			}
		}
		return
	}
	for i := range w.Closed.Clients {
		p.ponder(int32(w.clients + i))
	}
}

package stream

import "simulate/sim/clock"

// start begins (or resumes) the service of a record at a seat, of which there is one.
func (p *Plane) start(st *subtask, rec *record) {
	s := st.sit()
	seat := &st.seats[s]
	seat.rec, seat.busy = *rec, true
	st.busy++
	if !rec.is(started) {
		p.startFirst(st, &seat.rec)
	}
	p.work(st, s)
}

// startFirst is the end of a record's wait.
func (p *Plane) startFirst(st *subtask, rec *record) {
	p.countWait(st, rec)
	if rec.is(offered) {
		p.takeIn(st.op.process, rec)
	}
	rec.parts.service += float32(rec.work)
	rec.flags |= started
}

// work lets seat s work for what is left of its record's service.
func (p *Plane) work(st *subtask, s int32) {
	seat := &st.seats[s]
	if seat.rec.work == 0 {
		p.complete(st, s)
		return
	}
	p.up(st, seat.rec.workload, working)
	p.workBegins(st, s)
	seat.until = p.now + seat.rec.work
	st.running.push(run{until: seat.until, seat: s})
	p.expect(st)
}

// serve ends the earliest service of st.
func (p *Plane) serve(st *subtask) {
	if !p.surface(st) {
		return
	}
	if st.sharing != nil {
		p.serveShared(st)
		return
	}
	s := st.running.pop().seat
	p.expect(st)
	p.down(st, st.seats[s].rec.workload, working)
	p.workEnds(st, s)
	p.complete(st, s)
}

// complete is the end of a service: what was served goes on, and the server is free unless that is blocked.
func (p *Plane) complete(st *subtask, s int32) {
	seat := &st.seats[s]
	if st.batches != nil {
		p.completeBatch(st, s)
		return
	}
	if st.panes != nil {
		rec := seat.rec
		p.hold(st, &rec)
		p.vacate(st, s)
		return
	}
	if !st.op.mayBlock {
		p.passOn(st, &seat.rec)
		p.vacate(st, s)
		return
	}
	if seat.out == nil {
		seat.out = new(outlet)
	}
	seat.out.load(p, st, &seat.rec)
	p.drainSeat(st, s)
}

// vacate frees seat s.
func (p *Plane) vacate(st *subtask, s int32) {
	seat := &st.seats[s]
	seat.busy = false
	st.busy--
	if st.batches != nil {
		st.batches.attended -= int32(len(seat.batch))
	}
	if !seat.down {
		st.free = append(st.free, s)
	}
	p.next(st)
	st.reweigh()
}

// preempt takes a server from the least urgent record in service, the latest started of those, if rec is more
// urgent. The record goes back to the front of its queue with what is left of its work.
func (p *Plane) preempt(st *subtask, rec *record) bool {
	if st.stopped > 0 {
		return false
	}
	victim, worst := -1, st.op.urgency(rec)
	for i := range st.running {
		s := st.running[i].seat
		switch u := st.op.urgency(&st.seats[s].rec); {
		case u > worst:
			victim, worst = i, u
		case victim >= 0 && u == worst && later(st, st.running[i], st.running[victim]):
			victim = i
		}
	}
	if victim < 0 {
		return false
	}
	s := st.running[victim].seat
	p.interrupt(st, s)
	seat := &st.seats[s]
	seat.busy = false
	st.busy--
	st.free = append(st.free, s)
	st.queues[worst].pushFront(&seat.rec)
	st.waiting++
	p.up(st, seat.rec.workload, waiting)
	return true
}

// later says whether the record of run a joined its subtask after that of run b.
func later(st *subtask, a, b run) bool {
	x, y := &st.seats[a.seat].rec, &st.seats[b.seat].rec
	return x.joined > y.joined || (x.joined == y.joined && a.seat > b.seat)
}

// interrupt stops the work of seat s; what is left of it stays with its record.
func (p *Plane) interrupt(st *subtask, s int32) {
	seat := &st.seats[s]
	seat.rec.work = seat.until - p.now
	st.running.remove(s)
	p.down(st, seat.rec.workload, working)
	p.workEnds(st, s)
}

// takeIn is the end of an event's time as lag.
func (p *Plane) takeIn(process int32, rec *record) {
	rec.flags &^= offered
	age := p.now - rec.due
	rec.parts.lag = float32(age)
	if rec.is(copied) {
		return
	}
	pr := &p.processes[process]
	p.countTaken(pr.total, age)
	if pr.workloadScopes != nil {
		p.countTaken(&p.flows[pr.workloadScopes[rec.workload]], age)
	}
}

// discard is the end of an event that was lost before it was taken in.
func (p *Plane) discard(process int32, rec *record) {
	if rec.is(copied) {
		return
	}
	pr := &p.processes[process]
	pr.total.forgo(p.now)
	if pr.workloadScopes != nil {
		p.flows[pr.workloadScopes[rec.workload]].forgo(p.now)
	}
}

func (f *flow) forgo(now clock.Time) {
	f.take(now)
	f.forgone++
}

// take is the end of an event's time as lag.
func (f *flow) take(now clock.Time) {
	if f.ledger != nil {
		f.ledger.taken = append(f.ledger.taken, visit{at: now})
	}
	f.look(now)
	f.taken.add(now)
}

// look keeps the peak, before anything changes at an instant; where it is not known yet, the ledger does.
func (f *flow) look(now clock.Time) {
	if now > f.changed && f.ledger == nil {
		f.changed = now
		f.lagPeak = max(f.lagPeak, int64(f.arrived.n-f.taken.n))
	}
}

func (p *Plane) countTaken(f *flow, age clock.Time) {
	f.take(p.now)
	f.lagAge = max(f.lagAge, age)
}

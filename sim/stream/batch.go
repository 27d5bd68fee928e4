package stream

import "simulate/sim/clock"

// collector gathers the records of a batching subtask. They stand in its first queue: sealed batches, then
// those of the open one.
type collector struct {
	sealed   ring[sealedBatch]
	open     int32
	due      clock.Time // when the open one has waited long enough
	pending  bool       // an event is on the list: then, or before
	attended int32      // records of batches that servers have taken, as far as they have not gone on
}

// sealedBatch is a batch that will not grow any more.
type sealedBatch struct {
	n  int32
	at clock.Time // when it was sealed
}

// collect adds a record to the open batch of st, and seals it if that makes it full.
func (p *Plane) collect(st *subtask, rec *record) {
	c := st.batches
	st.queues[0].push(rec)
	st.waiting++
	p.up(st, rec.workload, waiting)
	c.open++
	switch limit := st.op.Batch; {
	case int(c.open) >= limit.MaxSize:
		p.seal(st)
	case c.open == 1 && limit.MaxWait > 0:
		c.due = p.now + limit.MaxWait
		p.remind(st)
	}
}

// remind lets the open batch of st be looked at when it is due. An earlier one's event serves as well.
func (p *Plane) remind(st *subtask) {
	if c := st.batches; !c.pending {
		c.pending = true
		p.list.Push(happening(c.due, batchDue, st.index, 0))
	}
}

// sealLate seals the open batch of st if its first record has waited long enough.
func (p *Plane) sealLate(st *subtask) {
	c := st.batches
	c.pending = false
	switch {
	case c.open == 0:
		p.tooEarly()
	case c.due > p.now:
		p.tooEarly()
		p.remind(st)
	default:
		p.seal(st)
	}
}

func (p *Plane) seal(st *subtask) {
	c := st.batches
	c.sealed.push(&sealedBatch{n: c.open, at: p.now})
	c.open = 0
	p.next(st)
}

// startBatch lets a server take the first sealed batch: served as one, with the first record's draw.
func (p *Plane) startBatch(st *subtask) bool {
	c := st.batches
	if c.sealed.len() == 0 {
		return false
	}
	b := *c.sealed.pop()
	s := st.sit()
	seat := &st.seats[s]
	seat.busy = true
	st.busy++
	members := st.op.memberSpace(seat)
	for range b.n {
		rec := *st.queues[0].pop()
		rec.parts.collected += float32(b.at - rec.joined)
		p.down(st, rec.workload, waiting)
		p.countWait(st, &rec)
		if rec.is(offered) {
			p.takeIn(st.op.process, &rec)
		}
		members = append(members, rec)
	}
	st.waiting -= b.n
	c.attended += b.n
	work := st.op.demand(p, &members[0], len(members))
	for i := range members {
		members[i].parts.service += float32(work)
	}
	members[0].work = work
	members[0].flags |= started
	seat.batch, seat.whole, seat.rec = members, members, members[0]
	p.work(st, s)
	return true
}

// memberSpace is an empty slice for the members of a batch, with the space that the seat's last one had.
func (op *operator) memberSpace(s *seat) []record {
	if s.whole == nil {
		return make([]record, 0, min(op.Batch.MaxSize, 1024))
	}
	return s.whole[:0]
}

// completeBatch sends the records of a served batch on, one after the other.
func (p *Plane) completeBatch(st *subtask, s int32) {
	seat := &st.seats[s]
	members := seat.batch
	switch {
	case st.panes != nil:
		for i := range members {
			p.hold(st, &members[i])
		}
	case st.op.mayBlock:
		if seat.out == nil {
			seat.out = new(outlet)
		}
		seat.out.load(p, st, &members[0])
		p.drainSeat(st, s)
		return
	default:
		for i := range members {
			p.passOn(st, &members[i])
		}
	}
	p.vacate(st, s)
}

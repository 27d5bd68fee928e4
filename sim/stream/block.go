package stream

// ticket is a claim on the next place at a subtask: of a seat whose record is blocked, of a window's outlet, or
// of an event in the subtask's log.
type ticket struct {
	subtask uint32
	seat    int32
}

// What holds a ticket, if not a seat.
const (
	ofWindow int32 = -1
	ofLog    int32 = -2
)

// redeem lets the holder of a ticket for st enter.
func (p *Plane) redeem(st *subtask, t ticket) {
	if t.seat == ofLog {
		rec := *st.log.pop()
		p.enter(st, &rec)
		return
	}
	holder := &p.subtasks[t.subtask]
	o := p.outletOf(holder, t.seat)
	o.stuck = false
	blockedFor := float32(p.now - o.since)
	o.pending.parts.blocked += blockedFor
	o.rec.parts.blocked += blockedFor
	p.enter(st, &o.pending)
	if t.seat == ofWindow {
		p.drainPanes(holder)
	} else {
		p.drainSeat(holder, t.seat)
	}
}

func (p *Plane) outletOf(st *subtask, seat int32) *outlet {
	if seat == ofWindow {
		return &st.panes.out
	}
	return st.seats[seat].out
}

// drainSeat sends out what seat s has served, and frees the seat once all of it is gone.
func (p *Plane) drainSeat(st *subtask, s int32) {
	t := ticket{subtask: st.index, seat: s}
	for {
		o := st.seats[s].out
		if !p.drain(st, o, t) {
			p.stick(st, s, true)
			return
		}
		p.countOut(st, &o.rec)
		if !p.loadNext(st, s) {
			break
		}
	}
	p.stick(st, s, false)
	p.vacate(st, s)
}

// loadNext puts the next record of a batch into the outlet of seat s.
func (p *Plane) loadNext(st *subtask, s int32) bool {
	seat := &st.seats[s]
	if st.batches == nil || len(seat.batch) < 2 {
		return false
	}
	blocked := seat.out.rec.parts.blocked - seat.batch[0].parts.blocked
	seat.batch = seat.batch[1:]
	st.batches.attended--
	st.reweigh()
	seat.batch[0].parts.blocked += blocked
	seat.rec = seat.batch[0]
	seat.out.load(p, st, &seat.rec)
	return true
}

// stick says whether the record of seat s is blocked.
func (p *Plane) stick(st *subtask, s int32, stuck bool) {
	seat := &st.seats[s]
	if seat.stuck == stuck {
		return
	}
	seat.stuck = stuck
	switch {
	case st.sharing != nil && stuck:
		p.stickShared(st, 1)
	case st.sharing != nil:
		p.stickShared(st, -1)
	case !p.standing(st, seat): // a server that is down is not counted as blocked
	case stuck:
		p.up(st, seat.rec.workload, blocked)
	default:
		p.down(st, seat.rec.workload, blocked)
	}
}

// standing says whether a server is up.
func (p *Plane) standing(st *subtask, seat *seat) bool { return st.stopped == 0 && !seat.down }

package stream

import (
	"simulate/sim/clock"
	"simulate/sim/rng"
)

// unit is what fails on its own: a subtask, or one of its servers.
type unit struct {
	st      uint32
	seat    int32 // -1: the whole subtask
	cycle   uint64
	up      rng.Key
	down    rng.Key
	left    clock.Time // up time until it fails, as it stood at since
	since   clock.Time
	counted bool // the up time passes
	pending bool // its event is on the list: at the end of the up time, or before
}

// newUnits makes the units of a failing operator and lets their up time begin.
func (p *Plane) newUnits(op *operator, key rng.Key) {
	for i := range op.parallelism {
		st := &p.subtasks[op.first+i]
		if !op.Failures.PerServer {
			p.newUnit(st, -1, key, uint64(i))
			continue
		}
		for s := range op.servers {
			st.seats = append(st.seats, seat{})
			st.free = append(st.free, op.servers-1-s)
			p.newUnit(st, s, key, uint64(i)<<32|uint64(s))
		}
	}
}

func (p *Plane) newUnit(st *subtask, seat int32, key rng.Key, n uint64) {
	k := key.Nth(n)
	p.units = append(p.units, unit{st: st.index, seat: seat, up: k.Of("up"), down: k.Of("down")})
	id := uint32(len(p.units) - 1)
	if st.op.firstUnit < 0 {
		st.op.firstUnit = int32(id)
	}
	p.renew(id)
}

// renew begins the next up time of a unit.
func (p *Plane) renew(id uint32) {
	u := &p.units[id]
	f := p.subtasks[u.st].op.Failures
	u.left = span(f.Up.Sample(u.up, u.cycle))
	u.counted = false
	if !f.BusyClock || p.busyUnit(u) {
		p.wind(id)
	}
}

// wind lets the up time of a unit pass.
func (p *Plane) wind(id uint32) {
	u := &p.units[id]
	u.counted, u.since = true, p.now
	p.await(id)
}

// await puts the end of a unit's up time on the list. An event of it that stands there already serves as well: it
// comes up no later, and waits for the rest.
func (p *Plane) await(id uint32) {
	u := &p.units[id]
	if !u.pending && u.left < clock.Never-u.since {
		u.pending = true
		p.maintain(u.since+u.left, failed, id)
	}
}

// holdUnit stops it.
func (p *Plane) holdUnit(id uint32) {
	u := &p.units[id]
	u.left -= p.now - u.since
	u.counted = false
}

// fail takes a unit down, if its up time is over.
func (p *Plane) fail(id uint32) {
	u := &p.units[id]
	u.pending = false
	switch {
	case !u.counted:
		p.tooEarly()
		return
	case u.since+u.left > p.now:
		p.tooEarly()
		p.await(id)
		return
	}
	u.counted = false
	st := &p.subtasks[u.st]
	down := span(st.op.Failures.Down.Sample(u.down, u.cycle))
	p.maintain(p.now+down, repaired, id)
	u.cycle++
	if u.seat < 0 {
		p.stop(st)
		return
	}
	p.stopSeat(st, u.seat)
}

// repair brings a unit back. Its next up time is known before its work goes on, which lets that time pass.
func (p *Plane) repair(id uint32) {
	p.renew(id)
	u := &p.units[id]
	st := &p.subtasks[u.st]
	if u.seat < 0 {
		p.resume(st)
	} else {
		p.resumeSeat(st, u.seat)
	}
}

// stop lets a whole subtask stand still; the reasons add up.
func (p *Plane) stop(st *subtask) {
	st.stopped++
	if st.stopped > 1 {
		return
	}
	p.halted++
	if st.sharing != nil {
		st.sharing.catchUp(p.now)
		p.retune(st)
	}
	for s := range st.seats {
		p.halt(st, int32(s))
	}
	p.add(st, down, st.op.counted())
}

// resume lets it go on, when the last reason is gone.
func (p *Plane) resume(st *subtask) {
	st.stopped--
	if st.stopped > 0 {
		return
	}
	p.halted--
	p.add(st, down, -st.op.counted())
	if st.sharing != nil {
		st.sharing.catchUp(p.now)
		p.retune(st)
	}
	for s := range st.seats {
		p.unhalt(st, int32(s))
	}
	p.reorder(st)
	p.next(st)
}

// reorder restores, after a standstill, that the most urgent are served: those that came meanwhile could not take
// a server.
func (p *Plane) reorder(st *subtask) {
	for st.op.Discipline == PreemptivePriority && st.waiting > 0 {
		q := st.first()
		rec := *q.at(0)
		if !p.preempt(st, &rec) {
			return
		}
		q.pop()
		st.waiting--
		p.down(st, rec.workload, waiting)
		p.start(st, &rec)
	}
}

// halt and unhalt move one server out of what it is counted as and back, with its work.
func (p *Plane) halt(st *subtask, s int32) {
	seat := &st.seats[s]
	switch {
	case st.sharing != nil: // retuned as a whole
	case seat.down:
		p.add(st, down, -1) // the subtask's failure counts for all servers
	case seat.busy && seat.stuck:
		p.down(st, seat.rec.workload, blocked)
	case seat.busy:
		p.interrupt(st, s)
	}
}

func (p *Plane) unhalt(st *subtask, s int32) {
	seat := &st.seats[s]
	switch {
	case st.sharing != nil: // retuned as a whole
	case seat.down:
		p.add(st, down, 1)
	case seat.busy && seat.stuck:
		p.up(st, seat.rec.workload, blocked)
	case seat.busy:
		p.work(st, s)
	}
}

// stopSeat takes one server down.
func (p *Plane) stopSeat(st *subtask, s int32) {
	p.halted++
	seat := &st.seats[s]
	if st.stopped == 0 {
		p.halt(st, s)
		p.add(st, down, 1)
	}
	seat.down = true
	if !seat.busy {
		st.unfree(s)
	}
}

// resumeSeat brings it back.
func (p *Plane) resumeSeat(st *subtask, s int32) {
	p.halted--
	seat := &st.seats[s]
	seat.down = false
	if !seat.busy {
		st.free = append(st.free, s)
	}
	if st.stopped > 0 {
		return
	}
	p.add(st, down, -1)
	p.unhalt(st, s)
	p.reorder(st)
	p.next(st)
}

// unfree takes a seat from those that could serve.
func (st *subtask) unfree(s int32) {
	for i, f := range st.free {
		if f == s {
			st.free = append(st.free[:i], st.free[i+1:]...)
			return
		}
	}
}

// workBegins and workEnds let the up time of what fails only while it works pass and stand still.
func (p *Plane) workBegins(st *subtask, s int32) {
	if st.op.busyClock {
		if id := p.unitOf(st, s); !p.units[id].counted {
			p.wind(id)
		}
	}
}

func (p *Plane) workEnds(st *subtask, s int32) {
	if st.op.busyClock {
		if id := p.unitOf(st, s); p.units[id].counted && !p.busyUnit(&p.units[id]) {
			p.holdUnit(id)
		}
	}
}

func (p *Plane) unitOf(st *subtask, s int32) uint32 {
	if st.op.Failures.PerServer {
		return uint32(st.op.firstUnit + st.local*st.op.servers + s)
	}
	return uint32(st.op.firstUnit + st.local)
}

// busyUnit says whether a unit works.
func (p *Plane) busyUnit(u *unit) bool {
	st := &p.subtasks[u.st]
	if u.seat < 0 {
		return len(st.running) > 0
	}
	for _, r := range st.running {
		if r.seat == u.seat {
			return true
		}
	}
	return false
}

package allocation

import (
	"fmt"

	"simulate/sim/clock"
	"simulate/sim/cluster"
)

// Arrive lets the request of a stream that is due join the queue.
func (a *Allocator) Arrive(now clock.Time, stream int32) {
	a.now = now
	st := &a.streams[stream]
	if a.closed {
		return
	}
	if a.crowded() {
		return
	}
	s := a.take(&st.next)
	a.arrived++
	a.advance(stream)
	c := a.claims.at(s)
	a.counts.arrive(a, c)
	a.addAsked(c)
	a.small(&c.Need)
	a.send(s)
}

// crowded says whether there is no place for one more request, which is an error.
func (a *Allocator) crowded() bool {
	if a.present < MaxPresent && len(a.senders)-len(a.retired) < MaxPresent {
		return false
	}
	a.err = fmt.Errorf("more than %d requests wait or run at once; let fewer come, or let them end sooner", MaxPresent)
	a.closed = true
	return true
}

// send lets a copy of a request join the queue, or refuses it where it could never run.
func (a *Allocator) send(s Slot) {
	c := a.claims.at(s)
	st := &a.streams[c.Stream]
	c.shape = -1
	if !st.Varied {
		c.shape = a.shapes.number(c.Stream, c.Gang, &c.Need)
	}
	a.record(Submitted, s)
	if never := a.never(s); never != NoReason {
		a.refuse(s, never)
		a.wantPass()
		return
	}
	if c.Attempt == 0 {
		c.sender = a.enlist(&c.Request)
	}
	a.present++
	a.join(s, BehindHead)
	if st.Patience != clock.Never {
		a.tell(Due{At: a.now + st.Patience, Kind: GivesUp, Subject: uint32(s), Epoch: c.epoch})
	}
	if c.sender >= 0 && st.Retry.Timeout != clock.Never {
		a.tell(Due{At: a.now + st.Retry.Timeout, Kind: TimesOut, Subject: uint32(s), Epoch: c.epoch})
	}
}

// join puts a request, back, into the queue.
func (a *Allocator) join(s Slot, why Reason) {
	c := a.claims.at(s)
	c.phase, c.rank = waiting, a.order.Rank(&c.Request)
	c.reason, c.since = why, a.now
	if a.slow {
		c.reason = Deciding
	}
	a.counts.wait(a, c, 1)
	a.enqueue(s)
	a.fresh = append(a.fresh, newcomer{slot: s, epoch: c.epoch, told: a.busy})
	if a.busy {
		a.record(Waits, s)
	}
	if a.filler != nil {
		a.filler.Arrived(&a.desk, s)
	}
	a.wantPass()
}

// End lets a request end, if it still runs as it did when its end became due.
func (a *Allocator) End(now clock.Time, s Slot, epoch uint32) {
	c := a.claims.at(s)
	if c.epoch != epoch || c.phase != running {
		return
	}
	a.now = now
	for _, at := range c.spots {
		a.giveBack(c, at)
	}
	a.record(Ended, s)
	a.stop(s)
	a.present--
	a.counts.end(a, c)
	a.done(c)
	a.wantPass()
	a.vacate(s)
}

// GiveUp lets a request leave the queue, if it still waits there and has never started.
func (a *Allocator) GiveUp(now clock.Time, s Slot, epoch uint32) {
	c := a.claims.at(s)
	if c.epoch != epoch || c.phase != waiting || c.begun {
		return
	}
	a.now = now
	a.dismissed(s, GaveUp)
	a.wantPass()
}

// dismissed is the end of a request that has waited in vain.
func (a *Allocator) dismissed(s Slot, why Reason) {
	if a.filler != nil {
		a.filler.Left(&a.desk, s)
	}
	a.leave(s)
	a.present--
	a.refuse(s, why)
}

// leave takes a request out of the queue.
func (a *Allocator) leave(s Slot) {
	c := a.claims.at(s)
	a.blame(s, NoReason)
	a.counts.wait(a, c, -1)
	a.dequeue(s)
}

// refuse is the end of a request that does not get what it asks for.
func (a *Allocator) refuse(s Slot, why Reason) {
	c := a.claims.at(s)
	c.reason = why
	if a.last(c) {
		a.counts.refuse(a, c, why)
		a.fail(c)
	}
	a.record(Refused, s)
	a.vacate(s)
}

// blame says why a request waits from now on.
func (a *Allocator) blame(s Slot, why Reason) {
	c := a.claims.at(s)
	if c.reason == why {
		return
	}
	a.counts.blame(a, c)
	c.reason, c.since = why, a.now
	if why != NoReason {
		a.record(Waits, s)
	}
}

// SetNode lets a node come, drain, fail or go. What runs on one that fails is killed and waits again.
func (a *Allocator) SetNode(now clock.Time, n int32, state cluster.State) {
	a.now = now
	a.counts.node(a, n)
	a.room.SetState(n, state)
	a.countZones()
	a.counts.count(a)
	a.recordNode(n, state)
	if state == cluster.Down || state == cluster.Absent {
		for len(a.members[n].slots) > 0 {
			a.evict(a.members[n].slots[0], Killed)
		}
	}
	a.mayLeave(n)
	a.wantPass()
}

// small keeps the smallest that was asked for of each resource.
func (a *Allocator) small(need *cluster.Need) {
	less := func(r int, amount int64) {
		if amount > 0 && (a.least[r] == 0 || amount < a.least[r]) {
			a.least[r] = amount
		}
	}
	for r, amount := range need.Amounts {
		less(r, amount)
	}
	less(len(need.Amounts), need.Thousandths())
}

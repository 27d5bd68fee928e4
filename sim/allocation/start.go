package allocation

import (
	"math"

	"simulate/sim/clock"
	"simulate/sim/cluster"
	"simulate/sim/rng"
)

// ask is what a member of the request of a slot asks for.
func (a *Allocator) ask(s Slot) *Ask {
	c := a.claims.at(s)
	r := &a.streams[c.Stream].rules
	a.asking = Ask{Need: &c.Need, Shape: c.shape, Draw: rng.Mix(uint64(c.Stream)<<48 ^ uint64(c.Attempt)<<40 ^ c.Number), allowed: r.allowed, rules: r.dynamic}
	return &a.asking
}

// start starts a request that waits, and says whether it could. If not, it waits for the reason that was found.
func (a *Allocator) start(s Slot, bars []Bar, mayPreempt bool) bool {
	if a.stopped() {
		a.decided = true
		return false
	}
	c := a.claims.at(s)
	mayPreempt = mayPreempt && a.c.Preemption
	if why := a.stuck(c, mayPreempt); why != NoReason {
		a.blame(s, why)
		return false
	}
	if !a.seat(s, bars, mayPreempt) {
		a.undo(s)
		a.remember(c, mayPreempt)
		a.blame(s, a.missed)
		return false
	}
	a.leave(s)
	a.run(s)
	return true
}

// startAt starts a request at those spots, if its rules allow.
func (a *Allocator) startAt(s Slot, spots []cluster.Spot) bool {
	for _, at := range spots {
		if !a.desk.Allows(at.Node, s) {
			a.undo(s)
			a.explain(s)
			return false
		}
		a.occupy(s, at)
	}
	a.leave(s)
	a.run(s)
	return true
}

// explain lets a request wait for the reason for which it does not fit; if it does, others have been promised the room.
func (a *Allocator) explain(s Slot) Reason {
	why := a.why(a.ask(s), &a.streams[a.claims.at(s).Stream].rules)
	if a.blamed[NoReason] > 0 {
		why = Reserved
	}
	a.missed = why
	a.blame(s, why)
	return why
}

// stuck is why a request cannot start, if one like it could not and nothing has been given back since.
func (a *Allocator) stuck(c *claim, mayPreempt bool) Reason {
	if c.shape < 0 {
		return NoReason
	}
	sh := a.shapes.at(c.shape)
	if !a.isStuck(sh) || (mayPreempt && c.Priority > sh.stuckAt) {
		return NoReason
	}
	return sh.stuckWhy
}

// seat finds and takes a spot for every member of a request; if it is false, undo gives back those that were found.
func (a *Allocator) seat(s Slot, bars []Bar, mayPreempt bool) bool {
	c := a.claims.at(s)
	for i := range c.Gang {
		ask := a.ask(s)
		ask.bars, ask.Draw = bars, rng.Mix(ask.Draw+uint64(i))
		at, ok := a.find(ask, c)
		if !ok && mayPreempt {
			at, ok = a.makeRoom(s)
		}
		if !ok {
			a.miss(c, i)
			return false
		}
		a.occupy(s, at)
	}
	return true
}

// find asks the placer. Who is to be spread if possible goes anywhere else if not.
func (a *Allocator) find(ask *Ask, c *claim) (cluster.Spot, bool) {
	at, ok := a.place.Place(&a.room, ask)
	if r := &a.streams[c.Stream].rules; !ok && r.Spread && !r.SpreadHard {
		ask.rules = r.unspread
		at, ok = a.place.Place(&a.room, ask)
	}
	return at, ok
}

// miss finds out why the i-th member of a request fits nowhere.
func (a *Allocator) miss(c *claim, i int32) {
	switch why := a.why(&a.asking, &a.streams[c.Stream].rules); {
	case a.blamed[Reserved] > 0:
		a.missed = Reserved
	case i > 0:
		a.missed = Gang
	default:
		a.missed = why
	}
}

// remember keeps that a request could not start, for others like it. What is reserved or to be spread may change
// though nothing is given back.
func (a *Allocator) remember(c *claim, mayPreempt bool) {
	if c.shape < 0 || a.missed == Reserved || a.streams[c.Stream].rules.Spread {
		return
	}
	atMost := int32(math.MinInt32)
	if mayPreempt {
		atMost = c.Priority
	}
	a.lose(c.shape, a.missed, atMost)
}

// occupy takes a spot for a member of a request.
func (a *Allocator) occupy(s Slot, at cluster.Spot) {
	c := a.claims.at(s)
	a.counts.node(a, at.Node)
	a.room.Take(at, &c.Need)
	c.spots = append(c.spots, at)
	a.stand(c, at.Node, 1)
}

// stand counts where requests run, as far as rules ask for it.
func (a *Allocator) stand(c *claim, n int32, by int32) {
	if !a.watched[c.Stream] {
		return
	}
	a.onNode[c.Stream][n] += by
	if zone := a.room.Spec(n).Zone; zone >= 0 {
		a.inZone[c.Stream][zone] += by
	}
}

// undo gives back what was taken for a request that does not start after all, and to those that were to make room.
func (a *Allocator) undo(s Slot) {
	c := a.claims.at(s)
	for _, at := range c.spots {
		a.giveBack(c, at)
	}
	c.spots = c.spots[:0]
	a.restore()
}

// giveBack gives back one spot.
func (a *Allocator) giveBack(c *claim, at cluster.Spot) {
	a.counts.node(a, at.Node)
	a.room.Give(at, &c.Need)
	a.stand(c, at.Node, -1)
}

// run lets a request run at the spots that it has.
func (a *Allocator) run(s Slot) {
	a.evictVictims()
	c := a.claims.at(s)
	c.speed = math.Inf(1)
	for _, at := range c.spots {
		c.speed = min(c.speed, a.room.Spec(at.Node).Speed())
		a.admit(at.Node, s)
	}
	c.phase, c.started = running, a.now
	c.epoch++
	c.expected = finish(a.now, c.estimate, c.speed)
	a.use.add(&c.Request, 1)
	c.spare = a.spare(c)
	a.counts.start(a, c)
	a.record(Started, s)
	c.begun = true
	a.decided = a.slow
	if ends := finish(a.now, c.left, c.speed); c.left != clock.Never {
		a.tell(Due{At: ends, Kind: Ends, Subject: uint32(s), Epoch: c.epoch})
	}
}

// stop is the end of a run of a request, for good or not, after its spots were given back.
func (a *Allocator) stop(s Slot) {
	c := a.claims.at(s)
	if a.filler != nil {
		a.filler.Ended(&a.desk, s)
	}
	for _, at := range c.spots {
		a.dismiss(at.Node, s)
		a.mayLeave(at.Node)
	}
	c.spots = c.spots[:0]
	a.use.add(&c.Request, -1)
	a.counts.stop(a, c)
}

// mayLeave lets a node go that is to leave, once nothing is on it.
func (a *Allocator) mayLeave(n int32) {
	if a.room.State(n) == cluster.Draining && a.room.Grants(n) == 0 {
		a.counts.node(a, n)
		a.room.SetState(n, cluster.Absent)
		a.recordNode(n, cluster.Absent)
	}
}

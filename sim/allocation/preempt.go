package allocation

import (
	"cmp"
	"slices"

	"simulate/sim/clock"
	"simulate/sim/cluster"
)

// Room is made for a request by taking it from those of lower priority, as kube-scheduler's default preemption does
// (its plugin defaultpreemption): on each node all of them are thought away; if the request fits then, as many as
// possible are let stay, the more important first. Of the nodes the one whose victims matter least is taken.

// victims are those that are to be preempted for a request that may start. What they held has been given back
// already; it is taken again if the request cannot start after all.
type victims struct {
	all    []Slot
	best   []Slot // of the best node so far
	here   []Slot // of the node that is looked at
	lesser []Slot
}

// makeRoom finds the node on which room is made for a member of a request, and has it made.
func (a *Allocator) makeRoom(s Slot) (cluster.Spot, bool) {
	c, v := a.claims.at(s), &a.victims
	ask := a.ask(s)
	node, found := int32(0), false
	for n := range int32(a.room.Len()) {
		if a.members[n].lowest >= c.Priority {
			continue // nobody there matters less
		}
		if a.room.State(n) != cluster.Up || !a.room.Allows(n, ask) || !a.victimsOn(n, c) {
			continue
		}
		if !found || a.matterLess(v.here, v.best) {
			node, found = n, true
			v.here, v.best = v.best, v.here
		}
	}
	if !found {
		return cluster.Spot{}, false
	}
	for _, w := range v.best {
		a.suspend(w)
	}
	return cluster.Spot{Node: node, Devices: a.room.Devices(node, &c.Need)}, true
}

// victimsOn finds those on a node that would have to go, and says whether that helps. It leaves the cluster as it was.
func (a *Allocator) victimsOn(n int32, c *claim) bool {
	v := &a.victims
	v.lesser = v.lesser[:0]
	for _, w := range a.members[n].slots {
		if r := a.claims.at(w); r.Priority < c.Priority && r.phase == running && !slices.Contains(v.lesser, w) {
			v.lesser = append(v.lesser, w)
		}
	}
	if len(v.lesser) == 0 {
		return false
	}
	slices.SortFunc(v.lesser, a.moreImportant)
	for _, w := range v.lesser {
		a.lift(w, n)
	}
	fits := a.room.Cluster.Fits(n, &c.Need)
	v.here = v.here[:0]
	for _, w := range v.lesser {
		if a.lay(w, n); fits && !a.room.Cluster.Fits(n, &c.Need) {
			a.lift(w, n)
			v.here = append(v.here, w)
		}
	}
	for _, w := range v.here {
		a.lay(w, n)
	}
	return fits
}

// lift takes a running request's members off a node, lay puts them back.
func (a *Allocator) lift(w Slot, n int32) {
	c := a.claims.at(w)
	for _, at := range c.spots {
		if at.Node == n {
			a.room.Lift(at, &c.Need)
		}
	}
}

func (a *Allocator) lay(w Slot, n int32) {
	c := a.claims.at(w)
	for _, at := range c.spots {
		if at.Node == n {
			a.room.Lay(at, &c.Need)
		}
	}
}

// moreImportant orders requests by priority, then by who started earlier.
func (a *Allocator) moreImportant(x, y Slot) int {
	c, d := a.claims.at(x), a.claims.at(y)
	return cmp.Or(cmp.Compare(d.Priority, c.Priority), cmp.Compare(c.started, d.started), cmp.Compare(c.came, d.came))
}

// matterLess says whether victims are the lesser evil: in turn, the most important of them has lower priority; the sum
// of priorities, each raised so that more of them weigh more, is smaller; they are fewer; the first that started of the
// most important ones started later.
func (a *Allocator) matterLess(x, y []Slot) bool {
	return cmp.Or(
		cmp.Compare(a.claims.at(x[0]).Priority, a.claims.at(y[0]).Priority),
		cmp.Compare(a.weight(x), a.weight(y)),
		cmp.Compare(len(x), len(y)),
		cmp.Compare(a.claims.at(y[0]).started, a.claims.at(x[0]).started),
	) < 0
}

func (a *Allocator) weight(victims []Slot) int64 {
	sum := int64(0)
	for _, w := range victims {
		sum += int64(a.claims.at(w).Priority) + 1<<31
	}
	return sum
}

// suspend gives back what a victim holds, for the time being.
func (a *Allocator) suspend(w Slot) {
	c := a.claims.at(w)
	for _, at := range c.spots {
		a.giveBack(c, at)
	}
	c.phase = suspended
	a.victims.all = append(a.victims.all, w)
}

// restore lets those that were suspended go on as if nothing had happened.
func (a *Allocator) restore() {
	for _, w := range a.victims.all {
		c := a.claims.at(w)
		for _, at := range c.spots {
			a.counts.node(a, at.Node)
			a.room.Take(at, &c.Need)
			a.stand(c, at.Node, 1)
		}
		c.phase = running
	}
	a.victims.all = a.victims.all[:0]
}

// evictVictims sends those that were suspended back to the queue.
func (a *Allocator) evictVictims() {
	victims := a.victims.all
	a.victims.all = nil
	for _, w := range victims {
		a.sendBack(w, Preempted)
	}
	a.victims.all = victims[:0]
}

// evict takes what a running request holds away, and sends it back to the queue.
func (a *Allocator) evict(s Slot, how Step) {
	c := a.claims.at(s)
	for _, at := range c.spots {
		a.giveBack(c, at)
	}
	a.sendBack(s, how)
}

// sendBack lets a request whose spots were taken away wait again, with the work that is left.
func (a *Allocator) sendBack(s Slot, how Step) {
	c := a.claims.at(s)
	done := a.kept(c)
	if c.left != clock.Never {
		c.left = max(1, c.left-done)
		c.estimate = max(1, c.estimate-done)
	}
	a.record(how, s)
	a.counts.evict(a, c)
	a.stop(s)
	c.epoch++
	a.join(s, BehindHead)
}

// kept is how much of the work that a request has done since it started outlives it.
func (a *Allocator) kept(c *claim) clock.Time {
	done := a.now - c.started
	if c.speed != 1 {
		done = clock.Time(float64(done) * c.speed)
	}
	switch keeps := a.streams[c.Stream].Keeps; {
	case keeps.All:
		return done
	case keeps.Step > 0:
		return done / keeps.Step * keeps.Step
	}
	return 0
}

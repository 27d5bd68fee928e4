package ordering

import (
	"slices"

	"simulate/sim/allocation"
	"simulate/sim/clock"
	"simulate/sim/cluster"
)

// gains is time on machines that has been given back, node by node. Only who could use some that he has not seen yet can
// have a better promise than he has: everything else that happens takes room away.
type gains struct {
	all   gained // that somebody may not have seen
	fresh gained // of them, those that were noted after the last mark
	next  int    // number of the next one
}

// gained is what was given back on nodes.
type gained struct {
	on    []gain // by node
	nodes []int32
}

// gain is the time on a node from the first instant at which anything was given back to the last.
type gain struct {
	from, to clock.Time // empty: nothing was
	last     int        // number of the last part of it
	most     []int64    // of each resource, more than this is nowhere in it
}

// add notes time that has been given back on the line of a node.
func (g *gains) add(r *rows, l *timeline, from, to clock.Time) {
	if from >= to {
		return
	}
	g.all.add(r, l, from, to, g.next)
	g.fresh.add(r, l, from, to, g.next)
	g.next++
}

// mark begins anew with what is fresh.
func (g *gains) mark() { g.fresh.clear() }

// drop forgets all that was noted before the last mark.
func (g *gains) drop() {
	g.all, g.fresh = g.fresh, g.all
	g.fresh.clear()
}

func (g *gained) add(r *rows, l *timeline, from, to clock.Time, number int) {
	for int(l.node) >= len(g.on) {
		g.on = append(g.on, gain{})
	}
	x := &g.on[l.node]
	if x.from == x.to {
		g.nodes = append(g.nodes, l.node)
		x.from, x.to, x.most = from, to, append(x.most[:0], l.row(l.index(from))[:r.width]...)
	}
	x.from, x.to, x.last = min(x.from, from), max(x.to, to), number
	for i := l.index(from); i < len(l.at) && l.at[i] < to; i++ {
		for k, amount := range l.row(i)[:r.width] {
			x.most[k] = max(x.most[k], amount)
		}
	}
}

func (g *gained) clear() {
	for _, n := range g.nodes {
		x := &g.on[n]
		x.from, x.to = 0, 0
	}
	g.nodes = g.nodes[:0]
}

// tempts says whether something has been given back on a node that a plan has not seen, and may use.
func (c *conservative) tempts(p *plan, n int32, now clock.Time) bool {
	g := &c.gains.all.on[n]
	return g.last >= p.seen && g.to > now && g.from < p.to
}

// mayGain says whether a request might be promised better than it has been.
func (c *conservative) mayGain(p *plan, now clock.Time) bool {
	return slices.ContainsFunc(c.gains.all.nodes, func(n int32) bool {
		return c.tempts(p, n, now) && (c.chooses(p, n) || len(p.spots) == 1 && c.sooner(p, n, p.from+1, now) != clock.Never)
	})
}

// isPlain says whether an earlier start, or as early a one on a node before its own, is all that is better for a plan.
func (c *conservative) isPlain(p *plan) bool {
	return len(p.spots) == 1 && p.need.Devices == 0 && c.rows.words == 0
}

// soonest is the earliest start that a plain plan could have by now, and the first node on which; clock.Never: it has that.
func (c *conservative) soonest(d *allocation.Desk, s allocation.Slot) (clock.Time, int32) {
	p := c.plan(s)
	best, node := p.from, p.spots[0].Node
	found := clock.Never
	for _, n := range c.gains.all.nodes {
		if !c.tempts(p, n, d.Now()) {
			continue
		}
		limit := best
		if n < node {
			limit++
		}
		at := c.sooner(p, n, limit, d.Now())
		if at != clock.Never && c.state[n] == cluster.Up && d.Allows(n, s) {
			found, best, node = at, at, n
		}
	}
	return found, node
}

// chooses says whether better may be more than an earlier start for who could use a gain on a node: he is promised room
// there, and would be given other devices or cores, or some of his members would go elsewhere.
func (c *conservative) chooses(p *plan, n int32) bool {
	if len(p.spots) > 1 {
		return c.within(p, n) || slices.ContainsFunc(p.spots, func(at cluster.Spot) bool { return at.Node == n })
	}
	return p.spots[0].Node == n && (p.need.Devices > 0 || c.rows.words > 0)
}

// within says whether what a plan needs for one member may be somewhere in the gain of a node.
func (c *conservative) within(p *plan, n int32) bool {
	most := c.gains.all.on[n].most
	for i, amount := range p.need.Amounts {
		if amount > most[i] && !c.rows.common[i] {
			return false
		}
	}
	return true
}

// sooner is when a plan for one member could begin on the node of a gain, before a limit; clock.Never: it could not.
func (c *conservative) sooner(p *plan, n int32, limit, now clock.Time) clock.Time {
	if !c.within(p, n) {
		return clock.Never
	}
	g, until := &c.gains.all.on[n], clock.Never
	if n == p.spots[0].Node {
		until = p.from
	}
	return c.lines[n].opens(&c.rows, &p.need, now, max(g.from, now), min(limit, g.to), p.length, until)
}

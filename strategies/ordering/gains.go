package ordering

import (
	"slices"

	"simulate/sim/allocation"
	"simulate/sim/clock"
	"simulate/sim/cluster"
)

// gains is time on machines that has been given back, in order. Only who could use some that he has not seen yet can
// have a better promise than he has: everything else that happens takes room away.
type gains struct {
	list    []gain
	most    []int64 // of each so many numbers
	dropped int     // of all that there have been
	least   []int64 // that any request asked for, of resources and devices
}

// gain is time on a node that was given back.
type gain struct {
	node       int32
	from, to   clock.Time // given back
	begin, end clock.Time // around it, there is room for the least that anybody asks for
}

// next is the number of the next gain.
func (g *gains) next() int { return g.dropped + len(g.list) }

// drop forgets those before a number.
func (g *gains) drop(before int) {
	n := before - g.dropped
	g.list = slices.Delete(g.list, 0, n)
	g.most = slices.Delete(g.most, 0, n*len(g.least))
	g.dropped = before
}

// asks takes in what a request asks for.
func (g *gains) asks(need *cluster.Need) {
	if g.least == nil {
		g.least = append(slices.Clone(need.Amounts), need.Thousandths())
	}
	for i, amount := range need.Amounts {
		g.least[i] = min(g.least[i], amount)
	}
	last := len(need.Amounts)
	g.least[last] = min(g.least[last], need.Thousandths())
}

// add notes time that has been given back on the line of a node.
func (g *gains) add(r *rows, l *timeline, from, to clock.Time) {
	if from >= to {
		return
	}
	x := gain{node: l.node, from: from, to: to, begin: from, end: to}
	g.most = append(g.most, make([]int64, len(g.least))...)
	most := g.most[len(g.most)-len(g.least):]
	i := l.index(from)
	j := i
	for ; j < len(l.at) && l.at[j] < to; j++ {
		r.raise(most, l.row(j), l.node)
	}
	for ; i >= 0 && r.hold(l.row(i), l.node, g.least); i-- {
		x.begin = min(x.begin, l.at[i])
	}
	for ; j < len(l.at) && r.hold(l.row(j), l.node, g.least); j++ {
	}
	if x.end = clock.Never; j < len(l.at) {
		x.end = max(to, l.at[j])
	}
	g.list = append(g.list, x)
}

// raise keeps the larger of what a row says and of some numbers: of resources, and of devices together.
func (r *rows) raise(most, row []int64, n int32) {
	for i := range r.width {
		most[i] = max(most[i], row[i])
	}
	most[r.width] = max(most[r.width], r.idle(row, n))
}

// hold says whether a row has so much of each.
func (r *rows) hold(row []int64, n int32, least []int64) bool {
	for i := range r.width {
		if row[i] < least[i] && !r.common[i] {
			return false
		}
	}
	return least[r.width] == 0 || r.idle(row, n) >= least[r.width]
}

// idle is what a row says of all devices together.
func (r *rows) idle(row []int64, n int32) int64 {
	sum := int64(0)
	for _, left := range row[r.width:r.plain(n)] {
		sum += left
	}
	return sum
}

// mayGain says whether a request might be promised better than it has been.
func (c *conservative) mayGain(s allocation.Slot, now clock.Time) bool {
	p := c.plan(s)
	if p.stage != promised || p.from < now || p.restless {
		return true
	}
	for k := p.seen - c.gains.dropped; k < len(c.gains.list); k++ {
		g := &c.gains.list[k]
		if c.tempts(p, k, now) && (c.chooses(p, g.node) || c.opens(p, g, now)) {
			return true
		}
	}
	p.seen = c.gains.next()
	return false
}

// chooses says whether better is more than an earlier start for who has been promised room on a node.
func (c *conservative) chooses(p *plan, n int32) bool {
	return len(p.spots) > 1 || p.spots[0].Node == n && (p.need.Devices > 0 || c.rows.words > 0)
}

// tempts says whether a gain is at all where a plan could use it.
func (c *conservative) tempts(p *plan, k int, now clock.Time) bool {
	g, most := &c.gains.list[k], c.gains.most[k*len(c.gains.least):]
	own := slices.ContainsFunc(p.spots, func(at cluster.Spot) bool { return at.Node == g.node })
	switch {
	case g.to <= now || g.from >= p.to:
		return false
	case own && c.chooses(p, g.node):
		return true
	case own && g.from >= p.from, g.begin > p.from, p.need.Thousandths() > most[len(p.need.Amounts)]:
		return false
	}
	for i, amount := range p.need.Amounts {
		if amount > most[i] {
			return false
		}
	}
	begin := max(g.begin, now)
	return after(begin, p.length) <= g.end || own && g.end >= p.from
}

// opens says whether a plan for one member has room on the node of a gain before its time, or at it on a node before
// its own.
func (c *conservative) opens(p *plan, g *gain, now clock.Time) bool {
	l, own := &c.lines[g.node], p.spots[0].Node
	limit, until := p.from, clock.Never
	switch {
	case g.node == own:
		until = p.from
	case g.node < own:
		limit++
	}
	return l.opens(&c.rows, &p.need, max(g.begin, now), min(limit, g.to), p.length, until)
}

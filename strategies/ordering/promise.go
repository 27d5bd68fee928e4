package ordering

import (
	"simulate/sim/allocation"
	"simulate/sim/clock"
	"simulate/sim/cluster"
)

// promise gives a request the earliest start from now on, before a limit, from which all its members fit for its whole
// estimate, given all other plans, on the first nodes that will do. It is false if there is none.
func (b *book) promise(d *allocation.Desk, s allocation.Slot, limit clock.Time) bool {
	p, r := b.plan(s), d.Request(s)
	amounts := append(p.need.Amounts[:0], r.Need.Amounts...)
	p.need = r.Need
	p.need.Amounts = amounts
	b.look(d, s, p)
	length := p.length
	if r.Gang == 1 && !b.rows.AsksShared(&p.need) {
		p.from = b.earliest(&p.need, d.Now(), limit, length)
	} else {
		p.from = b.together(&p.need, int64(r.Gang), d.Now(), limit, length)
	}
	if p.from == clock.Never {
		return false
	}
	p.to = after(p.from, length)
	b.seat(p, int64(r.Gang))
	b.enter(p)
	return true
}

// look finds out which nodes will do for a request, and for how long it takes them. Of devices that are shared the
// fullest is chosen, which may be another one when something has been taken.
func (b *book) look(d *allocation.Desk, s allocation.Slot, p *plan) {
	ask := d.Ask(s)
	p.shape, p.length = ask.Shape, span(d.Estimate(s), b.speed)
	p.restless = ask.Watches() || b.rows.AsksShared(&p.need) || p.need.Devices > 0 && p.need.Share < cluster.Whole
	all := !ask.Restricted()
	for n := range b.fits {
		b.fits[n] = b.state[n] == cluster.Up && (all || d.Allows(int32(n), s))
	}
}

// earliest is when one node first has room for a need for so long.
func (b *book) earliest(need *cluster.Need, now, limit, length clock.Time) clock.Time {
	best := clock.Never
	for n, fits := range b.fits {
		if !fits {
			continue
		}
		best = min(best, b.lines[n].earliest(&b.rows, need, now, min(best, limit), length))
		if best == now {
			break
		}
	}
	return best
}

// together is when nodes first have room for so many members at once for so long.
func (b *book) together(need *cluster.Need, members int64, now, limit, length clock.Time) clock.Time {
	whole := &b.lines[b.rows.Len()]
	for at := now; at < limit; {
		to, next, found := after(at, length), whole.next(at), int64(0)
		for n, fits := range b.fits {
			if l := &b.lines[n]; fits {
				found += b.rows.copies(l.throughout(&b.rows, at, to), l.node, need, members)
				next = min(next, l.next(at))
			}
		}
		if found >= members && b.rows.copiesOfShared(whole.throughout(&b.rows, at, to), need, members) == members {
			return at
		}
		at = next
	}
	return clock.Never
}

// seat chooses the spots of a plan whose time is known: as many members as fit on the first node, and so on.
func (b *book) seat(p *plan, members int64) {
	p.spots, p.cores = p.spots[:0], p.cores[:0]
	for n, fits := range b.fits {
		if !fits {
			continue
		}
		l := &b.lines[n]
		row := l.throughout(&b.rows, p.from, p.to)
		for here := b.rows.copies(row, l.node, &p.need, members); here > 0; here-- {
			b.seatOne(p, row, l.node)
			members--
		}
		if members == 0 {
			return
		}
	}
}

// seatOne seats a member on a node, and takes what it gets off what is free there.
func (b *book) seatOne(p *plan, row []int64, n int32) {
	at := cluster.Spot{Node: n, Devices: b.rows.devices(row, n, &p.need)}
	for range b.rows.words {
		p.cores = append(p.cores, 0)
	}
	cores := b.coresAt(p, len(p.spots))
	b.rows.number(cores, row, n, &p.need)
	b.rows.move(row, at, &p.need, cores, -1)
	p.spots = append(p.spots, at)
}

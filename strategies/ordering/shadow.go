package ordering

import (
	"simulate/sim/allocation"
	"simulate/sim/clock"
	"simulate/sim/cluster"
)

// shadow is what the first that waits has been promised: when it can start by estimates, and what must stay free for
// it then.
type shadow struct {
	at    clock.Time
	bars  []allocation.Bar // what those may use of its nodes who are still there then
	extra []int64          // the same of what is the cluster's as a whole, by resource

	rows   rows
	first  []int   // by node: where its row begins
	free   []int64 // rows: what will be free
	fits   []int64 // by node: how many of the members; of those that will not do -1
	found  int64   // of them together
	keeps  []int64 // the amounts of bars
	scaled []allocation.Bar
	shares []int64
}

func newShadow(c *cluster.Cluster) shadow {
	h := shadow{rows: newRows(c), fits: make([]int64, c.Len())}
	size := 0
	for n := range int32(c.Len() + 1) {
		h.first = append(h.first, size)
		size += h.rows.size(n)
	}
	h.first = append(h.first, size)
	h.free, h.extra = make([]int64, size), make([]int64, h.rows.width)
	return h
}

func (h *shadow) row(n int32) []int64 { return h.free[h.first[n]:h.first[n+1]] }

// cast finds when the first that waits can start: as soon as so many of those who run have ended that all its members
// fit, all that end at one instant together.
func (h *shadow) cast(d *allocation.Desk, s allocation.Slot, running []end) {
	r := d.Request(s)
	h.look(d, s, r)
	h.bars, h.at = h.bars[:0], clock.Never
	for i := 0; i < len(running) && running[i].at != clock.Never; {
		at := running[i].at
		for ; i < len(running) && running[i].at == at; i++ {
			h.give(d, running[i].slot, r)
		}
		if h.found >= int64(r.Gang) && h.shared(r) == int64(r.Gang) {
			h.at = at
			h.keep(r)
			return
		}
	}
}

// look copies what is free, and counts how many members fit there.
func (h *shadow) look(d *allocation.Desk, s allocation.Slot, r *allocation.Request) {
	h.found = 0
	for n := range int32(len(h.fits)) {
		h.rows.writeFree(h.row(n), n)
		h.fits[n] = -1
		if h.rows.State(n) == cluster.Up && d.Allows(n, s) {
			h.fits[n] = h.rows.copies(h.row(n), n, &r.Need, int64(r.Gang))
			h.found += h.fits[n]
		}
	}
	last := int32(len(h.fits))
	h.rows.writeFree(h.row(last), last)
}

// give gives back what one that runs will give back.
func (h *shadow) give(d *allocation.Desk, s allocation.Slot, r *allocation.Request) {
	need, spots := &d.Request(s).Need, d.Spots(s)
	for _, at := range spots {
		n := at.Node
		h.rows.move(h.row(n), at, need, nil, 1)
		if h.fits[n] >= 0 {
			h.found -= h.fits[n]
			h.fits[n] = h.rows.copies(h.row(n), n, &r.Need, int64(r.Gang))
			h.found += h.fits[n]
		}
	}
	h.rows.moveShared(h.row(int32(len(h.fits))), need, int64(len(spots)), 1)
}

// shared is how many members can have what they need of the cluster as a whole.
func (h *shadow) shared(r *allocation.Request) int64 {
	return h.rows.copiesOfShared(h.row(int32(len(h.fits))), &r.Need, int64(r.Gang))
}

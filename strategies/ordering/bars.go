package ordering

import (
	"math"

	"simulate/sim/allocation"
)

// keep puts a bar on the first nodes with room for the members, as many on each as fit.
func (h *shadow) keep(r *allocation.Request) {
	h.keeps = h.keeps[:0]
	members := int64(r.Gang)
	for n := int32(0); members > 0; n++ {
		if h.fits[n] <= 0 {
			continue
		}
		here := min(members, h.fits[n])
		members -= here
		for i, amount := range h.row(n)[:h.rows.width] {
			if h.rows.common[i] {
				amount = math.MaxInt64
			} else {
				amount -= here * r.Need.Amounts[i]
			}
			h.keeps = append(h.keeps, amount)
		}
		h.bars = append(h.bars, allocation.Bar{Node: n, Devices: r.Need.Devices == 0})
	}
	for i := range h.bars {
		h.bars[i].Amounts = h.keeps[i*h.rows.width : (i+1)*h.rows.width]
	}
	copy(h.extra, h.row(int32(len(h.fits))))
	h.takeShared(r)
}

// takeShared takes what all members of a request need of the cluster as a whole.
func (h *shadow) takeShared(r *allocation.Request) {
	h.rows.moveShared(h.extra, &r.Need, int64(r.Gang), -1)
}

// leaves says whether there is enough of the cluster as a whole for a request that will still be there.
func (h *shadow) leaves(r *allocation.Request) bool {
	return h.rows.copiesOfShared(h.extra, &r.Need, int64(r.Gang)) == int64(r.Gang)
}

// barsFor are the bars for each member of a request. Those of a gang might all come to one node, so that each may have
// its part only.
func (h *shadow) barsFor(r *allocation.Request) []allocation.Bar {
	if r.Gang == 1 {
		return h.bars
	}
	h.scaled, h.shares = h.scaled[:0], h.shares[:0]
	for _, amount := range h.keeps {
		h.shares = append(h.shares, amount/int64(r.Gang))
	}
	for i := range h.bars {
		h.scaled = append(h.scaled, allocation.Bar{Node: h.bars[i].Node, Devices: h.bars[i].Devices, Amounts: h.shares[i*h.rows.width : (i+1)*h.rows.width]})
	}
	return h.scaled
}

// take lets a request that has started use what it has got there.
func (h *shadow) take(d *allocation.Desk, s allocation.Slot) {
	r := d.Request(s)
	for _, at := range d.Spots(s) {
		for i := range h.bars {
			if h.bars[i].Node == at.Node {
				h.subtract(h.bars[i].Amounts, r.Need.Amounts)
			}
		}
	}
	h.takeShared(r)
}

func (h *shadow) subtract(from, amounts []int64) {
	for i, amount := range amounts {
		if !h.rows.common[i] {
			from[i] -= amount
		}
	}
}

package workload

import (
	"simulate/sim/allocation"
	"simulate/sim/rng"
)

// deal is the source of a list that is held in memory: its rows in their order or another, then rows drawn from it.
type deal struct {
	translation
	list      []claim
	places    []uint32 // of the rows; nil: as they are
	next      int
	inflation inflation
	draws     rng.Key
	open      bool // rows are drawn behind the list
}

func newDeal(r *RecordedRequests, to translation, key rng.Key) *deal {
	d := &deal{translation: to, list: r.Summary.requests, draws: key.Of("inflate")}
	if r.Trace.Inflate > 0 {
		d.inflation, d.open = r.inflation(), true
	}
	if r.Trace.Order == Shuffled {
		d.places = shuffled(len(d.list), key.Of("shuffle"))
	}
	return d
}

// shuffled is the numbers below n in an order by lot (Fisher and Yates).
func shuffled(n int, key rng.Key) []uint32 {
	order := make([]uint32, n)
	for i := range order {
		j := key.Below(uint64(i), uint64(i+1))
		order[i] = order[j]
		order[j] = uint32(i)
	}
	return order
}

// Err is nil: the list was read before.
func (d *deal) Err() error { return nil }

func (d *deal) Next(r *allocation.Request) bool {
	switch {
	case d.next < len(d.list):
		at := d.next
		if d.places != nil {
			at = int(d.places[at])
		}
		d.fill(r, &d.list[at])
	case !d.draw(r):
		return false
	}
	d.next++
	return true
}

// draw draws a row, unless it would bring too much.
func (d *deal) draw(r *allocation.Request) bool {
	if !d.open {
		return false
	}
	c := &d.list[d.draws.Below(uint64(d.next-len(d.list)), uint64(len(d.list)))]
	d.inflation.sum += d.inflation.size(c)
	if d.open = d.inflation.sum <= d.inflation.most; d.open {
		d.fill(r, c)
	}
	return d.open
}

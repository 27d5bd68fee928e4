package event

import "simulate/sim/clock"

// ladder is many events, in buckets by when they are due. The buckets form rungs: the first rung is all of time, and
// every further one divides the front of one bucket of the rung before it, the first bucket that is not empty. What
// is due behind the end of a rung stays in the bucket it divides, or comes there. So every event goes straight to
// the finest rung that has a bucket for it, and comes closer, rung by rung, as time goes on: once for most.
//
// Nothing is on the ladder that is due before its floor. The floor never runs ahead of what has been taken: rungs are
// added only when an event is taken that the new rung begins with.
type ladder struct {
	// Where the finest rung begins and how wide its buckets are, again, as each push needs it; how many of its
	// buckets are open to pushes that have not been compared with the floor: all or, while the floor is raised, none.
	start uint64
	shift uint8
	open  uint64
	top   *rung  // the finest
	found uint64 // 1 + the first bucket of it that is not empty; 0: not known
	floor uint64 // an instant
	n     int    // events, those of the burst included

	burst burst
	rungs []*rung
	spare []*rung
	pool  pool
	taken []Event // scratch: from a bucket
}

// wholeTime is the width of the buckets of the first rung, as a power of two: all instants fit into one. A second one
// takes what an overflow makes of an instant.
const wholeTime = 63

func (d *ladder) begin() {
	if d.top == nil {
		d.taken = make([]Event, 0, few)
		d.climb(0, wholeTime, 2)
	}
	for len(d.rungs) > 1 {
		d.descend()
	}
	d.settle()
}

// climb adds a rung.
func (d *ladder) climb(start uint64, shift, size int) {
	if len(d.spare) == 0 {
		d.spare = append(d.spare, &rung{})
	}
	k := len(d.spare) - 1
	r := d.spare[k]
	d.spare = d.spare[:k]
	r.lay(start, shift, size)
	d.rungs = append(d.rungs, r)
	d.settle()
}

// descend gives up the finest rung, which is empty.
func (d *ladder) descend() {
	k := len(d.rungs) - 1
	d.spare = append(d.spare, d.rungs[k])
	d.rungs = d.rungs[:k]
	d.settle()
}

// settle makes the floor where the finest rung begins.
func (d *ladder) settle() {
	r := d.rungs[len(d.rungs)-1]
	d.top, d.start, d.shift = r, r.start, r.shift
	d.floor, d.open, d.found = r.start, uint64(len(r.buckets)), 0
}

// raise makes the floor that instant: all that is due before it has been taken off the ladder.
func (d *ladder) raise(floor uint64) { d.floor, d.open, d.found = floor, 0, 0 }

// find is the bucket for what is due at that instant.
func (d *ladder) find(at uint64) (*rung, uint64) {
	d.found = 0
	for k := len(d.rungs) - 1; ; k-- {
		r := d.rungs[k]
		if i := r.index(at); i < uint64(len(r.buckets)) {
			return r, i
		}
	}
}

// put adds e to bucket i of r.
func (d *ladder) put(r *rung, i uint64, e Event) {
	d.n++
	if i+1 < d.found {
		d.found = i + 1
	}
	r.marks.add(i)
	b := &r.buckets[i]
	first, e := order(b.events[0], e)
	k := uint32(b.n)
	b.n++
	if k < inline {
		b.events[k] = e
		b.events[0] = first
		return
	}
	b.events[0] = first
	b.more = d.pool.add(b.more, k-inline, e)
}

// take empties bucket i of r into s.
func (d *ladder) take(r *rung, i uint64, s []Event) []Event {
	b := &r.buckets[i]
	d.n -= int(b.n)
	s = append(s, b.events[:min(b.n, inline)]...)
	s = d.pool.empty(b.more, int(b.n)-inline, s)
	b.clear()
	r.marks.remove(i, 1)
	return s
}

// add adds e to the burst.
func (d *ladder) add(e Event) {
	d.n++
	d.burst.loose.push(e)
}

// first is the first event; one that is due never when there is none.
func (d *ladder) first() Event {
	switch {
	case d.n == 0:
		return Event{At: clock.Never}
	case d.burst.len() > 0:
		return d.burst.first()
	}
	for d.found == 0 {
		if i, ok := d.top.marks.first(); ok {
			d.found = i + 1
		} else {
			d.descend()
		}
	}
	return d.top.buckets[d.found-1].events[0]
}

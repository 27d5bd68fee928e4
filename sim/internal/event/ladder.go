package event

// ladder is many events, in buckets by when they are due. Buckets of equal width form rungs. The first rung is all of
// time; each further one divides the front of one bucket of the rung before it, of the first bucket that is not
// empty. What is due when the finer rung has ended stays in the bucket that it divides, or is put there. So an event
// goes straight to the finest rung that reaches as far, and comes closer as the rungs above are used up: once or twice
// as a rule, however many there are, and whatever the distances between them.
//
// Nothing on the ladder is due before its floor, and the floor never runs ahead of time: it rises only when an event is
// taken, and then to where that one lies. What is pushed below it, at the instant that is just happening, goes to the
// ring or joins a burst.
type ladder struct {
	top   *rung // the finest
	start uint64
	shift uint8
	// open is how many buckets of top take what has not been compared with the floor: all, and none while the floor
	// is raised. With start and shift, which are those of top, it is what each push looks at.
	open  uint64
	found uint64 // 1 + the first bucket of top that is not empty; 0: not known
	floor uint64 // an instant
	n     int    // events, those of the burst included

	burst burst
	rungs []*rung
	spare []*rung
	pool  pool
	taken []Event // out of a bucket
}

// wholeTime is the width of the buckets of the first rung, as a power of two: all instants are in one. A second one is
// for what an overflow makes of an instant.
const wholeTime = 63

// begin makes an empty ladder ready.
func (d *ladder) begin() {
	if d.top == nil {
		d.taken = make([]Event, 0, few)
		d.climb(0, wholeTime, 2)
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

// find is the bucket for what is due at that instant, when it is not in the finest rung.
func (d *ladder) find(at uint64) (*rung, uint64) {
	d.found = 0
	for k := len(d.rungs) - 2; ; k-- {
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

// drop takes the first event of bucket i of r, which has a place for all of its events itself.
func (d *ladder) drop(r *rung, i uint64) {
	d.n--
	b := &r.buckets[i]
	b.events[0], b.events[1] = order(b.events[1], b.events[2])
	b.events[2] = nothing()
	b.n--
	r.marks.remove(i, uint64(int64(b.n)-1)>>63)
}

// replace takes the first event and adds e, if that is as simple as it is most of the time.
func (d *ladder) replace(e Event) bool {
	r, from, to := d.top, d.found-1, (uint64(e.At)-d.start)>>(d.shift%64)
	if d.found == 0 || to >= d.open || d.shift >= wholeTime || r.buckets[from].n > inline {
		return false
	}
	d.found = 0
	d.drop(r, from)
	d.put(r, to, e)
	return true
}

// take moves the events of bucket i of r to taken.
func (d *ladder) take(r *rung, i uint64) []Event {
	b := &r.buckets[i]
	d.n -= int(b.n)
	d.taken = append(d.taken[:0], b.events[:min(b.n, inline)]...)
	d.taken = d.pool.empty(b.more, int(b.n)-inline, d.taken)
	b.clear()
	r.marks.remove(i, 1)
	return d.taken
}

// join adds e to the burst.
func (d *ladder) join(e Event) {
	d.n++
	d.burst.loose.push(e)
}

// first is the first event; there must be one.
func (d *ladder) first() Event {
	for d.found == 0 {
		if d.burst.len() > 0 {
			return d.burst.first()
		}
		if i, ok := d.top.marks.first(); ok {
			d.found = i + 1
		} else {
			d.descend()
		}
	}
	return d.top.buckets[d.found-1].events[0]
}

package event

import "math/bits"

// rung is a row of buckets of equal width.
type rung struct {
	start   uint64 // an instant, a multiple of the width
	shift   uint8  // the width is 2 to the power of it
	buckets []bucket
	marks   marks // which buckets are not empty
}

// index is the number of the bucket of an instant; not below len(buckets) if it is not in this rung.
func (r *rung) index(at uint64) uint64 { return (at - r.start) >> (r.shift % 64) }

// end is the instant at which bucket i ends.
func (r *rung) end(i uint64) uint64 { return r.start + (i+1)<<(r.shift%64) }

// lay makes an empty rung begin there, with so many buckets of that width. There is room for more soon: sizes vary
// from one time to the next.
func (r *rung) lay(start uint64, shift, size int) {
	r.start, r.shift = start, uint8(shift)
	if size > cap(r.buckets) {
		r.buckets = make([]bucket, 1<<bits.Len(uint(size-1)))
		for i := range r.buckets {
			r.buckets[i].clear()
		}
	}
	r.buckets = r.buckets[:size]
}

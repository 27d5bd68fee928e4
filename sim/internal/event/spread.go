package event

import "math/bits"

// How a bucket is divided. Pushes go straight to a fine bucket if the rung reaches far enough: with perEvent buckets
// for each event it is used up after 8 to 16 times as many events as it began with. Of more events than fine, only
// some come close enough for that; they are divided roughly first, into buckets of about coarse events each.
const (
	perEvent   = 16
	fine       = maxBuckets / 4
	coarse     = 256
	maxCoarse  = 4096 // buckets
	perBuckets = 16
)

// spread divides bucket i of r, which has too many events. It is false if they are all due at one instant; then they
// are a burst now.
func (d *ladder) spread(r *rung, i uint64) bool {
	events := d.take(r, i, d.taken[:0])
	d.taken = events
	from := uint64(events[0].At)
	shift, size := division(events, from)
	if size == 0 {
		d.n += len(events)
		d.burst.begin(events)
		d.raise(from + 1)
		return false
	}
	start := from >> shift << shift
	size = int(min((r.end(i)-1-start)>>shift, uint64(size-1))) + 1
	d.climb(start, shift, size)
	for _, e := range events {
		if k := d.top.index(uint64(e.At)); k < uint64(size) {
			d.put(d.top, k, e)
		} else {
			d.put(r, i, e)
		}
	}
	return true
}

// division is how wide the buckets should be, as a power of two, and how many, for events of which the first is due
// at from; none if all are due then.
//
// The width is the mean distance between those that are due first: a quarter of them as a rule, so that the few far
// away do not matter. It is half of them if that first quarter is much closer together than the rest: the rung would
// end soon after it, and what it leaves behind has to be divided again.
func division(events []Event, from uint64) (shift, size int) {
	var within [65]int // how many are due within 2 to the power of the index, and not within half of it
	for i := range events {
		within[bits.Len64(uint64(events[i].At)-from)]++
	}
	n := len(events)
	if within[0] == n {
		return 0, 0
	}
	reach, count := quantile(&within, n/4)
	if half, most := quantile(&within, n/2); half > reach+3 {
		reach, count = half, most
	}
	shift = reach - bits.Len(uint(count))
	if n <= fine {
		return max(0, shift), min(n*perEvent, maxBuckets)
	}
	return max(0, shift+8, reach-8), min(n/perBuckets, maxCoarse)
}

// quantile is the least power of two within which at least n are due, and how many.
func quantile(within *[65]int, n int) (power, count int) {
	for power = range within {
		if count += within[power]; count >= n {
			break
		}
	}
	return power, count
}

// upToPower is the least power of two that is not less than n.
func upToPower(n int) int { return 1 << bits.Len(uint(n-1)) }

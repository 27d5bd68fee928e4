package event

import "math/bits"

// What a bucket is divided into. With 16 buckets for each event, the new rung is used up after 8 to 16 times as many
// events as it begins with, if new ones keep coming: for so long they go straight to their place. More than 4096 events
// would need too many buckets. They are divided roughly first, into buckets of about 256.
const (
	perEvent = 16 // fine buckets
	fine     = maxBuckets / 4
	rough    = 8       // how much wider rough buckets are, as a power of two
	maxRough = 1 << 12 // buckets
	perRough = 16      // events for each of them, at least
)

// spread divides bucket i of r. It is false if all its events are due at one instant; they are a burst now.
func (d *ladder) spread(r *rung, i uint64) bool {
	events := d.take(r, i)
	from := uint64(events[0].At)
	shift, size := division(events, from)
	if size == 0 {
		d.n += len(events)
		d.burst.begin(events)
		d.raise(from + 1)
		return false
	}
	start := from >> shift << shift
	size = 1 + int(min((r.end(i)-1-start)>>shift, uint64(size-1)))
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

// division is how wide buckets should be for events of which the first is due at from, as a power of two, and how
// many there should be; none if all are due at one instant.
//
// Fine buckets are as wide as the mean distance between the first quarter of the later events, or half as wide: what is
// far away does not count. Only if half of them reach much farther than that quarter, so that the rung would soon have
// to be replaced, it is the mean distance between the first half.
func division(events []Event, from uint64) (shift, size int) {
	var within [65]int // how many are due within 2 to the power of the index and not within half of it
	for i := range events {
		within[bits.Len64(uint64(events[i].At)-from)]++
	}
	n := len(events) - within[0]
	if n == 0 {
		return 0, 0
	}
	within[0] = 0
	reach, count := quantile(&within, n/4)
	if farther, more := quantile(&within, n/2); farther > reach+3 {
		reach, count = farther, more
	}
	shift = reach - bits.Len(uint(count))
	if n <= fine {
		return max(0, shift), min(n*perEvent, maxBuckets)
	}
	return max(0, shift+rough, reach-8), min(n/perRough, maxRough) // reaches 16 times as far, or farther
}

// quantile is the least power of two within which at least n are due, but not none, and how many are.
func quantile(within *[65]int, n int) (power, count int) {
	for power = range within {
		if count += within[power]; count >= max(n, 1) {
			break
		}
	}
	return power, count
}

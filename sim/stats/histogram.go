package stats

import (
	"math"
	"math/bits"
)

const (
	partBits = 9             // an octave has 512 equal parts
	parts    = 1 << partBits // and memory is taken by the octave
)

// Histogram counts non-negative integers, usually nanoseconds. Values below 1024 are kept exactly; above, each
// octave (a power of two to the next) has 512 equal buckets and a value stands for the middle of its bucket, so
// quantiles are within 0.1 % of an observed value. Count, sum, smallest and largest are exact. Counts are
// integers, so merging is exact in any order.
//
// The zero Histogram is empty and ready. Octaves from the smallest to the largest value take memory (2 KiB each, 6 after 2^31 values);
// recording among known ones allocates nothing. A Histogram is not safe for concurrent use and should not be copied.
type Histogram struct {
	counts counts // of the buckets from first on, whole octaves
	first  int
	min    int64
	width  uint64 // largest - smallest
	count  uint64
	low    uint64 // the sum's lower 64 bits
	high   uint64 // and its upper ones
}

// Record counts v. A negative v is a fault of the caller and panics.
func (h *Histogram) Record(v int64) {
	i := uint(bucket(v) - h.first)
	if i >= uint(len(h.counts.recent)) || uint64(v-h.min) > h.width {
		i = h.widen(v)
	}
	h.counts.recent[i]++
	h.count++
	if h.count%often == 0 {
		h.counts.carry()
	}
	sum, carry := bits.Add64(h.low, uint64(v), 0)
	h.low = sum
	h.high += carry
}

// RecordAll counts values; it is the same as Record for each, and faster: what is asked of each value is asked in
// loops of their own.
func (h *Histogram) RecordAll(values []int64) {
	if len(values) == 0 {
		return
	}
	low, high := values[0], values[0]
	var sum, more uint64
	for _, v := range values {
		low, high = min(low, v), max(high, v)
		var carry uint64
		sum, carry = bits.Add64(sum, uint64(v), 0)
		more += carry
	}
	if h.count%often+uint64(len(values)) >= often {
		h.counts.carry()
	}
	h.widen(low)
	h.count++ // the range is known from here on
	h.widen(high)
	h.count += uint64(len(values)) - 1
	counts, first := h.counts.recent, h.first
	for _, v := range values {
		counts[bucket(v)-first]++
	}
	var carry uint64
	h.low, carry = bits.Add64(h.low, sum, 0)
	h.high += more + carry
}

// bucket is the number of the bucket of v: of values below 1024 the value itself, from there on 512 for each octave.
// That is what v begins with as a floating-point number, but below 512. No branch asks for that, as it could not be
// predicted where every few waits are none. Nothing is rounded up, as bits that others stand ahead of may go.
func bucket(v int64) int {
	b := int(math.Float64bits(float64(v&^(v>>(partBits+1))))>>(52-partBits)) - (1022+partBits)<<partBits
	return b + (int(v)-b)&(int(v-parts)>>63)
}

// middle is the value that a bucket stands for.
func middle(bucket int) int64 {
	shift := max(0, bucket>>partBits-1)
	half := int64(1) << shift >> 1
	return int64(bucket-shift<<partBits)<<shift + half
}

// widen makes room for v, a first value of its octave or a new extreme, and returns the place of its bucket.
func (h *Histogram) widen(v int64) uint {
	if v < 0 {
		panic("stats: a negative value in a histogram")
	}
	h.extend(v, v)
	b := bucket(v)
	h.cover(b, b+1)
	return uint(b - h.first)
}

// extend stretches the observed range over [low, high].
func (h *Histogram) extend(low, high int64) {
	if h.count > 0 {
		low, high = min(low, h.min), max(high, h.Max())
	}
	h.min, h.width = low, uint64(high-low)
}

// cover takes memory for the octaves of the buckets from one to before another.
func (h *Histogram) cover(from, to int) {
	from, to = from&^(parts-1), (to+parts-1)&^(parts-1)
	if h.counts.len() > 0 {
		from, to = min(from, h.first), max(to, h.first+h.counts.len())
	}
	if to-from == h.counts.len() {
		return
	}
	h.counts.widen(to-from, max(0, h.first-from))
	h.first = from
}

// Merge adds all that other has counted; other keeps it. A histogram must not be merged into itself.
func (h *Histogram) Merge(other *Histogram) {
	if other.count == 0 {
		return
	}
	h.extend(other.min, other.Max())
	h.cover(other.first, other.first+other.counts.len())
	h.counts.addUp(&other.counts, other.first-h.first, h.count+other.count < often)
	h.count += other.count
	var carry uint64
	h.low, carry = bits.Add64(h.low, other.low, 0)
	h.high += other.high + carry
}

// Reset forgets all values and keeps the memory.
func (h *Histogram) Reset() {
	h.counts.reset()
	*h = Histogram{counts: h.counts, first: h.first}
}

// Count is how many values were recorded.
func (h *Histogram) Count() uint64 { return h.count }

// Zeros is how many of them were exactly 0.
func (h *Histogram) Zeros() uint64 {
	if h.first > 0 || h.counts.len() == 0 {
		return 0
	}
	return h.counts.at(0)
}

// Sum is the sum of the values, rounded once.
func (h *Histogram) Sum() float64 { return float64(float64(h.high)*0x1p64) + float64(h.low) }

// ExactSum is the sum as 128 bits.
func (h *Histogram) ExactSum() (high, low uint64) { return h.high, h.low }

// Mean is the mean of the values, NaN without any.
func (h *Histogram) Mean() float64 {
	if h.count == 0 {
		return math.NaN()
	}
	return h.Sum() / float64(h.count)
}

// Min is the smallest value, exactly; 0 without any.
func (h *Histogram) Min() int64 { return h.min }

// Max is the largest value, exactly; 0 without any.
func (h *Histogram) Max() int64 { return h.min + int64(h.width) }

package stats

import (
	"math"
	"math/bits"
)

const (
	pageBits = 9             // a page holds the 512 equal parts of one octave
	pageSize = 1 << pageBits //
	pages    = 64 - pageBits // enough for every value from 0 to math.MaxInt64
)

// Histogram counts non-negative integers, usually nanoseconds. Values below 1024 are kept exactly; above, each
// octave (a power of two to the next) has 512 equal buckets and a value stands for the middle of its bucket, so
// quantiles are within 0.1 % of an observed value. Count, sum, smallest and largest are exact. Counts are
// integers, so merging is exact in any order.
//
// The zero Histogram is empty and ready. Octaves take memory (4 KiB) from their first value on; recording into
// known ones allocates nothing. A Histogram is not safe for concurrent use and should not be copied.
type Histogram struct {
	min   int64
	width uint64 // largest - smallest
	count uint64
	low   uint64 // the sum's lower 64 bits
	high  uint64 // and its upper ones
	pages [pages]*page
}

type page [pageSize]uint64

// Record counts v. A negative v is a fault of the caller and panics.
func (h *Histogram) Record(v int64) {
	octave, part := bucket(v)
	p := h.pages[octave]
	if p == nil || uint64(v-h.min) > h.width {
		p = h.widen(v)
	}
	p[part]++
	h.count++
	sum, carry := bits.Add64(h.low, uint64(v), 0)
	h.low = sum
	h.high += carry
}

// bucket is the place of v: its page, and its bucket in the page. Page 0 holds the values below 512, page k the
// octave from 2^(8+k).
func bucket(v int64) (octave, part int) {
	octave = max(0, bits.Len64(uint64(v))-pageBits)
	return octave, int(uint64(v)>>shift(octave)) & (pageSize - 1)
}

// shift is log2 of the width of the page's buckets.
func shift(octave int) uint { return uint(max(0, octave-1)) }

// middle is the value that a bucket stands for.
func middle(octave, part int) int64 {
	if octave > 0 {
		part += pageSize
	}
	half := int64(1) << shift(octave) >> 1
	return int64(part)<<shift(octave) + half
}

// widen makes room for v, a first value of its octave or a new extreme.
func (h *Histogram) widen(v int64) *page {
	h.extend(v, v)
	octave, _ := bucket(v)
	return h.page(octave)
}

// extend stretches the observed range over [low, high].
func (h *Histogram) extend(low, high int64) {
	if h.count > 0 {
		low, high = min(low, h.min), max(high, h.Max())
	}
	h.min, h.width = low, uint64(high-low)
}

func (h *Histogram) page(octave int) *page {
	if h.pages[octave] == nil {
		h.pages[octave] = new(page)
	}
	return h.pages[octave]
}

// Merge adds all that other has counted; other keeps it. A histogram must not be merged into itself.
func (h *Histogram) Merge(other *Histogram) {
	if other.count == 0 {
		return
	}
	h.extend(other.min, other.Max())
	for octave, from := range other.pages {
		if from == nil {
			continue
		}
		to := h.page(octave)
		for part, n := range from {
			to[part] += n
		}
	}
	h.count += other.count
	var carry uint64
	h.low, carry = bits.Add64(h.low, other.low, 0)
	h.high += other.high + carry
}

// Reset forgets all values and keeps the memory.
func (h *Histogram) Reset() {
	for _, p := range h.pages {
		if p != nil {
			*p = page{}
		}
	}
	*h = Histogram{pages: h.pages}
}

// Count is how many values were recorded.
func (h *Histogram) Count() uint64 { return h.count }

// Zeros is how many of them were exactly 0.
func (h *Histogram) Zeros() uint64 {
	if h.pages[0] == nil {
		return 0
	}
	return h.pages[0][0]
}

// Sum is the sum of the values, rounded once.
func (h *Histogram) Sum() float64 { return float64(float64(h.high)*0x1p64) + float64(h.low) }

// SumLow is the exact sum modulo 2^64, for checks of conservation.
func (h *Histogram) SumLow() uint64 { return h.low }

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

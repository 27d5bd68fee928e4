package stats

import "math"

// Quantile is the smallest value x such that a share q of all values is at most x, which is the ceil(q n)-th in
// order; q = 0 is the smallest, q = 1 the largest. It is within 0.1 % of that value, and NaN without any.
func (h *Histogram) Quantile(q float64) float64 {
	if h.count == 0 {
		return math.NaN()
	}
	rank := Rank(q, h.count)
	switch rank {
	case 1:
		return float64(h.min)
	case h.count:
		return float64(h.Max())
	}
	return float64(h.ranked(rank))
}

// ranked is what the rank-th value in order stands for, counted from 1.
func (h *Histogram) ranked(rank uint64) int64 {
	var below uint64
	for i := range h.counts.recent {
		if below += h.counts.at(i); below >= rank {
			return h.value(i)
		}
	}
	return h.Max()
}

// value is what the i-th of the counts is of: the middle of its bucket, but never outside what was observed.
func (h *Histogram) value(i int) int64 { return min(max(middle(h.first+i), h.min), h.Max()) }

// CountAbove is how many values are larger than v. Like Quantile it sees a value as the middle of its bucket, so
// values within 0.1 % of v may count on the wrong side.
func (h *Histogram) CountAbove(v int64) uint64 {
	if h.count == 0 || v >= h.Max() {
		return 0
	}
	if v < h.min {
		return h.count
	}
	var above uint64
	for i := max(0, bucket(v)-h.first); i < h.counts.len(); i++ {
		if n := h.counts.at(i); n > 0 && h.value(i) > v {
			above += n
		}
	}
	return above
}

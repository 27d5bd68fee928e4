package stats

import "math"

const (
	tailShare  = 0.005 // the largest values that TailIndex looks at
	tailValues = 50    // without so many of them it says nothing
)

// TailIndex estimates how heavy the tail is: alpha if P(X > x) falls like x^-alpha. Below 3 the mean's own
// interval misleads, below 2 there is no variance, below 1 no mean; light tails give large numbers. It is Hill's
// estimate from the largest 0.5 % of the values, NaN when these are too few, or equal.
func (h *Histogram) TailIndex() float64 {
	beyond := Rank(1-tailShare, max(1, h.count))
	if h.count-min(h.count, beyond) < tailValues {
		return math.NaN()
	}
	start := float64(h.ranked(beyond))
	if start == 0 {
		return math.NaN()
	}
	larger, logs := h.logsBeyond(start)
	if larger == 0 {
		return math.NaN()
	}
	return float64(larger) / logs
}

// logsBeyond is how many values are above start, and the sum of the logarithms of how many times.
func (h *Histogram) logsBeyond(start float64) (larger uint64, logs float64) {
	for i := max(0, bucket(int64(start))-h.first); i < h.counts.len(); i++ {
		if x := float64(h.value(i)); h.counts.at(i) > 0 && x > start {
			larger += h.counts.at(i)
			logs += float64(float64(h.counts.at(i)) * math.Log(x/start))
		}
	}
	return larger, logs
}

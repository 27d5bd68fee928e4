package workload

import (
	"math"

	"simulate/sim/dist"
	"simulate/sim/rng"
)

// scatter places n arrivals uniformly at random in a span, in order, a group at a time and in memory for one
// group. Where the last of a group of m lies, of n that are to come, is a beta variate of m and n+1-m, made of two
// gamma variates; those before it are uniform on what it leaves them, and those are the partial sums of m
// exponential spacings, scaled to fit (Devroye 1986, chapter V.3). Spacing k of row r is draw k below the r-th
// key of "gap", the beta variates are draws below that of "group".
type scatter struct {
	gap, group rng.Key
	gaps, ends rng.Key // of the present row
	spacing    uint64  // draws of gaps so far
	left       uint64  // arrivals to come
	low, high  float64 // where they are to lie
	sums       [grouped]float64
}

// grouped is how many arrivals are placed at a time.
const grouped = 512

// wholeGroup is the sum of the spacings of a group.
var wholeGroup = gammaOf(grouped)

func newScatter(key rng.Key) *scatter {
	return &scatter{gap: key.Of("gap"), group: key.Of("group")}
}

// begin goes to a row, of so many arrivals in a span.
func (s *scatter) begin(row, n uint64, span float64) {
	s.gaps, s.ends = s.gap.Nth(row), s.group.Nth(row)
	s.spacing, s.left = 0, n
	s.low, s.high = 0, span
}

// fill places the next group: offsets in [0, span), in order; none when all have been placed.
func (s *scatter) fill() []float64 {
	if s.left <= grouped {
		n := int(s.left)
		s.left = 0
		s.place(n, s.high)
		return s.sums[:n]
	}
	first := wholeGroup.Sample(s.ends, 2*s.left)
	rest := gammaOf(float64(s.left - grouped + 1))
	end := s.low + float64((s.high-s.low)*(first/(first+rest.Sample(s.ends, 2*s.left+1))))
	s.place(grouped-1, end)
	s.sums[grouped-1] = end
	s.left -= grouped
	s.low = end
	return s.sums[:grouped]
}

// place puts so many arrivals between low and end.
func (s *scatter) place(n int, end float64) {
	sum := 0.0
	for i := range n {
		sum += s.gaps.Exp(s.spacing + uint64(i))
		s.sums[i] = sum
	}
	sum += s.gaps.Exp(s.spacing + uint64(n))
	s.spacing += uint64(n) + 1
	scale := (end - s.low) / sum
	for i, partial := range s.sums[:n] {
		s.sums[i] = s.low + float64(partial*scale)
	}
}

// gammaOf is the gamma distribution of a shape of at least 1.
func gammaOf(shape float64) dist.Distribution {
	d, err := dist.Gamma(shape, 1/math.Sqrt(shape))
	if err != nil {
		panic("workload: " + err.Error())
	}
	return d
}

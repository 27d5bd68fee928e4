package dist

import (
	"fmt"
	"math"

	"simulate/sim/rng"
)

// Geometric is the number of tries up to the first success, 1, 2, ..., when each succeeds with probability p.
func Geometric(p float64) (Distribution, error) {
	if !(p > 0 && p <= 1) {
		return Distribution{}, reject("geometric", fmt.Errorf("p is %v, expected a number above 0 and at most 1", p))
	}
	if p == 1 {
		return Constant(1)
	}
	return Distribution{kind: geometric, scale: 1, a: -1 / log1p(-p), mean: 1 / p, variance: (1 - p) / (p * p)}, nil
}

func (d *Distribution) geometric(key rng.Key, i uint64) float64 {
	return max(1, math.Ceil(key.Exp(i)*d.a))
}

package dist

import (
	"math"

	"simulate/sim/rng"
)

// Lognormal is the distribution whose logarithm is normal, with that mean and coefficient of variation
// (standard deviation / mean); cv 0 is constant.
func Lognormal(mean, cv float64) (Distribution, error) {
	if err := reject("lognormal", atLeastZero("mean", mean), variability(cv)); err != nil || mean == 0 {
		return Distribution{}, err
	}
	if cv == 0 {
		return Constant(mean)
	}
	squared := float64(cv * cv)
	median := 1 / math.Sqrt(1+squared) // of the form with mean 1
	return Distribution{
		kind: lognormal, scale: mean * median, a: math.Sqrt(log1p(squared)),
		mean: 1 / median, variance: squared * (1 + squared),
	}, nil
}

func (d *Distribution) lognormal(key rng.Key, i uint64) float64 {
	return exp(float64(d.a * key.Normal(i)))
}

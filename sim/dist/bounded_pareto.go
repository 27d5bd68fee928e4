package dist

import (
	"math"

	"simulate/sim/rng"
)

// BoundedPareto has the power-law tail of index alpha, cut at max: a few values near max carry much of the
// work. P(X > x) is ((min/x)^alpha - (min/max)^alpha) / (1 - (min/max)^alpha) between the two.
func BoundedPareto(alpha, min, max float64) (Distribution, error) {
	err := reject("bounded_pareto", aboveZero("alpha", alpha), aboveZero("min", min), aboveZero("max", max),
		ordered("min", min, "max", max))
	if err != nil {
		return Distribution{}, err
	}
	if min == max {
		return Constant(min)
	}
	span := log(max / min)
	inside := 1 - exp(-alpha*span) // what the cut leaves of the whole law
	moment := func(n float64) float64 { return float64(alpha / inside * span * meanPower((n-alpha)*span)) }
	mean := moment(1)
	return Distribution{
		kind: boundedPareto, scale: min, a: -1 / alpha, b: inside,
		mean: mean, variance: moment(2) - float64(mean*mean),
	}, nil
}

// meanPower is the mean of e^(t u) over u from 0 to 1, (e^t - 1) / t.
func meanPower(t float64) float64 {
	if t == 0 {
		return 1
	}
	return math.Expm1(t) / t
}

func (d *Distribution) boundedPareto(key rng.Key, i uint64) float64 {
	return power(1-float64(key.Uniform(i)*d.b), d.a)
}

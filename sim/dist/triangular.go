package dist

import (
	"math"

	"simulate/sim/rng"
)

// Triangular has a density that rises linearly from min to mode and falls linearly to max.
func Triangular(min, mode, max float64) (Distribution, error) {
	err := reject("triangular", atLeastZero("min", min), atLeastZero("mode", mode), atLeastZero("max", max),
		ordered("min", min, "mode", mode), ordered("mode", mode, "max", max))
	if err != nil {
		return Distribution{}, err
	}
	if min == max {
		return Constant(min)
	}
	width := max - min
	start, peak := min/width, (mode-min)/width // of the form with width 1
	return Distribution{
		kind: triangular, scale: width, a: start, b: peak,
		mean: start + (1+peak)/3, variance: (1 - float64(peak*(1-peak))) / 18,
	}, nil
}

func (d *Distribution) triangular(key rng.Key, i uint64) float64 {
	u := key.Uniform(i)
	if u < d.b {
		return d.a + math.Sqrt(u*d.b)
	}
	return d.a + 1 - math.Sqrt((1-u)*(1-d.b))
}

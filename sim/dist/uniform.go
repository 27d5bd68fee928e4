package dist

import "simulate/sim/rng"

// Uniform lies anywhere between min and max with equal density.
func Uniform(min, max float64) (Distribution, error) {
	err := reject("uniform", atLeastZero("min", min), atLeastZero("max", max), ordered("min", min, "max", max))
	if err != nil {
		return Distribution{}, err
	}
	if min == max {
		return Constant(min)
	}
	width := max - min
	start := min / width
	return Distribution{kind: uniform, scale: width, a: start, mean: start + 0.5, variance: 1.0 / 12}, nil
}

func (d *Distribution) uniform(key rng.Key, i uint64) float64 { return d.a + key.Uniform(i) }

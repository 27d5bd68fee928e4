package dist

import (
	"math"

	"simulate/sim/rng"
)

// Gamma is the gamma distribution with that mean and coefficient of variation (standard deviation / mean); cv 1
// is exponential, cv 0 constant.
func Gamma(mean, cv float64) (Distribution, error) {
	if err := reject("gamma", atLeastZero("mean", mean), variability(cv)); err != nil || mean == 0 {
		return Distribution{}, err
	}
	if cv == 0 {
		return Constant(mean)
	}
	shape := 1 / (cv * cv)
	return Distribution{kind: gamma, scale: mean / shape, a: shape, mean: shape, variance: shape}, nil
}

// gamma draws by rejection from the cube of a normal variate: Marsaglia and Tsang, "A simple method for
// generating gamma variables", ACM TOMS 26 (2000). A shape below 1 is drawn one higher and pulled towards 0 by
// a power of a uniform variate.
func (d *Distribution) gamma(key rng.Key, i uint64) float64 {
	words := key.At(i)
	if d.a < 1 {
		pull := exp(-words.Exp() / d.a)
		return pull * standardGamma(&words, d.a+1)
	}
	return standardGamma(&words, d.a)
}

func standardGamma(words *rng.Words, shape float64) float64 {
	centre := shape - 1.0/3
	slope := 1 / math.Sqrt(9*centre)
	for {
		x := words.Normal()
		cube := 1 + float64(slope*x)
		if cube <= 0 {
			continue
		}
		cube *= cube * cube
		if words.Exp() > float64(centre*(cube-1-log(cube)))-float64(x*x)/2 {
			return centre * cube
		}
	}
}

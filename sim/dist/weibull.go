package dist

import (
	"fmt"
	"math"

	"simulate/sim/rng"
)

// Weibull has that mean and shape; shape 1 is exponential, below 1 the failure rate falls with age, above it
// rises. Shapes below 0.05, whose values span more than can be simulated, are refused.
func Weibull(mean, shape float64) (Distribution, error) {
	if err := reject("weibull", atLeastZero("mean", mean), weibullShape(shape)); err != nil || mean == 0 {
		return Distribution{}, err
	}
	first, second := gammaFunction(1+1/shape), gammaFunction(1+2/shape)
	return Distribution{
		kind: weibull, scale: mean / first, a: 1 / shape,
		mean: first, variance: second - float64(first*first),
	}, nil
}

func (d *Distribution) weibull(key rng.Key, i uint64) float64 { return power(key.Exp(i), d.a) }

func weibullShape(shape float64) error {
	if shape >= 0.05 && !math.IsInf(shape, 1) {
		return nil
	}
	return fmt.Errorf("shape is %v, expected a number of at least 0.05", shape)
}

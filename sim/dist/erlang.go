package dist

import (
	"fmt"

	"simulate/sim/rng"
)

// Erlang is the sum of k exponential phases with that mean in all; its squared coefficient of variation is 1/k.
func Erlang(k int, mean float64) (Distribution, error) {
	if err := reject("erlang", phases(k), atLeastZero("mean", mean)); err != nil || mean == 0 {
		return Distribution{}, err
	}
	d := Distribution{kind: erlang, scale: mean / float64(k), a: float64(k), mean: float64(k), variance: float64(k)}
	if k > 12 {
		d.kind = gamma // the same distribution, at a cost that does not grow with k
	}
	return d, nil
}

func phases(k int) error {
	if k < 1 {
		return fmt.Errorf("k is %d, expected a whole number of at least 1", k)
	}
	return nil
}

func (d *Distribution) erlang(key rng.Key, i uint64) float64 {
	words := key.At(i)
	sum := 0.0
	for range int(d.a) {
		sum += words.Exp()
	}
	return sum
}

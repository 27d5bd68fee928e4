package dist

import (
	"errors"
	"slices"

	"simulate/sim/rng"
)

// Empirical is one of the values of a sample, each as likely as the others. The sample is copied.
func Empirical(sample []float64) (Distribution, error) {
	if len(sample) == 0 {
		return Distribution{}, reject("empirical", errors.New("the sample is empty, expected at least one value"))
	}
	if err := reject("empirical", allAtLeastZero("the sample", sample)); err != nil {
		return Distribution{}, err
	}
	values := slices.Sorted(slices.Values(sample)) // sorted, a larger random number is never a smaller value
	if values[0] == values[len(values)-1] {
		return Constant(values[0])
	}
	mean, variance := momentsOf(values)
	return Distribution{kind: empirical, scale: 1, mean: mean, variance: variance, table: &table{values: values}}, nil
}

func momentsOf(values []float64) (mean, variance float64) {
	mean = total(values) / float64(len(values))
	for _, x := range values {
		variance += float64((x - mean) * (x - mean))
	}
	return mean, variance / float64(len(values))
}

func (t *table) empirical(key rng.Key, i uint64) float64 {
	return t.values[key.Below(i, uint64(len(t.values)))]
}

package dist

import (
	"cmp"
	"slices"

	"simulate/sim/rng"
)

// Discrete is one of the values, each with its probability.
func Discrete(values, probabilities []float64) (Distribution, error) {
	err := reject("discrete", shares(probabilities, "values", len(values)), allAtLeastZero("values", values))
	if err != nil {
		return Distribution{}, err
	}
	t := newTable(byValue(probabilities, values))
	mean, variance := t.moments()
	if variance == 0 {
		return Constant(mean)
	}
	return Distribution{kind: discrete, scale: 1, mean: mean, variance: variance, table: t}, nil
}

// byValue drops what never happens and orders the rest by value, so that a larger random number is never a
// smaller value.
func byValue(probabilities, values []float64) (p, v []float64) {
	order := make([]int, 0, len(values))
	for i := range values {
		if probabilities[i] > 0 {
			order = append(order, i)
		}
	}
	slices.SortStableFunc(order, func(i, j int) int { return cmp.Compare(values[i], values[j]) })
	for _, i := range order {
		p, v = append(p, probabilities[i]), append(v, values[i])
	}
	return p, v
}

func (t *table) discrete(key rng.Key, i uint64) float64 { return t.values[t.find(key.Uniform(i))] }

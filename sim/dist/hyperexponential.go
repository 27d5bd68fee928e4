package dist

import "simulate/sim/rng"

// Hyperexponential is exponential with one of several means, each with its probability.
func Hyperexponential(probabilities, means []float64) (Distribution, error) {
	err := reject("hyperexponential", shares(probabilities, "means", len(means)), allAtLeastZero("means", means))
	if err != nil {
		return Distribution{}, err
	}
	t := newTable(probabilities, means)
	mean, between := t.moments()
	if mean == 0 {
		return Distribution{}, nil
	}
	return Distribution{
		kind: hyperexponential, scale: 1, table: t,
		mean: mean, variance: float64(mean*mean) + 2*between, // of the means themselves, twice
	}, nil
}

func (t *table) hyperexponential(key rng.Key, i uint64) float64 {
	words := key.At(i)
	mean := t.values[t.find(words.Uniform())]
	return mean * words.Exp()
}

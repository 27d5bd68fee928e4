package dist

import "slices"

// table holds the lists that a distribution is given by. The shares are what lies at or below each of the
// values.
type table struct{ shares, values []float64 }

// newTable copies the values and sums up their probabilities, which may miss 1 a little.
func newTable(probabilities, values []float64) *table {
	t := &table{shares: make([]float64, len(values)), values: slices.Clone(values)}
	all, sum := total(probabilities), 0.0
	for i, p := range probabilities {
		sum += p
		t.shares[i] = sum / all
	}
	return t
}

// find is the index of the first share above u, the last one if none is.
func (t *table) find(u float64) int {
	low, high := 0, len(t.shares)-1
	for low < high {
		middle := int(uint(low+high) >> 1)
		if u < t.shares[middle] {
			high = middle
		} else {
			low = middle + 1
		}
	}
	return low
}

// moments is the mean and the variance of the values.
func (t *table) moments() (mean, variance float64) {
	t.each(func(p, x float64) { mean += float64(p * x) })
	t.each(func(p, x float64) { variance += float64(float64(p*(x-mean)) * (x - mean)) })
	return mean, variance
}

// each visits the values with their probabilities.
func (t *table) each(visit func(p, x float64)) {
	below := 0.0
	for i, x := range t.values {
		visit(t.shares[i]-below, x)
		below = t.shares[i]
	}
}

package stats

import (
	"cmp"
	"slices"
)

// Holm adjusts the p-values of tests that are read together: one that is still below a level after the
// adjustment may be called different, and the probability that any such call is wrong is at most that level
// (S. Holm, "A simple sequentially rejective multiple test procedure", 1979). The result is in the order of p.
func Holm(p []float64) []float64 {
	order := make([]int, len(p))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(i, j int) int { return cmp.Compare(p[i], p[j]) })
	adjusted, largest := make([]float64, len(p)), 0.0
	for rank, i := range order {
		largest = max(largest, p[i]*float64(len(p)-rank))
		adjusted[i] = min(1, largest)
	}
	return adjusted
}

// Package stats holds what is done with the numbers of runs: counting them, and saying how far they can be
// trusted. It knows nothing of what the numbers mean.
package stats

import "math"

// Rank is the position, counted from 1, of the q-quantile among n > 0 values in order: ceil(q n), at least 1 and
// at most n. A product that misses an integer by rounding only (0.07 x 100 is 7.000000000000001) is that integer.
func Rank(q float64, n uint64) uint64 {
	position := float64(q * float64(n))
	if nearest := math.Round(position); math.Abs(position-nearest) <= 1e-12*nearest {
		position = nearest
	}
	switch position = math.Ceil(position); {
	case position >= float64(n):
		return n
	case position >= 1:
		return uint64(position)
	}
	return 1
}

package theory

import "math"

// ForkJoin is the mean time until all k tasks of a job are done that are put at once on k equal exponential
// servers, each with its own queue. It is exact for one and two (L. Flatto and S. Hahn, 1984), and an
// approximation within a few percent above (R. Nelson and A. N. Tantawi, 1988).
func ForkJoin(k int, rate, service float64) float64 {
	load := rate * service
	if load >= 1 {
		return math.Inf(1)
	}
	single := service / (1 - load)
	if k == 1 {
		return single
	}
	ratio := harmonic(k) / harmonic(2)
	return (ratio + 4.0/11*(1-ratio)*load) * (12 - load) / 8 * single
}

func harmonic(k int) float64 {
	sum := 0.0
	for i := 1; i <= k; i++ {
		sum += 1 / float64(i)
	}
	return sum
}

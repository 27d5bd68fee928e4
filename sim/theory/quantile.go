package theory

import "math"

// quantile is the smallest x >= 0 with P(X > x) <= 1-q, by bisection on the falling function above; start is a
// first guess of a scale.
func quantile(q, start float64, above func(x float64) float64) float64 {
	if math.IsInf(start, 1) {
		return math.Inf(1)
	}
	if above(0) <= 1-q {
		return 0
	}
	low, high := 0.0, start
	for above(high) > 1-q {
		low, high = high, 2*high
	}
	for range 200 {
		middle := (low + high) / 2
		if middle <= low || middle >= high {
			break
		}
		if above(middle) > 1-q {
			low = middle
		} else {
			high = middle
		}
	}
	return high
}

// tailQuantile is the q-quantile of a wait that is 0 unless it happens, with that probability, and then
// exponential with that mean.
func tailQuantile(q, probability, mean float64) float64 {
	if probability <= 1-q {
		return 0
	}
	return math.Log(probability/(1-q)) * mean
}

// poisson is the probability of k when load are expected.
func poisson(k int, load float64) float64 {
	if load == 0 {
		if k == 0 {
			return 1
		}
		return 0
	}
	factorial, _ := math.Lgamma(float64(k) + 1)
	return math.Exp(float64(k)*math.Log(load) - load - factorial)
}

package theory

import "math"

// GIM1 is a single server with exponential service and independent times between arrivals of any kind: GI/M/1.
// Arrivals find the server busy with probability Sigma, which is the utilisation only if they are Poisson.
type GIM1 struct {
	Sigma   float64 // 1 when the load cannot be carried
	Service float64 // mean
}

// NewGIM1 solves sigma = A(mu (1-sigma)) for its root below 1 (D. G. Kendall, 1953); between is A, the
// Laplace-Stieltjes transform of the time between arrivals, whose mean is meanBetween.
func NewGIM1(between func(s float64) float64, meanBetween, service float64) GIM1 {
	if service >= meanBetween {
		return GIM1{Sigma: 1, Service: service}
	}
	// The right side is convex and meets the diagonal at the root and at 1: above it below the root.
	low, high := 0.0, 1.0
	for range 100 {
		sigma := (low + high) / 2
		if between((1-sigma)/service) > sigma {
			low = sigma
		} else {
			high = sigma
		}
	}
	return GIM1{Sigma: low, Service: service}
}

// EM1 is GI/M/1 behind a counter that passes on every k-th arrival of a Poisson process, as each of k subtasks
// has it that are served in turn: E_k/M/1. The rate is that of what arrives here.
func EM1(k int, rate, service float64) GIM1 {
	return NewGIM1(ErlangTransform(k, 1/rate), 1/rate, service)
}

// DM1 is GI/M/1 with arrivals in regular time: D/M/1.
func DM1(between, service float64) GIM1 {
	return NewGIM1(func(s float64) float64 { return math.Exp(-s * between) }, between, service)
}

// ErlangTransform is the Laplace-Stieltjes transform of the Erlang distribution.
func ErlangTransform(k int, mean float64) func(s float64) float64 {
	return func(s float64) float64 { return math.Pow(1+s*mean/float64(k), -float64(k)) }
}

// HyperexponentialTransform is the transform of a mixture of exponential distributions.
func HyperexponentialTransform(probabilities, means []float64) func(s float64) float64 {
	return func(s float64) (sum float64) {
		for i, p := range probabilities {
			sum += p / (1 + s*means[i])
		}
		return sum
	}
}

// WaitProbability is the share that waits.
func (m GIM1) WaitProbability() float64 { return m.Sigma }

// WaitMean is the mean wait.
func (m GIM1) WaitMean() float64 { return m.Sigma * m.SojournMean() }

// WaitQuantile is the q-quantile of the wait.
func (m GIM1) WaitQuantile(q float64) float64 { return tailQuantile(q, m.Sigma, m.SojournMean()) }

// SojournMean is the mean of the time in the station, which is exponential.
func (m GIM1) SojournMean() float64 { return m.Service / (1 - m.Sigma) }

// SojournQuantile is its q-quantile.
func (m GIM1) SojournQuantile(q float64) float64 { return tailQuantile(q, 1, m.SojournMean()) }

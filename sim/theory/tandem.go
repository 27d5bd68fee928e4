package theory

import "math"

// Stages are the rates of independent exponential times that follow one another; the total is hypoexponential.
// The time in a chain of stations M/M/1 is one of them, each stage with the rate of its service less that of
// arrivals: means add up, percentiles do not.
type Stages []float64

// TandemSojourn is the time in a chain of single exponential servers with those mean service times, together.
// It has no stages if one of them cannot carry the load.
func TandemSojourn(rate float64, services ...float64) Stages {
	stages := make(Stages, len(services))
	for i, s := range services {
		if stages[i] = 1/s - rate; stages[i] <= 0 {
			return nil
		}
	}
	return stages
}

// Mean is the mean of the total, +Inf without stages.
func (s Stages) Mean() float64 {
	if len(s) == 0 {
		return math.Inf(1)
	}
	sum := 0.0
	for _, rate := range s {
		sum += 1 / rate
	}
	return sum
}

// Variance is the variance of the total, +Inf without stages.
func (s Stages) Variance() float64 {
	if len(s) == 0 {
		return math.Inf(1)
	}
	sum := 0.0
	for _, rate := range s {
		sum += 1 / (rate * rate)
	}
	return sum
}

// Above is the probability that the total exceeds x, by uniformisation: steps of a Poisson process as fast as
// the fastest stage, each of which ends a stage with its share of that speed. All terms are positive, whether
// rates are equal or not.
func (s Stages) Above(x float64) float64 {
	if len(s) == 0 {
		return 1
	}
	fastest := 0.0
	for _, rate := range s {
		fastest = max(fastest, rate)
	}
	in := make([]float64, len(s)) // probability of being in a stage
	in[0] = 1
	above, load := 0.0, fastest*x
	last := int(load + 12*math.Sqrt(load) + 60)
	for step := range last {
		inside := 0.0
		for _, p := range in {
			inside += p
		}
		above += inside * poisson(step, load)
		for i := len(s) - 1; i >= 0; i-- {
			leaves := in[i] * s[i] / fastest
			in[i] -= leaves
			if i+1 < len(s) {
				in[i+1] += leaves
			}
		}
	}
	return min(1, above)
}

// Quantile is the q-quantile of the total.
func (s Stages) Quantile(q float64) float64 { return quantile(q, s.Mean(), s.Above) }

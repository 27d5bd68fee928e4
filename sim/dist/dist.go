// Package dist holds the distributions of the scenario language: of times, sizes, numbers of records.
//
// Draws are named (see rng): draw i of a key is the same number whatever else was drawn. Where it is cheap a
// draw is the inverse of the distribution function, so that two variants of a distribution under one key move
// together; gamma, erlang and hyperexponential draws take several words of their index instead.
//
// Logarithms, exponentials and powers in samplers are this package's own, so that every processor draws the
// same bits.
package dist

import "simulate/sim/rng"

// Distribution is one distribution of non-negative numbers: a factor times the standard form of its kind. The
// zero Distribution is the constant 0. Distributions are values: copy them freely, nothing changes them.
type Distribution struct {
	kind           kind
	scale          float64 // the factor
	a, b           float64 // parameters of the standard form
	mean, variance float64 // of the standard form
	table          *table  // of kinds that are given by lists
}

type kind uint8

const (
	constant kind = iota
	exponential
	lognormal
	weibull
	uniform
	triangular
	boundedPareto
	geometric
	gamma
	erlang
	hyperexponential
	discrete
	empirical
	quantiles
)

// Sample is draw i of key. It takes a pointer to spare a copy and changes nothing.
func (d *Distribution) Sample(key rng.Key, i uint64) float64 {
	switch d.kind {
	case constant:
		return d.scale
	case exponential:
		return d.scale * key.Exp(i)
	}
	return d.scale * d.standard(key, i)
}

// Series is the draws of key from number i on. It is the same as Sample for each, and faster.
func (d *Distribution) Series(key rng.Key, i uint64, draws []float64) {
	if d.kind == exponential {
		key.Exps(i, d.scale, draws)
		return
	}
	for j := range draws {
		draws[j] = d.Sample(key, i+uint64(j))
	}
}

// Draws is the draws of key with these numbers. It is the same as Sample for each, and faster.
func (d *Distribution) Draws(key rng.Key, numbers []uint64, draws []float64) {
	draws = draws[:len(numbers)]
	if d.kind == exponential {
		key.ExpsOf(numbers, d.scale, draws)
		return
	}
	for j, i := range numbers {
		draws[j] = d.Sample(key, i)
	}
}

// standard draws from the standard form of the kinds that Sample does not know.
func (d *Distribution) standard(key rng.Key, i uint64) float64 {
	switch d.kind {
	case lognormal:
		return d.lognormal(key, i)
	case weibull:
		return d.weibull(key, i)
	case uniform:
		return d.uniform(key, i)
	case triangular:
		return d.triangular(key, i)
	case boundedPareto:
		return d.boundedPareto(key, i)
	case geometric:
		return d.geometric(key, i)
	case gamma:
		return d.gamma(key, i)
	case erlang:
		return d.erlang(key, i)
	case hyperexponential:
		return d.table.hyperexponential(key, i)
	case discrete:
		return d.table.discrete(key, i)
	case empirical:
		return d.table.empirical(key, i)
	case quantiles:
		return d.table.quantile(key, i)
	}
	panic("dist: a distribution without a sampler")
}

// Mean is the mean.
func (d *Distribution) Mean() float64 { return d.scale * d.mean }

// Variance is the variance; +Inf where it does not fit a number.
func (d *Distribution) Variance() float64 {
	if d.variance == 0 {
		return 0 // and not the NaN of 0 times a square beyond all numbers
	}
	return d.scale * d.scale * d.variance
}

// SquaredCV is the variance divided by the squared mean; 0 of a constant.
func (d *Distribution) SquaredCV() float64 {
	if d.variance == 0 {
		return 0
	}
	return d.variance / (d.mean * d.mean)
}

// Scaled is the distribution of by times a draw, by >= 0: seconds become nanoseconds, a service twice as fast.
func (d *Distribution) Scaled(by float64) Distribution {
	if by == 0 {
		return Distribution{}
	}
	scaled := *d
	scaled.scale *= by
	return scaled
}

// IsConstant says that all draws are equal.
func (d *Distribution) IsConstant() bool { return d.kind == constant }

// fewValues is how many values few are.
const fewValues = 256

// IsOfFew says that draws take few different values, so that they recur.
func (d *Distribution) IsOfFew() bool {
	switch d.kind {
	case constant:
		return true
	case discrete, empirical:
		return len(d.table.values) <= fewValues
	}
	return false
}

// IsZero says that all draws are 0, as those of the zero Distribution: there is nothing to wait for.
func (d *Distribution) IsZero() bool { return d.kind == constant && d.scale == 0 }

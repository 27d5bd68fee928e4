package dist

import (
	"math"

	"gonum.org/v1/gonum/stat/distuv"
)

// sampler is a distribution under test and what is known of it from elsewhere.
type sampler struct {
	name           string
	build          func() (Distribution, error)
	below          func(x float64) float64 // P(X <= x)
	mean, variance float64
}

var samplers = []sampler{
	{"constant", func() (Distribution, error) { return Constant(3) }, steps([]float64{3}, []float64{1}), 3, 0},
	{"exponential", func() (Distribution, error) { return Exponential(2) }, distuv.Exponential{Rate: 0.5}.CDF, 2, 4},
	{"erlang of 1", func() (Distribution, error) { return Erlang(1, 2) }, distuv.Exponential{Rate: 0.5}.CDF, 2, 4},
	{"erlang of 3", func() (Distribution, error) { return Erlang(3, 2) }, distuv.Gamma{Alpha: 3, Beta: 1.5}.CDF, 2, 4.0 / 3},
	{"erlang of 100", func() (Distribution, error) { return Erlang(100, 2) }, distuv.Gamma{Alpha: 100, Beta: 50}.CDF, 2, 0.04},
	{"gamma, cv 0", func() (Distribution, error) { return Gamma(2, 0) }, steps([]float64{2}, []float64{1}), 2, 0},
	{"gamma, cv 0.5", func() (Distribution, error) { return Gamma(2, 0.5) }, distuv.Gamma{Alpha: 4, Beta: 2}.CDF, 2, 1},
	{"gamma, cv 1", func() (Distribution, error) { return Gamma(2, 1) }, distuv.Exponential{Rate: 0.5}.CDF, 2, 4},
	{"gamma, cv 2", func() (Distribution, error) { return Gamma(2, 2) }, distuv.Gamma{Alpha: 0.25, Beta: 0.125}.CDF, 2, 16},
	{"lognormal, cv 0", func() (Distribution, error) { return Lognormal(2, 0) }, steps([]float64{2}, []float64{1}), 2, 0},
	{"lognormal, cv 0.3", func() (Distribution, error) { return Lognormal(2, 0.3) }, logNormal(2, 0.3), 2, 0.36},
	{"lognormal, cv 1.2", func() (Distribution, error) { return Lognormal(2, 1.2) }, logNormal(2, 1.2), 2, 5.76},
	{"weibull, shape 0.7", func() (Distribution, error) { return Weibull(2, 0.7) }, weibullBy(2, 0.7), 2, weibullVariance(2, 0.7)},
	{"weibull, shape 1", func() (Distribution, error) { return Weibull(2, 1) }, distuv.Exponential{Rate: 0.5}.CDF, 2, 4},
	{"weibull, shape 3", func() (Distribution, error) { return Weibull(2, 3) }, weibullBy(2, 3), 2, weibullVariance(2, 3)},
	{"uniform", func() (Distribution, error) { return Uniform(2, 5) }, distuv.Uniform{Min: 2, Max: 5}.CDF, 3.5, 0.75},
	{"uniform without width", func() (Distribution, error) { return Uniform(2, 2) }, steps([]float64{2}, []float64{1}), 2, 0},
	{"triangular", func() (Distribution, error) { return Triangular(1, 2, 6) }, triangle(1, 2, 6), 3, 7.0 / 6},
	{"triangular, falling", func() (Distribution, error) { return Triangular(0, 0, 3) }, triangle(0, 0, 3), 1, 0.5},
	{"triangular, rising", func() (Distribution, error) { return Triangular(0, 3, 3) }, triangle(0, 3, 3), 2, 0.5},
	{
		"hyperexponential",
		func() (Distribution, error) { return Hyperexponential([]float64{0.9, 0.1}, []float64{1, 20}) },
		func(x float64) float64 { return 1 - 0.9*math.Exp(-x) - 0.1*math.Exp(-x/20) },
		2.9, 2*(0.9+40) - 2.9*2.9,
	},
	{"bounded_pareto", func() (Distribution, error) { return BoundedPareto(1.5, 1, 100) }, paretoUpTo(1.5, 1, 100), 3 * 0.9 / 0.999, 3*9/0.999 - 2.7*2.7/0.999/0.999},
	{"bounded_pareto, index 1", func() (Distribution, error) { return BoundedPareto(1, 2, 20) }, paretoUpTo(1, 2, 20), 2 * math.Ln10 / 0.9, 40 - 4*math.Ln10*math.Ln10/0.81},
	{"bounded_pareto, index 2", func() (Distribution, error) { return BoundedPareto(2, 1, 10) }, paretoUpTo(2, 1, 10), 2 * 0.9 / 0.99, 2*math.Ln10/0.99 - 1.8*1.8/0.99/0.99},
	{
		"discrete",
		func() (Distribution, error) {
			return Discrete([]float64{5, 1, 9, 2}, []float64{0.25, 0.5, 0, 0.25})
		},
		steps([]float64{1, 2, 5}, []float64{0.5, 0.75, 1}), 2.25, 2.6875,
	},
	{"geometric", func() (Distribution, error) { return Geometric(0.3) }, tries(0.3), 1 / 0.3, 0.7 / 0.09},
	{"geometric, rare", func() (Distribution, error) { return Geometric(1e-6) }, tries(1e-6), 1e6, 1e12 - 1e6},
	{"geometric, sure", func() (Distribution, error) { return Geometric(1) }, steps([]float64{1}, []float64{1}), 1, 0},
	{
		"empirical",
		func() (Distribution, error) { return Empirical([]float64{4, 1, 1, 0}) },
		steps([]float64{0, 1, 4}, []float64{0.25, 0.75, 1}), 1.5, 2.25,
	},
	{
		"empirical quantiles, ends given",
		func() (Distribution, error) { return Quantiles([]Point{{0, 1}, {0.5, 2}, {1, 6}}) },
		through([]float64{0, 0.5, 1}, []float64{1, 2, 6}), 2.75, 0.5*(7.0/3) + 0.5*(52.0/3) - 2.75*2.75,
	},
	{
		"empirical quantiles, ends flat",
		func() (Distribution, error) { return Quantiles([]Point{{0.5, 4}, {0.9, 10}}) },
		through([]float64{0.5, 0.9}, []float64{4, 10}), 5.8, 0.5*16 + 0.4*52 + 0.1*100 - 5.8*5.8,
	},
}

func logNormal(mean, cv float64) func(x float64) float64 {
	sigma := math.Sqrt(math.Log1p(cv * cv))
	return distuv.LogNormal{Mu: math.Log(mean) - sigma*sigma/2, Sigma: sigma}.CDF
}

func weibullBy(mean, shape float64) func(x float64) float64 {
	return distuv.Weibull{K: shape, Lambda: mean / math.Gamma(1+1/shape)}.CDF
}

func weibullVariance(mean, shape float64) float64 {
	return distuv.Weibull{K: shape, Lambda: mean / math.Gamma(1+1/shape)}.Variance()
}

func triangle(low, mode, high float64) func(x float64) float64 {
	return distuv.NewTriangle(low, high, mode, nil).CDF
}

func paretoUpTo(alpha, low, high float64) func(x float64) float64 {
	return func(x float64) float64 {
		switch {
		case x <= low:
			return 0
		case x >= high:
			return 1
		}
		return (1 - math.Pow(low/x, alpha)) / (1 - math.Pow(low/high, alpha))
	}
}

func tries(p float64) func(x float64) float64 {
	return func(x float64) float64 { return -math.Expm1(max(0, math.Floor(x)) * math.Log1p(-p)) }
}

// steps jumps at each of the values, in order, to the share beside it.
func steps(values, shares []float64) func(x float64) float64 {
	return func(x float64) (share float64) {
		for i := range values {
			if x >= values[i] {
				share = shares[i]
			}
		}
		return share
	}
}

// through is linear between the points and jumps at the ends.
func through(shares, values []float64) func(x float64) float64 {
	return func(x float64) float64 {
		last := len(values) - 1
		switch {
		case x < values[0]:
			return 0
		case x >= values[last]:
			return 1
		}
		i := 0
		for x >= values[i+1] {
			i++
		}
		return shares[i] + (shares[i+1]-shares[i])*(x-values[i])/(values[i+1]-values[i])
	}
}

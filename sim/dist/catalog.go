package dist

import "simulate/sim/catalog"

// Catalog lists the distributions of the scenario language. A setting of type value is in the unit of the place
// where the distribution stands: a duration for a service time, a number for a count.
var Catalog = catalog.Catalog{
	{Name: "constant", Does: "always the same value", Settings: []catalog.Setting{
		{Name: "value", Type: "value", Does: "the value"},
	}},
	{Name: "exponential", Does: "without memory, as times between independent events", Settings: []catalog.Setting{mean}},
	{Name: "erlang", Does: "the sum of k exponential phases, less variable than one", Settings: []catalog.Setting{
		{Name: "k", Type: "integer", Does: "number of phases"}, mean,
	}},
	{Name: "gamma", Does: "by mean and variability, with an exponential tail", Settings: []catalog.Setting{mean, cv}},
	{Name: "lognormal", Does: "by mean and variability, with a long tail; what {mean, cv} alone means", Settings: []catalog.Setting{mean, cv}},
	{Name: "weibull", Does: "times to failure: wear-out, or early failures", Settings: []catalog.Setting{
		mean, {Name: "shape", Type: "number", Does: "1: exponential; above 1: wears out; below 1: fails early or late"},
	}},
	{Name: "uniform", Does: "anywhere between two values", Settings: []catalog.Setting{least, most}},
	{Name: "triangular", Does: "between two values, most often near a third", Settings: []catalog.Setting{
		least, {Name: "mode", Type: "value", Does: "the most likely value"}, most,
	}},
	{Name: "hyperexponential", Does: "exponential with one of several means: mostly short, sometimes long", Settings: []catalog.Setting{
		probabilities, {Name: "means", Type: "list of values", Does: "the mean of each kind"},
	}},
	{Name: "bounded_pareto", Does: "a power-law tail cut at a largest value", Settings: []catalog.Setting{
		{Name: "alpha", Type: "number", Does: "index of the tail: the smaller, the heavier"}, least, most,
	}},
	{Name: "discrete", Does: "one of some values", Settings: []catalog.Setting{
		{Name: "values", Type: "list of values", Does: "the values"}, probabilities,
	}},
	{Name: "geometric", Does: "the number of tries up to the first success: 1, 2, ...", Settings: []catalog.Setting{
		{Name: "p", Type: "share", Does: "probability that a try succeeds"},
	}},
	{Name: "empirical", Does: "values that were measured: a column of a file, each as likely, or quantiles, linear between", Settings: []catalog.Setting{
		{Name: "file", Type: "file", Default: "null", Does: "table with the measured values; with column, instead of quantiles"},
		{Name: "column", Type: "text", Default: "null", Does: "the column that holds them"},
		{Name: "quantiles", Type: "map of quantile to value", Default: "null", Does: "such as {p50: 4ms, p99: 30ms}; what lies beyond the outermost has their values"},
	}},
}

// Settings that several distributions have.
var (
	mean          = catalog.Setting{Name: "mean", Type: "value", Does: "the mean"}
	cv            = catalog.Setting{Name: "cv", Type: "number", Does: "standard deviation divided by the mean; 0: constant"}
	least         = catalog.Setting{Name: "min", Type: "value", Does: "the smallest value"}
	most          = catalog.Setting{Name: "max", Type: "value", Does: "the largest value"}
	probabilities = catalog.Setting{Name: "probabilities", Type: "list of shares", Does: "the probability of each, 1 in all"}
)

package dist

import (
	"math"
	"strings"
	"testing"
)

func TestSettingsThatCannotBeAreRefused(t *testing.T) {
	nan, infinite := math.NaN(), math.Inf(1)
	for _, c := range []struct {
		build func() (Distribution, error)
		says  []string // one line each
	}{
		{func() (Distribution, error) { return Constant(-1) }, []string{"constant: value is -1, expected a number of at least 0"}},
		{func() (Distribution, error) { return Constant(nan) }, []string{"constant: value is NaN"}},
		{func() (Distribution, error) { return Exponential(infinite) }, []string{"exponential: mean is +Inf"}},
		{func() (Distribution, error) { return Erlang(0, -2) }, []string{"erlang: k is 0, expected a whole number of at least 1", "erlang: mean is -2"}},
		{func() (Distribution, error) { return Gamma(1, -1) }, []string{"gamma: cv is -1, expected a number from 0 to 1000"}},
		{func() (Distribution, error) { return Lognormal(nan, infinite) }, []string{"lognormal: mean is NaN", "lognormal: cv is +Inf"}},
		{func() (Distribution, error) { return Weibull(1, 0) }, []string{"weibull: shape is 0"}},
		{func() (Distribution, error) { return Uniform(3, 2) }, []string{"uniform: min is 3 and max is 2, expected min to be at most max"}},
		{func() (Distribution, error) { return Triangular(1, 0.5, 0.2) }, []string{"triangular: min is 1 and mode is 0.5", "triangular: mode is 0.5 and max is 0.2"}},
		{func() (Distribution, error) { return Hyperexponential([]float64{1}, []float64{1, 2}) }, []string{"hyperexponential: 1 probabilities for 2 means, expected one for each"}},
		{func() (Distribution, error) { return Hyperexponential([]float64{0.5, 0.5}, []float64{1, -2}) }, []string{"hyperexponential: item 2 of means is -2"}},
		{func() (Distribution, error) { return BoundedPareto(0, 0, 1) }, []string{"bounded_pareto: alpha is 0, expected a number above 0", "bounded_pareto: min is 0"}},
		{func() (Distribution, error) { return BoundedPareto(1, 2, 1) }, []string{"bounded_pareto: min is 2 and max is 1"}},
		{func() (Distribution, error) { return Discrete(nil, nil) }, []string{"discrete: 0 probabilities for 0 values"}},
		{func() (Distribution, error) { return Discrete([]float64{1, 2}, []float64{0.5, 0.4}) }, []string{"discrete: the probabilities add up to 0.9, expected 1"}},
		{func() (Distribution, error) { return Discrete([]float64{1, 2}, []float64{1.5, -0.5}) }, []string{"discrete: item 2 of probabilities is -0.5"}},
		{func() (Distribution, error) { return Geometric(0) }, []string{"geometric: p is 0, expected a number above 0 and at most 1"}},
		{func() (Distribution, error) { return Geometric(1.1) }, []string{"geometric: p is 1.1"}},
		{func() (Distribution, error) { return Empirical(nil) }, []string{"empirical: the sample is empty"}},
		{func() (Distribution, error) { return Empirical([]float64{1, nan}) }, []string{"empirical: item 2 of the sample is NaN"}},
		{func() (Distribution, error) { return Empirical([]float64{1, nan, -1, 2, -3}) }, []string{"item 2 of the sample is NaN, expected a number of at least 0; 2 more are wrong, too"}},
		{func() (Distribution, error) { return Quantiles(nil) }, []string{"quantiles: no quantile is given"}},
		{func() (Distribution, error) { return Quantiles([]Point{{50, 1}}) }, []string{"quantiles: a quantile is given at 50, expected a share from 0 to 1"}},
		{func() (Distribution, error) { return Quantiles([]Point{{0.5, 2}, {0.9, 1}}) }, []string{"quantiles: the quantile at 0.9 is 1 after the one at 0.5 is 2"}},
		{func() (Distribution, error) { return Quantiles([]Point{{0.5, 2}, {0.5, 3}}) }, []string{"expected them to increase"}},
	} {
		d, err := c.build()
		if err == nil {
			t.Errorf("nothing was refused, expected %q", c.says)
			continue
		}
		lines := strings.Split(err.Error(), "\n")
		if len(lines) != len(c.says) || !d.IsZero() {
			t.Errorf("got %d complaints, expected %d: %v", len(lines), len(c.says), err)
			continue
		}
		for i, line := range lines {
			if !strings.Contains(line, c.says[i]) {
				t.Errorf("got %q, expected %q", line, c.says[i])
			}
		}
	}
}

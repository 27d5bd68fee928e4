package dist

import (
	"math"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"simulate/sim/rng"
)

const draws = 100_000

func (s sampler) distribution(t *testing.T) Distribution {
	t.Helper()
	d, err := s.build()
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func TestSamplesFollowTheirDistribution(t *testing.T) {
	for _, s := range samplers {
		t.Run(s.name, func(t *testing.T) {
			d := s.distribution(t)
			key := rng.Root(1, 0).Of(s.name)
			sample := make([]float64, draws)
			for i := range sample {
				sample[i] = d.Sample(key, uint64(i))
			}
			mean, variance := momentsOf(sample)
			judge(t, "mean", mean, s.mean, math.Sqrt(s.variance/draws))
			judge(t, "variance", variance, s.variance, math.Sqrt(varianceOfSquares(sample, mean)/draws))
			if distance := kolmogorov(sample, s.below); distance > 1.95 { // once in a thousand
				t.Errorf("the Kolmogorov distance times sqrt(n) is %.2f, expected below 1.95", distance)
			}
		})
	}
}

// judge accepts what is within 4.5 standard errors, and rounding.
func judge(t *testing.T, what string, got, want, deviation float64) {
	t.Helper()
	if !(math.Abs(got-want) <= 4.5*deviation+1e-12*math.Abs(want)) {
		t.Errorf("the sample's %s is %v, expected %v, give or take %v", what, got, want, deviation)
	}
}

func varianceOfSquares(sample []float64, mean float64) float64 {
	squares := make([]float64, len(sample))
	for i, x := range sample {
		squares[i] = (x - mean) * (x - mean)
	}
	_, variance := momentsOf(squares)
	return variance
}

// kolmogorov is the largest distance between the sample's distribution function and f, times sqrt(n), on both
// sides of jumps. It sorts the sample.
func kolmogorov(sample []float64, f func(x float64) float64) float64 {
	slices.Sort(sample)
	n, farthest := float64(len(sample)), 0.0
	for i, next := 0, 0; i < len(sample); i = next {
		for next = i; next < len(sample) && sample[next] == sample[i]; next++ {
		}
		before := f(math.Nextafter(sample[i], math.Inf(-1)))
		farthest = max(farthest, math.Abs(before-float64(i)/n), math.Abs(f(sample[i])-float64(next)/n))
	}
	return farthest * math.Sqrt(n)
}

func TestMomentsAreExact(t *testing.T) {
	for _, s := range samplers {
		d := s.distribution(t)
		for _, c := range []struct {
			name      string
			got, want float64
		}{
			{"mean", d.Mean(), s.mean},
			{"variance", d.Variance(), s.variance},
			{"squared cv", d.SquaredCV(), s.variance / (s.mean * s.mean)},
		} {
			if math.Abs(c.got-c.want) > 1e-11*math.Abs(c.want) {
				t.Errorf("%s: the %s is %v, expected %v", s.name, c.name, c.got, c.want)
			}
		}
		if d.IsConstant() != (s.variance == 0) || d.IsZero() {
			t.Errorf("%s: constant %v, zero %v", s.name, d.IsConstant(), d.IsZero())
		}
	}
}

func TestADrawDependsOnNothingButKeyAndIndex(t *testing.T) {
	for _, s := range samplers {
		d := s.distribution(t)
		rapid.Check(t, func(t *rapid.T) {
			key := rng.Root(rapid.Uint64().Draw(t, "seed"), 0)
			i := rapid.Uint64().Draw(t, "index")
			first := d.Sample(key, i)
			for other := range uint64(10) {
				d.Sample(key, i+other)
			}
			again, _ := s.build()
			if second := again.Sample(key, i); first != second {
				t.Fatalf("%s: draw %d is %v and then %v", s.name, i, first, second)
			}
			if !(first >= 0) || math.IsInf(first, 1) {
				t.Fatalf("%s: draw %d is %v", s.name, i, first)
			}
		})
	}
}

func TestScalingMultipliesEveryDraw(t *testing.T) {
	for _, s := range samplers {
		d := s.distribution(t)
		rapid.Check(t, func(t *rapid.T) {
			by := rapid.Float64Range(1e-9, 1e9).Draw(t, "by")
			key, i := rng.Root(1, 1), rapid.Uint64().Draw(t, "index")
			scaled := d.Scaled(by)
			near(t, "draw", scaled.Sample(key, i), by*d.Sample(key, i), 1e-15)
			near(t, "mean", scaled.Mean(), by*d.Mean(), 1e-14)
			near(t, "variance", scaled.Variance(), by*by*d.Variance(), 1e-14)
			near(t, "squared cv", scaled.SquaredCV(), d.SquaredCV(), 1e-14)
		})
		if nothing := d.Scaled(0); !nothing.IsZero() {
			t.Errorf("%s times 0 is not 0", s.name)
		}
	}
}

func TestWhatIsNothing(t *testing.T) {
	built := func(d Distribution, err error) Distribution {
		if err != nil {
			t.Fatal(err)
		}
		return d
	}
	for name, d := range map[string]Distribution{
		"the zero value":              {},
		"the constant 0":              built(Constant(0)),
		"an exponential with mean 0":  built(Exponential(0)),
		"an erlang with mean 0":       built(Erlang(3, 0)),
		"a gamma with mean 0":         built(Gamma(0, 1)),
		"a lognormal with mean 0":     built(Lognormal(0, 1)),
		"a weibull with mean 0":       built(Weibull(0, 2)),
		"a uniform from 0 to 0":       built(Uniform(0, 0)),
		"a triangular from 0 to 0":    built(Triangular(0, 0, 0)),
		"a hyperexponential of zeros": built(Hyperexponential([]float64{0.5, 0.5}, []float64{0, 0})),
		"a discrete one with 0 only":  built(Discrete([]float64{0, 1}, []float64{1, 0})),
		"a sample of zeros":           built(Empirical([]float64{0, 0})),
		"quantiles that are 0":        built(Quantiles([]Point{{0.5, 0}, {0.9, 0}})),
	} {
		if !d.IsZero() || !d.IsConstant() || d.Mean() != 0 || d.Variance() != 0 || d.SquaredCV() != 0 || d.Sample(rng.Root(1, 0), 1) != 0 {
			t.Errorf("%s is not nothing", name)
		}
	}
}

func TestTheVarianceOfWhatIsHuge(t *testing.T) {
	huge, _ := Constant(1e300)
	if v := huge.Variance(); v != 0 {
		t.Errorf("a huge constant has the variance %v", v)
	}
	wide, _ := Exponential(1e300)
	if v := wide.Variance(); !math.IsInf(v, 1) {
		t.Errorf("a variance beyond all numbers is %v", v)
	}
}

func TestEveryDistributionOfTheCatalogIsTested(t *testing.T) {
	for _, entry := range Catalog {
		tested := slices.ContainsFunc(samplers, func(s sampler) bool { return strings.HasPrefix(s.name, entry.Name) })
		if !tested {
			t.Errorf("%s is in the catalog, but no sampler of that name is tested", entry.Name)
		}
		if entry.Does == "" || len(entry.Settings) == 0 {
			t.Errorf("%s does not say what it does, or with which settings", entry.Name)
		}
		for _, setting := range entry.Settings {
			if setting.Name == "" || setting.Type == "" || setting.Does == "" {
				t.Errorf("%s has a setting that is not described: %+v", entry.Name, setting)
			}
		}
	}
	for _, s := range samplers {
		name, _, _ := strings.Cut(strings.ReplaceAll(s.name, ",", " "), " ")
		if _, found := Catalog.Find(name); !found {
			t.Errorf("%s is tested but not in the catalog", name)
		}
	}
}

func BenchmarkSample(b *testing.B) {
	for _, s := range samplers {
		d, _ := s.build()
		key := rng.Root(1, 0)
		b.Run(strings.ReplaceAll(strings.ReplaceAll(s.name, ",", ""), " ", "_"), func(b *testing.B) {
			sum := 0.0
			for i := range uint64(b.N) {
				sum += d.Sample(key, i)
			}
			if math.IsNaN(sum) {
				b.Error("some draws are not numbers")
			}
		})
	}
}

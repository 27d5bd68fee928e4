package workload

import (
	"math"
	"slices"
	"testing"

	"simulate/sim/clock"
	"simulate/sim/dist"
	"simulate/sim/rng"
	"simulate/sim/stream"
)

var root = rng.Root(20261121, 0)

// must takes a distribution from its constructor.
func must(d dist.Distribution, err error) dist.Distribution {
	if err != nil {
		panic(err)
	}
	return d
}

func ptr[T any](v T) *T { return &v }

// endless is a process without batches, start and end.
func endless(p Process) Open { return Open{Process: p, Stop: clock.Never} }

func open(t testing.TB, o Open, key rng.Key) stream.Source {
	t.Helper()
	source, err := o.Source(key)
	if err != nil {
		t.Fatal(err)
	}
	return source
}

// first collects the first n events of a load, or all if there are fewer.
func first(t testing.TB, o Open, key rng.Key, n int) []clock.Time {
	t.Helper()
	at := make([]clock.Time, n)
	return at[:open(t, o, key).Fill(at)]
}

// until collects the events of a load before an instant.
func until(t testing.TB, o Open, key rng.Key, end clock.Time) []clock.Time {
	t.Helper()
	o.Stop = min(o.Stop, end)
	source := open(t, o, key)
	var events []clock.Time
	for block := make([]clock.Time, 512); ; {
		n := source.Fill(block)
		events = append(events, block[:n]...)
		if n < len(block) {
			return events
		}
	}
}

// kolmogorov is sqrt(n) times the largest distance between a sample's distribution and F; above 1.95 it says
// with a thousand to one that they differ.
func kolmogorov(sample []float64, cdf func(float64) float64) float64 {
	slices.Sort(sample)
	n, d := float64(len(sample)), 0.0
	for i, x := range sample {
		f := cdf(x)
		d = max(d, f-float64(i)/n, float64(i+1)/n-f)
	}
	return d * math.Sqrt(n)
}

const surely = 1.95

func exponential(x float64) float64 { return -math.Expm1(-x) }

func gaps(times []float64) []float64 {
	g := make([]float64, len(times)-1)
	for i := range g {
		g[i] = times[i+1] - times[i]
	}
	return g
}

// counts is the number of events in each of n windows of that length from 0 on.
func counts(events []clock.Time, window clock.Time, n int) []float64 {
	c := make([]float64, n)
	for _, e := range events {
		if i := int(e / window); i < n {
			c[i]++
		}
	}
	return c
}

func meanVariance(x []float64) (mean, variance float64) {
	for _, v := range x {
		mean += v / float64(len(x))
	}
	for _, v := range x {
		variance += (v - mean) * (v - mean) / float64(len(x)-1)
	}
	return mean, variance
}

// near fails unless got is within a tolerance of want.
func near(t testing.TB, what string, got, want, tolerance float64) {
	t.Helper()
	if !(math.Abs(got-want) <= tolerance) {
		t.Errorf("%s: got %v, want %v within %.3g", what, got, want, tolerance)
	}
}

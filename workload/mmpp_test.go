package workload

import (
	"fmt"
	"math"
	"testing"

	"simulate/sim/clock"
	"simulate/sim/rng"
)

var (
	bursts = MMPP{Rates: []float64{40, 90}, Generator: [][]float64{{-2, 2}, {4, -4}}}
	onOff  = MMPP{Rates: []float64{0, 100}, Generator: [][]float64{{-1, 1}, {3, -3}}}
	three  = MMPP{Rates: []float64{5, 50, 0}, Generator: [][]float64{{-1, 1, 0}, {0, -2, 2}, {4, 0, -4}}}
)

func TestMeanRateOfStates(t *testing.T) {
	for _, c := range []struct {
		mmpp MMPP
		want float64
	}{
		{bursts, (40*4 + 90*2) / 6.0},
		{onOff, 25},
		{three, (5*4 + 50*2) / 7.0},
		{MMPP{Rates: []float64{7}, Generator: [][]float64{{0}}}, 7},
	} {
		near(t, fmt.Sprint(c.mmpp), c.mmpp.MeanRate(), c.want, 1e-12)
	}
}

// For two states, Var N(T) / E N(T) = 1 + a (1 - (1 - exp(-r T)) / (r T)), r the sum of the jump rates
// (Fischer and Meier-Hellstern 1993).
func TestMMPPCountsAreOverdispersedAsTheorySays(t *testing.T) {
	for _, m := range []MMPP{bursts, onOff} {
		up, down := m.Generator[0][1], m.Generator[1][0]
		r, delta := up+down, m.Rates[0]-m.Rates[1]
		a := 2 * delta * delta * up * down / (r * r * (m.Rates[0]*down + m.Rates[1]*up))
		const n = 100_000
		events := until(t, endless(m), root.Of("dispersion"), n*second)
		mean, variance := meanVariance(counts(events, second, n))
		near(t, "mean", mean, m.MeanRate(), 4*math.Sqrt(m.MeanRate()*(1+a)/n))
		near(t, "index of dispersion / theory", variance/mean/(1+a*(1-(1-math.Exp(-r))/r)), 1, 0.03)
	}
}

func TestMMPPOfEqualRatesIsPoisson(t *testing.T) {
	m := MMPP{Rates: []float64{20, 20}, Generator: [][]float64{{-15, 15}, {60, -60}}}
	at := []float64{0}
	for _, e := range first(t, endless(m), root.Of("equal"), 100_000) {
		at = append(at, 20*e.Seconds())
	}
	if k := kolmogorov(gaps(at), exponential); k > surely {
		t.Errorf("gaps are not exponential, sqrt(n) D = %.2f", k)
	}
}

// Which state the chain starts in shows in the first instants of many runs.
func TestMMPPStartsInItsStationaryDistribution(t *testing.T) {
	const runs = 20_000
	events := 0
	for i := range runs {
		o := endless(onOff)
		o.Start = second
		events += len(until(t, o, rng.Root(5, i), second+20*clock.Millisecond))
	}
	mean := runs * 25 * 0.02
	near(t, "events in the first 20 ms", float64(events), mean, 4*math.Sqrt(mean*(1+75*0.02)))
}

func TestProfileMultipliesTheRatesOfStates(t *testing.T) {
	p := Profile{Steps{Points: []Step{{0, 1}, {second, 3}, {2 * second, 0}}, Every: 4 * second}}
	const cycles = 30_000
	m := three
	m.Profile = p
	var seen [4]float64
	for _, e := range until(t, endless(m), root.Of("profile"), cycles*4*second) {
		seen[e/second%4]++
	}
	rate := three.MeanRate()
	near(t, "first second", seen[0]/cycles/rate, 1, 0.03)
	near(t, "second second", seen[1]/cycles/rate, 3, 0.06)
	near(t, "third and fourth", seen[2]+seen[3], 0, 0)
}

// Jumps and gaps have names of their own: between two jumps, a profile of 2 is a doubled rate.
func TestAProfileMovesNoJump(t *testing.T) {
	doubled := MMPP{Rates: []float64{80, 180}, Generator: bursts.Generator}
	profiled := bursts
	profiled.Profile = Profile{Steps{Points: []Step{{0, 2}}}}
	want := first(t, endless(doubled), root, 5000)
	for i, at := range first(t, endless(profiled), root, 5000) {
		near(t, "instant", float64(at), float64(want[i]), 1)
	}
}

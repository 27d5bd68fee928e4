package workload

import (
	"math"
	"testing"

	"simulate/sim/clock"
)

func TestPoissonGapsAreExponential(t *testing.T) {
	for _, rate := range []float64{1e-3, 7, 1e5, 3e8} {
		at := []float64{0}
		for _, e := range first(t, endless(Poisson{Rate: rate}), root.Of("gaps"), 200_000) {
			at = append(at, e.Seconds()*rate)
		}
		if rate < 1e6 { // beyond, gaps are a few whole nanoseconds
			if k := kolmogorov(gaps(at), exponential); k > surely {
				t.Errorf("%v/s: gaps are not exponential, sqrt(n) D = %.2f", rate, k)
			}
		}
		n := float64(len(at) - 1)
		near(t, "rate", n/at[len(at)-1], 1, 4/math.Sqrt(n))
	}
}

func TestPoissonCountsVaryLikeTheirMean(t *testing.T) {
	const n = 20_000
	events := until(t, endless(Poisson{Rate: 50}), root.Of("counts"), n*second)
	mean, variance := meanVariance(counts(events, second, n))
	near(t, "mean", mean, 50, 4*math.Sqrt(50.0/n))
	near(t, "index of dispersion", variance/mean, 1, 4*math.Sqrt(2.0/n))
	c := counts(events, second, n)
	covariance := 0.0
	for i := range n - 1 {
		covariance += (c[i] - mean) * (c[i+1] - mean) / (n - 1)
	}
	near(t, "correlation of neighbours", covariance/variance, 0, 4/math.Sqrt(n))
}

// Time-rescaling theorem: the integral of the rate between arrivals is exponential.
func TestProfiledPoissonIsExponentialInItsOwnTime(t *testing.T) {
	for name, p := range profiles {
		events := until(t, endless(Poisson{Rate: 0.5, Profile: p}), root.Of("own time"), 2*day)
		own, last := []float64{0}, clock.Time(0)
		for i, e := range events {
			own = append(own, own[i]+0.5*p.Integral(last, e)/1e9)
			last = e
		}
		if k := kolmogorov(gaps(own), exponential); k > surely {
			t.Errorf("%s: not exponential, sqrt(n) D = %.2f", name, k)
		}
		expected := 0.5 * p.Integral(0, 2*day) / 1e9
		near(t, name+": events", float64(len(events)), expected, 4*math.Sqrt(expected))
	}
}

// Each twelfth of a wave sees as many arrivals as the rate says, by a formula that owes nothing to the walk.
func TestCountsFollowASine(t *testing.T) {
	wave := Sine{Period: 60 * second, Amplitude: 0.5, Phase: 0.3}
	const minutes = 2000
	events := until(t, endless(Poisson{Rate: 10, Profile: Profile{wave}}), root.Of("sine"), minutes*minute)
	var seen [12]float64
	for _, e := range events {
		seen[e%minute/(5*second)]++
	}
	chi := 0.0
	for i, n := range seen {
		a, b := 2*math.Pi*float64(i)/12+0.3, 2*math.Pi*float64(i+1)/12+0.3
		want := minutes * 10 * (5 + 0.5*60/(2*math.Pi)*(math.Cos(a)-math.Cos(b)))
		chi += (n - want) * (n - want) / want
	}
	if chi > 32.9 { // a thousand to one for 12 degrees of freedom
		t.Errorf("chi square %.1f over 12 windows: %v", chi, seen)
	}
}

func TestAProfileMovesNoDraw(t *testing.T) {
	const n = 3000
	plain := first(t, endless(Poisson{Rate: 0.05}), root, n)
	for name, p := range profiles {
		for k, at := range first(t, endless(Poisson{Rate: 0.05, Profile: p}), root, n) {
			early, late := p.Integral(0, at-1), p.Integral(0, at+1)
			if own := float64(plain[k]); own < early-2 || own > late+2 {
				t.Fatalf("%s: arrival %d is at %s of the process, without a profile at %s", name, k, clock.Nanoseconds(early), plain[k])
			}
		}
	}
}

func TestARateMovesNoDraw(t *testing.T) {
	slow := first(t, endless(Poisson{Rate: 10}), root, 1000)
	for k, at := range first(t, endless(Poisson{Rate: 20}), root, 1000) {
		near(t, "instant", float64(at), float64(slow[k])/2, 1)
	}
}

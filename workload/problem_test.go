package workload

import (
	"math"
	"strings"
	"testing"

	"simulate/sim/clock"
	"simulate/sim/dist"
)

func TestImpossibleLoadsAreRefusedBySetting(t *testing.T) {
	profiled := func(f Factor) Open { return endless(Poisson{Rate: 10, Profile: Profile{f}}) }
	modulated := func(rates []float64, generator ...[]float64) Open {
		return endless(MMPP{Rates: rates, Generator: generator})
	}
	batched := func(d dist.Distribution) Open {
		return Open{Process: Poisson{Rate: 1}, Batch: &d, Stop: clock.Never}
	}
	for _, c := range []struct {
		open Open
		want string // path and a word of the message, of every problem in order
	}{
		{endless(Poisson{}), "rate: above 0"},
		{endless(Constant{Rate: -1}), "rate: above 0"},
		{endless(Poisson{Rate: math.NaN()}), "rate: above 0"},
		{endless(Poisson{Rate: math.Inf(1)}), "rate: above 0"},
		{endless(Poisson{Rate: 1e13}), "rate: between"},
		{endless(Poisson{Rate: 1e-13}), "rate: between"},
		{endless(Interarrival{}), "arrivals.interarrival: mean"},
		{profiled(Diurnal{Peak: hour, Trough: 25 * hour, Ratio: 0.5}), "profile[0].diurnal.ratio: at least 1; profile[0].diurnal.trough: differ"},
		{profiled(Sine{Amplitude: 1.5, Phase: math.NaN()}), "profile[0].sine.period: above 0s; profile[0].sine.amplitude: 1.5; profile[0].sine.phase: radians"},
		{profiled(Sine{Period: 1, Amplitude: 0.5}), "profile[0]: repeats"},
		{profiled(Steps{}), "profile[0].steps: point"},
		{
			profiled(Steps{Points: []Step{{2, 1}, {2, -1}}, Every: 2}),
			"profile[0].steps[0][0]: before every; profile[0].steps[1][1]: negative; profile[0].steps[1][0]: order; profile[0].steps[1][0]: before every",
		},
		{profiled(Steps{Points: []Step{{0, 0}, {1, 0}}, Every: 2}), "profile[0].steps: nothing"},
		{
			profiled(Ramp{From: -1, To: math.Inf(1), Start: -1}),
			"profile[0].ramp.from: negative; profile[0].ramp.to: factor; profile[0].ramp.start: negative; profile[0].ramp.over: above 0s",
		},
		{profiled(Spike{At: -1, Factor: -2}), "profile[0].spike.at: negative; profile[0].spike.factor: negative; profile[0].spike.for: no ramp"},
		{modulated(nil), "arrivals.mmpp.rates: each state"},
		{modulated([]float64{0, 0}, []float64{-1, 1}, []float64{1, -1}), "arrivals.mmpp.rates: not all be 0"},
		{modulated([]float64{-1, 1}, []float64{-1, 1}), "arrivals.mmpp.rates[0]: between; arrivals.mmpp.generator: a row for each rate: 2, has 1"},
		{modulated([]float64{1, 2}, []float64{-1, 1}, []float64{-1, 1, 0}), "arrivals.mmpp.generator[1]: each state: 2, has 3"},
		{
			modulated([]float64{1, 2}, []float64{-1, 2}, []float64{-1, 1}),
			"arrivals.mmpp.generator[0]: sum to 0; arrivals.mmpp.generator[1][0]: negative",
		},
		{modulated([]float64{1, 2, 3}, []float64{-1, 1, 0}, []float64{1, -1, 0}, []float64{1, 0, -1}), "arrivals.mmpp.generator: every state"},
		{modulated([]float64{1, 2}, []float64{-1e9, 1e9}, []float64{1, -1}), "arrivals.mmpp.generator[0]: poisson"},
		{batched(must(dist.Constant(0.5))), "batch: at least 1"},
		{Open{Process: Poisson{Rate: 1}, Start: -1, Stop: -2}, "start: negative; stop: later than start"},
		{Open{Process: Poisson{Rate: 1}, Start: hour, Stop: hour}, "stop: later than start"},
	} {
		problems := c.open.Problems()
		wanted := strings.Split(c.want, "; ")
		if len(problems) != len(wanted) {
			t.Errorf("want %q, got %v", c.want, problems)
			continue
		}
		for i, p := range problems {
			path, word, _ := strings.Cut(wanted[i], ": ")
			if p.Path != path || !strings.Contains(p.Message, word) {
				t.Errorf("want %q, got %q", wanted[i], p.Error())
			}
		}
		if _, err := c.open.Source(root); err == nil {
			t.Errorf("%s: simulated all the same", c.want)
		}
	}
}

func TestPossibleLoadsAreNot(t *testing.T) {
	for name, o := range loads() {
		if p := o.Problems(); len(p) > 0 {
			t.Errorf("%s: %v", name, p)
		}
	}
	for name, p := range profiles {
		if found := p.problems(1); len(found) > 0 {
			t.Errorf("%s: %v", name, found)
		}
	}
}

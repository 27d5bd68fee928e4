package workload

import (
	"testing"

	"simulate/sim/clock"
	"simulate/sim/dist"
	"simulate/sim/rng"
)

// BenchmarkFill is the cost of one event of each process at 100,000 events per second.
func BenchmarkFill(b *testing.B) {
	const rate = 100_000
	day := Diurnal{Peak: 20 * clock.Hour, Trough: 4 * clock.Hour, Ratio: 3}
	wave := Sine{Period: 60 * clock.Second, Amplitude: 0.5}
	spike := Spike{At: 0, Factor: 4, For: clock.Hour, Ramp: clock.Minute}
	bursts := MMPP{Rates: []float64{0.5 * rate, 2 * rate}, Generator: [][]float64{{-1, 1}, {2, -2}}}
	quick := MMPP{Rates: []float64{0.5 * rate, 2 * rate}, Generator: [][]float64{{-rate, rate}, {2 * rate, -2 * rate}}}
	gap, _ := dist.Exponential(1e9 / rate)
	three, _ := dist.Geometric(1.0 / 3)
	for _, c := range []struct {
		name string
		open Open
	}{
		{"poisson", Open{Process: Poisson{Rate: rate}}},
		{"constant", Open{Process: Constant{Rate: rate}}},
		{"constant odd", Open{Process: Constant{Rate: 70_000}}},
		{"interarrival", Open{Process: Interarrival{Gap: gap}}},
		{"mmpp", Open{Process: bursts}},
		{"mmpp quick", Open{Process: quick}},
		{"poisson diurnal", Open{Process: Poisson{Rate: rate, Profile: Profile{day}}}},
		{"poisson diurnal sine spike", Open{Process: Poisson{Rate: rate, Profile: Profile{day, wave, spike}}}},
		{"poisson diurnal rare", Open{Process: Poisson{Rate: 0.001, Profile: Profile{day}}}},
		{"constant diurnal", Open{Process: Constant{Rate: rate, Profile: Profile{day}}}},
		{"poisson batch", Open{Process: Poisson{Rate: rate}, Batch: &three}},
		{"poisson count", Open{Process: Poisson{Rate: rate}, Count: 1 << 62}},
	} {
		b.Run(c.name, func(b *testing.B) {
			c.open.Stop = clock.Never
			source, err := c.open.Source(rng.Root(1, 0).Of(c.name))
			if err != nil {
				b.Fatal(err)
			}
			var at [256]clock.Time
			b.ReportAllocs()
			for i := 0; i < b.N; i += len(at) {
				source.Fill(at[:])
			}
		})
	}
}

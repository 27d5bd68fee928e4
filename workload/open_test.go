package workload

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"

	"simulate/sim/catalog"
	"simulate/sim/clock"
	"simulate/sim/dist"
	"simulate/sim/rng"
	"simulate/sim/stream"
)

// A load is a source of the data plane.
var _ = stream.Workload{Source: Open{}.Source}

// loads has every process, plain and with everything that can be added.
func loads() map[string]Open {
	profile := Profile{Sine{Period: 7 * second, Amplitude: 1}, Spike{At: 10 * second, Factor: 3, For: 5 * second, Ramp: second}}
	batch := must(dist.Geometric(0.3))
	processes := map[string]Process{
		"poisson":           Poisson{Rate: 20},
		"poisson, profile":  Poisson{Rate: 20, Profile: profile},
		"constant":          Constant{Rate: 7},
		"constant, profile": Constant{Rate: 7, Profile: profile},
		"interarrival":      Interarrival{Gap: must(dist.Uniform(0, 0.2e9))},
		"mmpp":              bursts,
		"mmpp, profile":     MMPP{Rates: onOff.Rates, Generator: onOff.Generator, Profile: profile},
	}
	loads := map[string]Open{}
	for name, p := range processes {
		loads[name] = endless(p)
		loads[name+", batch"] = Open{Process: p, Batch: &batch, Stop: clock.Never}
		loads[name+", bounds"] = Open{Process: p, Start: 3 * second, Stop: 90 * second, Count: 700}
		loads[name+", all"] = Open{Process: p, Batch: &batch, Start: 3*second + 1, Stop: 60 * second, Count: 500}
	}
	return loads
}

func TestEventsAreInOrderAndWithinBounds(t *testing.T) {
	for name, o := range loads() {
		events := first(t, o, root, 5000)
		if !slices.IsSorted(events) {
			t.Errorf("%s: out of order", name)
		}
		if events[0] < o.Start || events[len(events)-1] >= o.Stop {
			t.Errorf("%s: outside [%s, %s): %s to %s", name, o.Start, o.Stop, events[0], events[len(events)-1])
		}
		if n := uint64(len(events)); o.Count > 0 && n > o.Count {
			t.Errorf("%s: %d events, more than %d", name, n, o.Count)
		}
	}
}

func TestBlocksDoNotChangeTheSequence(t *testing.T) {
	for name, o := range loads() {
		want := first(t, o, root, 3000)
		for _, size := range []int{1, 7, 64, 1000} {
			source, got := open(t, o, root), []clock.Time(nil)
			for block := make([]clock.Time, size); len(got) < 3000; {
				n := source.Fill(block)
				got = append(got, block[:n]...)
				if n < size {
					break
				}
			}
			if !slices.Equal(got[:min(3000, len(got))], want) {
				t.Errorf("%s: blocks of %d give other events", name, size)
			}
		}
	}
}

func TestTheKeyDecidesTheEvents(t *testing.T) {
	for name, o := range loads() {
		a, b := first(t, o, rng.Root(1, 0), 400), first(t, o, rng.Root(1, 0), 400)
		if !slices.Equal(a, b) {
			t.Errorf("%s: the same key gives different events", name)
		}
		if other := first(t, o, rng.Root(1, 1), 400); slices.Equal(a, other) && !strings.HasPrefix(name, "constant") {
			t.Errorf("%s: another replication gives the same events", name)
		}
	}
}

func TestALoadThatHasEndedStaysEnded(t *testing.T) {
	loads := loads()
	loads["rate 0 for ever"] = endless(Poisson{Rate: 5, Profile: Profile{Ramp{From: 1, To: 0, Over: 30 * second}, Sine{Period: second, Amplitude: 1}}})
	odd, even := Steps{Points: []Step{{0, 0}, {second, 1}}, Every: 2 * second}, Steps{Points: []Step{{0, 1}, {second, 0}}, Every: 2 * second}
	loads["rate 0 in turns"] = Open{Process: Constant{Rate: 5, Profile: Profile{odd, even}}, Stop: hour}
	loads["rate 0 in turns, in every state"] = Open{Process: MMPP{Rates: bursts.Rates, Generator: bursts.Generator, Profile: Profile{odd, even}}, Stop: hour}
	loads["rate 0 in every state"] = endless(MMPP{Rates: bursts.Rates, Generator: bursts.Generator, Profile: Profile{Steps{Points: []Step{{30 * second, 0}}}}})
	loads["the end of time"] = endless(Interarrival{Gap: must(dist.Exponential(1e17))})
	loads["the end of time, by the clock"] = endless(Constant{Rate: 1e-8})
	for name, o := range loads {
		if !strings.Contains(name, "bounds") && !strings.Contains(name, "all") && !strings.Contains(name, "0") && !strings.Contains(name, "end") {
			continue
		}
		source, block := open(t, o, root), make([]clock.Time, 2000)
		if n := source.Fill(block); n == len(block) {
			t.Errorf("%s: goes on", name)
		}
		for range 3 {
			if n := source.Fill(block); n != 0 {
				t.Errorf("%s: %d more events after the end", name, n)
			}
		}
	}
}

func TestCountAndStopCutExactly(t *testing.T) {
	all := first(t, endless(Poisson{Rate: 10}), root, 1000)
	for _, count := range []uint64{1, 255, 256, 257, 999} {
		if got := first(t, Open{Process: Poisson{Rate: 10}, Stop: clock.Never, Count: count}, root, 1000); !slices.Equal(got, all[:count]) {
			t.Errorf("count %d leaves %d events", count, len(got))
		}
	}
	for _, k := range []int{1, 255, 256, 257, 998} {
		if got := first(t, Open{Process: Poisson{Rate: 10}, Stop: all[k]}, root, 1000); !slices.Equal(got, all[:k]) {
			t.Errorf("stopped at the instant of event %d, there are %d events", k, len(got))
		}
		if got := first(t, Open{Process: Poisson{Rate: 10}, Stop: all[k] + 1}, root, 1000); !slices.Equal(got, all[:k+1]) {
			t.Errorf("stopped just after event %d, there are %d events", k, len(got))
		}
	}
	batch := Open{Process: Constant{Rate: 10}, Batch: ptr(must(dist.Constant(4))), Stop: clock.Never, Count: 6}
	if got := fmt.Sprint(first(t, batch, root, 9)); got != "[0s 0s 0s 0s 400ms 400ms]" {
		t.Errorf("a batch is cut by count to %s", got)
	}
}

// A start shifts a process without a profile, and nothing else.
func TestStartShifts(t *testing.T) {
	for _, p := range []Process{Poisson{Rate: 20}, Constant{Rate: 7}, bursts, Interarrival{Gap: must(dist.Exponential(1e8))}} {
		now, later := first(t, endless(p), root, 300), first(t, Open{Process: p, Start: 5 * hour, Stop: clock.Never}, root, 300)
		for i := range now {
			if later[i] != now[i]+5*hour {
				t.Fatalf("%T: event %d at %s and, started after 5h, at %s", p, i, now[i], later[i])
			}
		}
	}
}

func TestInterarrivalGapsHaveTheirDistribution(t *testing.T) {
	sample := []float64{0}
	for _, at := range first(t, endless(Interarrival{Gap: must(dist.Uniform(2e6, 5e6))}), root.Of("renewal"), 50_000) {
		sample = append(sample, float64(at))
	}
	if k := kolmogorov(gaps(sample), func(x float64) float64 { return (x - 2e6) / 3e6 }); k > surely {
		t.Errorf("gaps are not uniform, sqrt(n) D = %.2f", k)
	}
	regular := first(t, endless(Interarrival{Gap: must(dist.Constant(2.5))}), root, 4)
	if got := fmt.Sprint(regular); got != "[3ns 5ns 8ns 10ns]" {
		t.Errorf("gaps of 2.5 ns: %s", got)
	}
}

func TestExpectedIsTheMeanOfRuns(t *testing.T) {
	for name, o := range loads() {
		const runs, from, to = 60, 5 * second, 40 * second
		var seen []float64
		for i := range runs {
			n := 0
			for _, at := range until(t, o, rng.Root(11, i), to) {
				if at >= from {
					n++
				}
			}
			seen = append(seen, float64(n))
		}
		mean, variance := meanVariance(seen)
		slack := 1.0 // of the clockwork
		if o.Count > 0 {
			slack += 0.06 * mean // the count is reached sooner or later
		}
		near(t, name, mean, o.Expected(from, to), slack+4*math.Sqrt(variance/runs))
	}
}

func TestOnlyLoadsThatNeverChangeAreSteady(t *testing.T) {
	for name, o := range loads() {
		want := !strings.Contains(name, "profile") && !strings.Contains(name, "bounds") && !strings.Contains(name, "all")
		if o.Steady(hour) != want {
			t.Errorf("%s: steady is %v", name, !want)
		}
	}
	ends := Open{Process: Poisson{Rate: 1}, Stop: hour}
	if !ends.Steady(hour) || ends.Steady(hour+1) {
		t.Error("a load that stops at the horizon is steady before, and not beyond")
	}
}

func TestNothingIsAllocatedPerBlock(t *testing.T) {
	for name, o := range loads() {
		source := open(t, o, root)
		var block [256]clock.Time
		source.Fill(block[:])
		if n := testing.AllocsPerRun(20, func() { source.Fill(block[:]) }); n != 0 {
			t.Errorf("%s: %v allocations a block", name, n)
		}
	}
}

func TestCatalogsDescribeEverything(t *testing.T) {
	for _, c := range []catalog.Catalog{Arrivals, Profiles} {
		for _, e := range c {
			if e.Does == "" {
				t.Errorf("%s: not described", e.Name)
			}
			for _, s := range e.Settings {
				if s.Name == "" || s.Type == "" || s.Does == "" {
					t.Errorf("%s: setting %+v is not described", e.Name, s)
				}
			}
		}
	}
	if got := strings.Join(Arrivals.Names(), " "); got != "poisson constant saturated interarrival mmpp closed" {
		t.Error(got)
	}
	if got := strings.Join(Profiles.Names(), " "); got != "diurnal sine steps ramp spike" {
		t.Error(got)
	}
}

package sim

import (
	"errors"
	"reflect"
	"slices"
	"testing"

	"simulate/sim/clock"
	"simulate/sim/dist"
	"simulate/sim/rng"
	"simulate/sim/stream"
)

// ticks is an event every so often, from 0 on.
type ticks struct{ every, next clock.Time }

func (s *ticks) Fill(at []clock.Time) int {
	for i := range at {
		at[i] = s.next
		s.next += s.every
	}
	return len(at)
}

// ticking is a scenario with an event every 10 ms that takes so long.
func ticking(service clock.Time) *Config {
	d, err := dist.Constant(float64(service))
	if err != nil {
		panic(err)
	}
	return &Config{
		Horizon: Horizon{At: clock.Second}, Drain: clock.Second,
		Stream: stream.Config{
			Workloads: []stream.Workload{{Name: "ticks", Source: func(rng.Key) (stream.Source, error) {
				return &ticks{every: 10 * clock.Millisecond}, nil
			}}},
			Processes: []stream.Process{{Name: "p", Operators: []stream.Operator{{
				Name: "work", Inputs: []stream.Input{{Workload: "ticks"}}, Parallelism: 1, Concurrency: 1,
				Buffer: stream.Unbounded, Work: stream.Demand{Quantity: stream.Quantity{Base: d}},
			}}}},
		},
	}
}

func play(t *testing.T, c *Config) Result {
	t.Helper()
	r, err := Run(c, 1, 0, nil)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// offered is how many events arrived in all sections.
func offered(r *Result) (n uint64) {
	for _, s := range r.Tally.Sections {
		n += s.Flows[0].Offered
	}
	return n
}

// The horizon is the end: of events at 0, 10, ..., 1000 ms the last one is outside a second.
func TestHorizonByTime(t *testing.T) {
	r := play(t, ticking(4*clock.Millisecond))
	if n := offered(&r); n != 100 {
		t.Errorf("%d events in a second, want 100", n)
	}
	if r.Horizon != clock.Second || r.Inside != 0 {
		t.Errorf("horizon %s, %d inside", r.Horizon, r.Inside)
	}
}

// A horizon by events lets exactly so many arrive, and ends with the last of them.
func TestHorizonByEvents(t *testing.T) {
	c := ticking(4 * clock.Millisecond)
	c.Horizon = Horizon{At: clock.Never, Events: 37}
	r := play(t, c)
	if n := offered(&r); n != 37 || r.Horizon != 360*clock.Millisecond {
		t.Errorf("%d events until %s, want 37 until 360ms", n, r.Horizon)
	}
	if n := r.Tally.Sections[0].Flows[0].Latency.Count(); n != 37 {
		t.Errorf("%d latencies before the horizon's end, want those of all 37", n)
	}
}

// What is inside at the horizon may finish, for as long as the drain.
func TestDrain(t *testing.T) {
	c := ticking(15 * clock.Millisecond) // a second's events take a second and a half
	if r := play(t, c); r.Inside != 0 || r.End != 1500*clock.Millisecond {
		t.Errorf("%d inside at %s, want none at 1.5s", r.Inside, r.End)
	}
	c.Drain = 150 * clock.Millisecond
	if r := play(t, c); r.Inside != 24 || r.End != 1150*clock.Millisecond {
		t.Errorf("%d inside at %s, want 24 at 1.15s", r.Inside, r.End)
	}
}

// Samples stand on the grid, and at the instants that were asked for, in order of time.
func TestSamples(t *testing.T) {
	c := ticking(4 * clock.Millisecond)
	c.Observe = Observe{Interval: 400 * clock.Millisecond, At: []clock.Time{3 * clock.Millisecond, 400 * clock.Millisecond, 777 * clock.Millisecond}}
	r := play(t, c)
	want := []clock.Time{0, 3 * clock.Millisecond, 400 * clock.Millisecond, 777 * clock.Millisecond, 800 * clock.Millisecond}
	if !slices.Equal(r.Samples.At, want) {
		t.Errorf("samples at %v, want %v", r.Samples.At, want)
	}
}

// A grid that was asked for may be as fine as its owner says, and is no finer than that.
func TestAFineGridIsKept(t *testing.T) {
	c := ticking(4 * clock.Millisecond)
	c.Horizon.At = 5 * clock.Second
	c.Observe = Observe{Interval: clock.Millisecond, Most: 5001}
	if r := play(t, c); len(r.Samples.At) != 5001 || r.Interval != clock.Millisecond {
		t.Errorf("%d samples every %s, want 5001 every ms", len(r.Samples.At), r.Interval)
	}
	c.Observe.Most = 5000
	if r := play(t, c); len(r.Samples.At) != 2501 || r.Interval != 2*clock.Millisecond {
		t.Errorf("%d samples every %s, want 2501 every 2 ms", len(r.Samples.At), r.Interval)
	}
}

// A run whose length nobody knows begins with a fine grid and ends with a coarse one of bounded size.
func TestGridCoarsens(t *testing.T) {
	c := ticking(4 * clock.Millisecond)
	c.Horizon = Horizon{At: clock.Never, Events: 60_000}
	c.Observe.Points = 100
	r := play(t, c)
	if n := len(r.Samples.At); n < 50 || n > 201 {
		t.Errorf("%d samples", n)
	}
	for i, at := range r.Samples.At {
		if at != clock.Time(i)*r.Interval {
			t.Fatalf("sample %d at %s, not on a grid of %s", i, at, r.Interval)
		}
	}
}

func TestEveryGridIsPartOfTheFiner(t *testing.T) {
	for i := clock.Millisecond; i < 1000*clock.Day; i = coarser(i) {
		if next := coarser(i); next%i != 0 || next <= i {
			t.Errorf("%s follows %s", next, i)
		}
	}
}

func TestWarmupBeginsASection(t *testing.T) {
	c := ticking(4 * clock.Millisecond)
	c.Warmup.Until = 300 * clock.Millisecond
	r := play(t, c)
	if s := r.Tally.Sections; len(s) != 3 || s[1].From != 300*clock.Millisecond+1 || s[1].Flows[0].Offered != 69 || s[1].Flows[0].Latency.Count() != 69 {
		t.Errorf("%d sections; the second from %s with %d events", len(s), s[1].From, s[1].Flows[0].Offered)
	}
}

// A horizon by events may be over before the warm-up is; then nothing begins in the drain.
func TestNoSectionBeginsInTheDrain(t *testing.T) {
	c := ticking(15 * clock.Millisecond)
	c.Horizon = Horizon{At: clock.Never, Events: 37} // over at 360 ms, and empty at 555
	c.Warmup.Until = 500 * clock.Millisecond
	r := play(t, c)
	if s := r.Tally.Sections; len(s) != 2 || r.End <= c.Warmup.Until {
		t.Errorf("%d sections until %s, want the run and its drain", len(s), r.End)
	}
}

func TestSameSeedSameResult(t *testing.T) {
	c := ticking(4 * clock.Millisecond)
	a, b := play(t, c), play(t, c)
	if !reflect.DeepEqual(a, b) {
		t.Error("two runs of one seed differ")
	}
}

func TestStoppedFromOutside(t *testing.T) {
	stop := make(chan struct{})
	close(stop)
	if _, err := Run(ticking(clock.Millisecond), 1, 0, stop); !errors.Is(err, ErrStopped) {
		t.Errorf("error %v, want that it was stopped", err)
	}
}

// The sample at the horizon is taken even if nothing is inside then, and it is taken once.
func TestTheSeriesReachesTheHorizon(t *testing.T) {
	for _, drain := range []clock.Time{0, clock.Second} {
		c := ticking(clock.Microsecond)
		c.Horizon, c.Drain, c.Observe = Horizon{At: clock.Second}, drain, Observe{Interval: 100 * clock.Millisecond}
		r, err := Run(c, 1, 0, nil)
		if err != nil {
			t.Fatal(err)
		}
		if n := len(r.Samples.At); n != 11 || r.Samples.At[n-1] != clock.Second {
			t.Errorf("drain %s: samples at %v, want 0 s to 1 s", drain, r.Samples.At)
		}
	}
}

package stream

import (
	"math"
	"testing"

	"simulate/sim/clock"
	"simulate/sim/dist"
	"simulate/sim/rng"
)

// poisson is a Poisson stream of so many nanoseconds between events.
type poisson struct {
	mean float64
	key  rng.Key
	n    uint64
	at   float64
}

func (s *poisson) Fill(at []clock.Time) int {
	for i := range at {
		s.at += s.mean * s.key.Exp(s.n)
		s.n++
		at[i] = clock.Time(s.at)
	}
	return len(at)
}

func load(name string, rate float64) Workload {
	return Workload{Name: name, Stop: clock.Never, Source: func(k rng.Key) (Source, error) {
		return &poisson{mean: 1e9 / rate, key: k.Of("arrivals")}, nil
	}}
}

func exponential(seconds float64) Demand {
	d, err := dist.Exponential(seconds * 1e9)
	if err != nil {
		panic(err)
	}
	return Demand{Quantity: Quantity{Base: d}}
}

func op(name string, work Demand, inputs ...Input) Operator {
	return Operator{Name: name, Inputs: inputs, Parallelism: 1, Concurrency: 1, Buffer: Unbounded, Work: work}
}

func mm1(rate, service float64) *Config {
	return &Config{
		Workloads: []Workload{load("src", rate)},
		Processes: []Process{{Name: "p", Operators: []Operator{op("s1", exponential(service), Input{Workload: "src"})}}},
	}
}

func TestMM1(t *testing.T) {
	p, err := New(mm1(0.9, 1), rng.Root(1, 0))
	if err != nil {
		t.Fatal(err)
	}
	p.LimitTo(2_000_000, []uint64{50_000})
	playOut(p)
	if err := p.Verify(); err != nil {
		t.Fatal(err)
	}
	tally := p.Tally()
	s := tally.Sections[1].Stations[0]
	if w := s.Wait.Mean() / 1e9; math.Abs(w-9) > 0.5 {
		t.Errorf("mean wait %.3f, want 9", w)
	}
}

func BenchmarkMM1(b *testing.B) {
	p, err := New(mm1(0.9, 1), rng.Root(1, 0))
	if err != nil {
		b.Fatal(err)
	}
	p.LimitTo(uint64(b.N), nil)
	b.ReportAllocs()
	b.ResetTimer()
	playOut(p)
	b.ReportMetric(float64(p.Handled())/b.Elapsed().Seconds()/1e6, "Mevents/s")
}

// playOut goes on until there is news of an end.
func playOut(p *Plane) {
	for p.Advance(clock.Never); p.News() == Breath; {
		p.Advance(clock.Never)
	}
}

// TestTheLastEventEndsARunWhenAllIsCounted lets so many wait at the end that the last of them leaves, once in a while, just
// when a block of those who left is counted.
func TestTheLastEventEndsARunWhenAllIsCounted(t *testing.T) {
	for events := uint64(2 * countAhead); events < 4*countAhead; events++ {
		p, err := New(&Config{Workloads: []Workload{load("src", 1000)}, Processes: []Process{{Name: "p", Operators: []Operator{op("a", takes(10e6), Input{Workload: "src"})}}}}, rng.Root(1, 0))
		if err != nil {
			t.Fatal(err)
		}
		p.LimitTo(events, nil)
		p.Advance(clock.Never)
		if news := p.News(); news != LimitReached {
			t.Fatalf("%d events: news %v", events, news)
		}
		if p.Advance(clock.Day); p.News() != Exhausted {
			t.Errorf("%d events: nothing is inside, but the plane went on to %s", events, p.Now())
		}
	}
}

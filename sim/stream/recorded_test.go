package stream

import (
	"errors"
	"strings"
	"testing"

	"simulate/sim/clock"
	"simulate/sim/flink"
	"simulate/sim/rng"
)

// luggageOf is a source of events that bring two numbers and a key each.
type luggageOf struct {
	at      []clock.Time
	numbers [2][]float64
	keys    []uint32
	given   int // events of the fills before the last one
	next    int
	wrong   error
	closed  *int
}

func (s *luggageOf) Fill(at []clock.Time) int {
	s.given = s.next
	n := copy(at, s.at[s.next:])
	s.next += n
	return n
}

func (s *luggageOf) Carried(i int, values []float64) {
	copy(values, s.numbers[i][s.given:s.next])
}

func (s *luggageOf) Keys(keys []uint32) { copy(keys, s.keys[s.given:s.next]) }

func (s *luggageOf) Close() error {
	if s.closed != nil {
		*s.closed++
	}
	return s.wrong
}

// reading is a workload of such events.
func reading(s luggageOf) Workload {
	return Workload{Name: "src", Stop: clock.Never, Numbers: []string{"a", "b"}, Source: func(rng.Key) (Source, error) {
		again := s
		return &again, nil
	}}
}

func per(attributes ...PerUnit) Demand { return Demand{Quantity: Quantity{Per: attributes}} }

// many are events at t = 0 of which event k brings (1000 n - 10 k) and k, so that what a gate of 10 ns makes it wait,
// its number makes good.
func many(n int) luggageOf {
	s := luggageOf{at: make([]clock.Time, n)}
	for k := range n {
		s.numbers[0] = append(s.numbers[0], float64(1000*n-10*k))
		s.numbers[1] = append(s.numbers[1], float64(k))
		s.keys = append(s.keys, uint32(k%7))
	}
	return s
}

func TestEventsKeepTheirNumbersThroughTheGate(t *testing.T) {
	const n = 1000
	w := reading(many(n))
	w.MaxRate = 1e8
	serve := op("serve", per(PerUnit{"a", 1}), Input{Workload: "src"})
	serve.Concurrency = 0
	other := serve
	other.Inputs = []Input{{Workload: "src", Exchange: Broadcast}} // its copies share the event's numbers
	other.Parallelism = 3
	c := &Config{Workloads: []Workload{w}, Processes: []Process{
		{Name: "p", Operators: []Operator{serve}}, {Name: "q", Operators: []Operator{other}},
	}}
	p, err := New(c, rng.Root(1, 0))
	if err != nil {
		t.Fatal(err)
	}
	playOut(p)
	if err := errors.Join(p.Verify(), p.Finish()); err != nil {
		t.Fatal(err)
	}
	for i, flow := range p.Tally().Sections[0].Flows {
		want := uint64(n * (1 + 2*i))
		if l := &flow.Latency; l.Count() != want || l.Min() != 1000*n || l.Max() != 1000*n {
			t.Errorf("process %d: %d records with latencies from %d to %d ns, expected %d of %d", i, l.Count(), l.Min(), l.Max(), want, 1000*n)
		}
	}
}

func TestRecordedNumbersMakeSizesAndWork(t *testing.T) {
	w := reading(many(600))
	w.Fields = []Field{{Name: "drawn", Value: exponential(1).Base}}
	w.Bytes = Quantity{Per: []PerUnit{{"b", 2}}}
	first := op("first", per(PerUnit{"bytes", 3}, PerUnit{"b", 1}), Input{Workload: "src"})
	first.Concurrency = 0
	last := op("last", per(PerUnit{"b", 1}), Input{Operator: "first"})
	last.Concurrency, last.Selectivity = 0, Selectivity{}
	p, err := New(&Config{Workloads: []Workload{w}, Processes: []Process{{Name: "p", Operators: []Operator{first, last}}}}, rng.Root(1, 0))
	if err != nil {
		t.Fatal(err)
	}
	playOut(p)
	l := &p.Tally().Sections[0].Flows[0].Latency
	// Event k takes 3 (2 k) + k, then k; event 0 takes the nanosecond that any service takes, twice.
	if want := float64(8*599*600/2 + 2); l.Sum() != want || l.Max() != 8*599 {
		t.Errorf("latencies of %g ns in all, %d at most; expected %g and %d", l.Sum(), l.Max(), want, 8*599)
	}
}

func TestRecordedKeysDecide(t *testing.T) {
	s := many(7000)
	w := reading(s)
	w.Numbers, w.Keys = nil, Keys{Recorded: true}
	hash := op("hash", per(), Input{Workload: "src", Exchange: Hash})
	hash.Parallelism, hash.Window = 4, &Window{Size: clock.Second, Slide: clock.Second, Emit: EmitPerKey}
	sink := op("sink", per(), Input{Operator: "hash"})
	p, err := New(&Config{Workloads: []Workload{w}, Processes: []Process{{Name: "p", Operators: []Operator{hash, sink}}}, Subtasks: 4}, rng.Root(1, 0))
	if err != nil {
		t.Fatal(err)
	}
	playOut(p)
	var owned [4]uint64
	for key := range uint32(7) {
		owned[flink.GroupOwner(flink.KeyGroup(key, 128), 128, 4)] += 1000
	}
	tally := p.Tally()
	for i, scope := range tally.Stations {
		got := tally.Sections[0].Stations[i].Sojourn.Count()
		switch {
		case scope.Operator == "hash" && scope.Subtask >= 0 && got != owned[scope.Subtask]:
			t.Errorf("subtask %d got %d records, its key groups have %d", scope.Subtask, got, owned[scope.Subtask])
		case scope.Operator == "sink" && scope.Subtask < 0 && got != 7:
			t.Errorf("%d results of 7 keys", got)
		}
	}
}

func TestSourcesAreClosedAndSayWhatWentWrong(t *testing.T) {
	closed := 0
	good, bad := many(3), many(3)
	good.closed, bad.closed, bad.wrong = &closed, &closed, errors.New("the trace is torn")
	c := mm1(1, 0.5)
	c.Workloads[0] = reading(good)
	worse := reading(bad)
	worse.Name = "worse"
	c.Workloads = append(c.Workloads, worse)
	p, err := New(c, rng.Root(1, 0))
	if err != nil {
		t.Fatal(err)
	}
	playOut(p)
	if err := p.Finish(); err == nil || err.Error() != "workload worse: the trace is torn" || closed != 2 {
		t.Errorf("%v; %d sources were closed", err, closed)
	}
	closed = 0
	c.Workloads[1].Source = func(rng.Key) (Source, error) { return nil, errors.New("it is gone") }
	if _, err := New(c, rng.Root(1, 0)); err == nil || !strings.Contains(err.Error(), "it is gone") || closed != 1 {
		t.Errorf("%v; %d sources were closed", err, closed)
	}
}

func TestSourcesMustCarryWhatIsAskedOfThem(t *testing.T) {
	c := mm1(1, 0.5)
	c.Workloads[0].Numbers = []string{"a"}
	if _, err := New(c, rng.Root(1, 0)); err == nil || err.Error() != "workload src: nothing was recorded with its events" {
		t.Errorf("got %v", err)
	}
}

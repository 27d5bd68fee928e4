package stream

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"testing"

	"simulate/sim/clock"
	"simulate/sim/dist"
	"simulate/sim/rng"
)

// TestRecursionIsTheSameSamplePath plays random scenarios twice, event by event and by recursion where that may be,
// and compares all that can be seen on the way, at instants that have nothing to do with the windows, and all that
// was counted in the end.
func TestRecursionIsTheSameSamplePath(t *testing.T) {
	played, methods := 0, map[Method]int{}
	for seed := uint64(0); played < graphs(); seed++ {
		c := composer{rand.New(rand.NewPCG(seed, 2))}
		cfg := c.scenario()
		if c.chance(0.8) {
			c.calm(cfg)
		}
		if len(cfg.Check()) > 0 {
			continue
		}
		played++
		if err := playBoth(cfg, seed, methods); err != nil {
			t.Fatalf("scenario %d: %v", seed, err)
		}
	}
	t.Logf("operators by method: %v", methods)
	for m := PassThrough; m <= Loss; m++ {
		if methods[m] < 20 {
			t.Errorf("method %d was used for %d operators only", m, methods[m])
		}
	}
}

// TestLanesAreTheSameSamplePath is the same for chains of single servers with and without bounds.
func TestLanesAreTheSameSamplePath(t *testing.T) {
	methods := map[Method]int{}
	for seed := range uint64(graphs()) {
		c := composer{rand.New(rand.NewPCG(seed, 4))}
		if err := playBoth(c.chain(), seed, methods); err != nil {
			t.Fatalf("chain %d: %v", seed, err)
		}
	}
	if len(methods) != 1 || methods[MaxPlus] == 0 {
		t.Errorf("operators by method: %v, expected lanes only", methods)
	}
}

// chain draws a chain of single servers at some load; half of them on a grid of instants, so that many things
// happen at one.
func (c composer) chain() *Config {
	mean, bounded := 1e6*(0.5+c.Float64()), c.chance(0.6)
	quantity := func() Quantity { return c.quantity(mean) }
	w := load("src", 1000)
	if c.chance(0.5) {
		w = gridded("src")
		quantity = func() Quantity { return Quantity{Base: constantly(float64(1+c.IntN(3)) * 4e5)} }
	}
	pr := Process{Name: "p"}
	for i := range 1 + c.IntN(5) {
		in := Input{Workload: "src"}
		if i > 0 {
			in = Input{Operator: pr.Operators[i-1].Name}
		}
		o := op(fmt.Sprintf("op%d", i), Demand{Quantity: quantity()}, in)
		if bounded && c.chance(0.7) {
			o.Buffer = c.IntN(6)
		}
		pr.Operators = append(pr.Operators, o)
	}
	return &Config{Workloads: []Workload{w}, Processes: []Process{pr}}
}

// TestRoadsAreTheSameSamplePath is the same for chains of many single servers beside each other.
func TestRoadsAreTheSameSamplePath(t *testing.T) {
	methods := map[Method]int{}
	for seed := range uint64(graphs()) {
		c := composer{rand.New(rand.NewPCG(seed, 5))}
		cfg := c.road()
		fast := *cfg
		fast.Recursion = true
		if p, err := New(&fast, rng.Root(seed, 0)); err != nil {
			t.Fatal(err)
		} else if _, is := p.way.(*road); !is {
			t.Fatalf("chain %d is no road", seed)
		}
		if err := playBoth(cfg, seed, methods); err != nil {
			t.Fatalf("road %d: %v", seed, err)
		}
	}
	if len(methods) != 1 || methods[Lindley] == 0 {
		t.Errorf("operators by method: %v, expected roads only", methods)
	}
}

// road draws such a chain; half of them on a grid of instants, some busy enough to forget who left, some overloaded.
func (c composer) road() *Config {
	mean, rate := 1e6*(0.5+0.6*c.Float64()), 1000.0
	w := load("src", rate)
	quantity := func(servers int) Quantity { return c.quantity(mean * float64(servers)) }
	switch c.IntN(8) {
	case 0, 1, 2, 3:
		w = gridded("src")
		quantity = func(servers int) Quantity {
			return Quantity{Base: constantly(float64(1+c.IntN(6)) * 2e5 * float64(servers))}
		}
	case 4:
		w, mean = load("src", 10*rate), mean/10
	}
	w.Bytes = c.quantity(1000)
	pr := Process{Name: "p"}
	for i := range 1 + c.IntN(5) {
		in := Input{Workload: "src", Exchange: Hash}
		if i > 0 {
			in = Input{Operator: pr.Operators[i-1].Name, Exchange: Hash}
		}
		servers := 1 + c.IntN(20)
		if i == 0 {
			servers++
		}
		o := op(fmt.Sprintf("op%d", i), Demand{Quantity: quantity(servers)}, in)
		o.Parallelism = servers
		pr.Operators = append(pr.Operators, o)
	}
	return &Config{Workloads: []Workload{w}, Processes: []Process{pr}}
}

// TestLongQueuesDoNotReachBeyondTime plays chains whose queues would take longer than there is time.
func TestLongQueuesDoNotReachBeyondTime(t *testing.T) {
	for _, hours := range []float64{24, 30_000 * 24} {
		for _, buffer := range []int{Unbounded, 0, 5} {
			pr := Process{Name: "p", Operators: []Operator{
				op("a", Demand{Quantity: Quantity{Base: constantly(hours * 3600e9)}}, Input{Workload: "src"}),
				op("b", Demand{Quantity: Quantity{Base: constantly(hours * 3600e9)}}, Input{Operator: "a"}),
			}}
			pr.Operators[1].Buffer = buffer
			for _, parallelism := range []int{1, 3} {
				pr.Operators[0].Parallelism, pr.Operators[0].Inputs[0].Exchange = parallelism, Hash
				c := &Config{Workloads: []Workload{load("src", 1e5)}, Processes: []Process{pr}}
				if err := playBoth(c, 1, map[Method]int{}); err != nil {
					t.Errorf("%v h, buffer %d, %d servers: %v", hours, buffer, parallelism, err)
				}
			}
		}
	}
}

// TestAWindowIsSmallWhereRecordsBecomeMany looks at the memory that records take which become many.
func TestAWindowIsSmallWhereRecordsBecomeMany(t *testing.T) {
	a, b := op("a", takes(1e3), Input{Workload: "src"}), op("b", takes(10), Input{Operator: "a", Exchange: Hash})
	a.Selectivity.Number = &Demand{Quantity: Quantity{Base: constantly(2000)}}
	b.Parallelism = 2
	p, err := New(&Config{Recursion: true, Workloads: []Workload{load("src", 1000)}, Processes: []Process{{Name: "p", Operators: []Operator{a, b}}}}, rng.Root(1, 0))
	if err != nil {
		t.Fatal(err)
	}
	p.Advance(10 * clock.Second)
	if n := cap(p.pool.records); n > 64*windowSize {
		t.Errorf("the pool holds %d records at a time", n)
	}
}

func constantly(ns float64) dist.Distribution {
	d, _ := dist.Constant(ns)
	return d
}

// gridded is a load of about a thousand events per second, several of which come at one instant.
func gridded(name string) Workload {
	return Workload{Name: name, Source: func(k rng.Key) (Source, error) { return &grid{key: k.Of("arrivals")}, nil }}
}

type grid struct {
	key rng.Key
	n   uint64
	at  clock.Time
}

func (s *grid) Fill(at []clock.Time) int {
	for i := range at {
		s.at += clock.Time(s.key.Below(s.n, 3)) * 1e6
		s.n++
		at[i] = s.at
	}
	return len(at)
}

// calm takes most of what needs events out of a scenario.
func (c composer) calm(cfg *Config) {
	for i := range cfg.Workloads {
		w := &cfg.Workloads[i]
		if w.Source == nil && c.chance(0.9) {
			*w = load(w.Name, 300)
		}
	}
	for i := range cfg.Processes {
		for j := range cfg.Processes[i].Operators {
			c.calmOperator(&cfg.Processes[i].Operators[j])
		}
	}
}

func (c composer) calmOperator(o *Operator) {
	rarely := func() bool { return c.chance(0.03) }
	if !rarely() {
		o.Failures, o.Outages = nil, nil
	}
	if !rarely() {
		o.Batch, o.Window = nil, nil
	}
	if !rarely() {
		o.Discipline = FIFO
	}
	if o.Buffer != Unbounded && !rarely() {
		o.OnFull = Drop
	}
	for i := range o.Inputs {
		if o.Inputs[i].Exchange == ShortestQueue && !rarely() {
			o.Inputs[i].Exchange = Random
		}
	}
}

func playBoth(cfg *Config, seed uint64, methods map[Method]int) error {
	fast := *cfg
	fast.Recursion = true
	a, err := New(cfg, rng.Root(seed, 0))
	if err != nil {
		return err
	}
	b, err := New(&fast, rng.Root(seed, 0))
	if err != nil {
		return err
	}
	for _, c := range b.Choices() {
		methods[c.Method]++
	}
	r := rand.New(rand.NewPCG(seed, 3))
	if r.IntN(2) == 0 {
		for _, p := range []*Plane{a, b} {
			p.LimitTo(2000, []uint64{100, 700})
		}
	}
	for at := clock.Time(0); at < 3*clock.Second; at += clock.Time(r.Int64N(int64(200 * clock.Millisecond))) {
		if err := compareAt(a, b, at); err != nil {
			return fmt.Errorf("at %s: %w", at, err)
		}
		if r.IntN(4) == 0 {
			a.Cut()
			b.Cut()
		}
	}
	for _, p := range []*Plane{a, b} {
		p.Close()
	}
	if err := compareAt(a, b, 60*clock.Second); err != nil {
		return fmt.Errorf("after the end: %w", err)
	}
	x, y := a.Tally(), b.Tally()
	for i := range x.Sections { // how far failures go on after the last record has left is nobody's concern
		for j := range x.Sections[i].Stations {
			x.Sections[i].Stations[j].Down, y.Sections[i].Stations[j].Down = 0, 0
		}
	}
	return differ("tally", reflect.ValueOf(x), reflect.ValueOf(y))
}

// compareAt lets both go on to an instant, and compares what can be seen there.
func compareAt(a, b *Plane, to clock.Time) error {
	var rows [2][]float64
	for i, p := range []*Plane{a, b} {
		for p.Advance(to); p.HasNews(); p.Advance(to) {
			if news := p.News(); news == Exhausted {
				break
			}
		}
		if err := p.Verify(); err != nil {
			return err
		}
		rows[i] = p.Observe(nil)
	}
	if a.Now() != b.Now() {
		return fmt.Errorf("one plane is at %s, the other at %s", a.Now(), b.Now())
	}
	for i, c := range a.Columns() {
		if rows[0][i] != rows[1][i] {
			return fmt.Errorf("%v: column %d is %v by events, %v by recursion", c.Scope, c.What, rows[0][i], rows[1][i])
		}
	}
	return nil
}

// differ says where two values differ, but for the pointers on the way and the unused space of histograms.
func differ(where string, a, b reflect.Value) error {
	switch a.Kind() {
	case reflect.Struct:
		for i := range a.NumField() {
			if name := a.Type().Field(i).Name; name != "first" {
				if err := differ(where+"."+name, a.Field(i), b.Field(i)); err != nil {
					return err
				}
			}
		}
	case reflect.Slice:
		if a.Len() != b.Len() {
			return fmt.Errorf("%s: %d and %d long", where, a.Len(), b.Len())
		}
		for i := range a.Len() {
			if err := differ(fmt.Sprintf("%s[%d]", where, i), a.Index(i), b.Index(i)); err != nil {
				return err
			}
		}
	default:
		if !a.Equal(b) {
			return fmt.Errorf("%s: %v by events, %v by recursion", where, a, b)
		}
	}
	return nil
}

// BenchmarkBothModes is five operators of 128 subtasks, and one queue.
func BenchmarkBothModes(b *testing.B) {
	wide := Process{Name: "p"}
	for i, name := range []string{"a", "b", "c", "d", "e"} {
		in := Input{Workload: "src", Exchange: Hash}
		if i > 0 {
			in = Input{Operator: wide.Operators[i-1].Name, Exchange: Hash}
		}
		o := op(name, exponential(0.1), in)
		o.Parallelism = 128
		wide.Operators = append(wide.Operators, o)
	}
	five := &Config{Workloads: []Workload{load("src", 1000)}, Processes: []Process{wide}}
	for _, bench := range []struct {
		name string
		c    *Config
	}{{"mm1", mm1(0.9, 1)}, {"five", five}} {
		for _, mode := range []string{"event", "auto"} {
			b.Run(bench.name+"/"+mode, func(b *testing.B) {
				c := *bench.c
				c.Recursion = mode == "auto"
				p, err := New(&c, rng.Root(1, 0))
				if err != nil {
					b.Fatal(err)
				}
				p.LimitTo(uint64(b.N), nil)
				b.ReportAllocs()
				b.ResetTimer()
				playOut(p)
				visits := b.N * len(c.Processes[0].Operators)
				b.ReportMetric(float64(visits)/b.Elapsed().Seconds()/1e6, "Mvisits/s")
			})
		}
	}
}

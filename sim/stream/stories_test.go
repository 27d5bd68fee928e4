package stream

import (
	"slices"
	"testing"

	"simulate/sim/clock"
	"simulate/sim/dist"
	"simulate/sim/rng"
	"simulate/sim/stats"
)

// The stories below play on a scale of nanoseconds, where histograms keep every value exactly.

// instants is a source of events at fixed instants.
type instants []clock.Time

func (s *instants) Fill(at []clock.Time) int {
	n := copy(at, *s)
	*s = (*s)[n:]
	return n
}

func arrivals(name string, at ...clock.Time) Workload {
	return Workload{Name: name, Source: func(rng.Key) (Source, error) {
		s := instants(slices.Clone(at))
		return &s, nil
	}}
}

func takes(ns float64) Demand {
	d, _ := dist.Constant(ns)
	return Demand{Quantity: Quantity{Base: d}}
}

// play runs a scenario to its end and hands over what it counted.
func play(t *testing.T, c *Config) (*Plane, Tally) {
	t.Helper()
	if faults := c.Check(); faults != nil {
		t.Fatalf("refused: %v", faults)
	}
	p, err := New(c, rng.Root(1, 0))
	if err != nil {
		t.Fatal(err)
	}
	advance(p, 5*clock.Microsecond)
	p.Close()
	advance(p, 5*clock.Second)
	if err := p.Verify(); err != nil {
		t.Fatal(err)
	}
	return p, p.Tally()
}

// advance goes on whatever news there is.
func advance(p *Plane, to clock.Time) {
	for p.Advance(to) < to {
		p.News()
	}
}

// values lists what a histogram of n small values holds.
func values(h *stats.Histogram) []int64 {
	n := h.Count()
	all := make([]int64, n)
	for i := range all {
		all[i] = int64(h.Quantile((float64(i) + 0.5) / float64(n)))
	}
	return all
}

// story is a scenario of one process and the latencies, from small to large, that its events must have.
type story struct {
	name      string
	loads     []Workload
	operators []Operator
	latencies []int64
}

var stories = []story{
	{
		name:      "one at a time: each waits for those before it",
		loads:     []Workload{arrivals("a", 0, 1, 2)},
		operators: []Operator{op("s", takes(10), Input{Workload: "a"})},
		latencies: []int64{10, 19, 28},
	},
	{
		name:      "what ends frees room first: an arrival at the instant of a departure does not wait",
		loads:     []Workload{arrivals("a", 0, 10, 20)},
		operators: []Operator{op("s", takes(10), Input{Workload: "a"})},
		latencies: []int64{10, 10, 10},
	},
	{
		name:  "two servers share one queue",
		loads: []Workload{arrivals("a", 0, 0, 0)},
		operators: []Operator{with(op("s", takes(10), Input{Workload: "a"}), func(o *Operator) {
			o.Concurrency = 2
		})},
		latencies: []int64{10, 10, 20},
	},
	{
		name:      "unbounded concurrency: nobody waits",
		loads:     []Workload{arrivals("a", 0, 0, 0)},
		operators: []Operator{with(op("s", takes(10), Input{Workload: "a"}), func(o *Operator) { o.Concurrency = 0 })},
		latencies: []int64{10, 10, 10},
	},
	{
		name:  "processor sharing: two together take twice as long",
		loads: []Workload{arrivals("a", 0, 10)},
		operators: []Operator{with(op("s", takes(20), Input{Workload: "a"}), func(o *Operator) {
			o.Discipline = ProcessorSharing // alone 0-10, both 10-30, the second alone 30-40
		})},
		latencies: []int64{30, 30},
	},
	{
		name:  "processor sharing: who is blocked keeps its server",
		loads: []Workload{arrivals("a", 0, 0, 25)},
		operators: []Operator{
			with(op("s1", takes(5), Input{Workload: "a"}), func(o *Operator) { o.Discipline = ProcessorSharing }),
			with(op("s2", takes(20), Input{Operator: "s1"}), func(o *Operator) { o.Buffer = 0 }),
		}, // both end in s1 at 10, one is blocked to 30; the third gets nothing of s1 before that
		latencies: []int64{30, 45, 50},
	},
	{
		name:  "priority: the urgent one overtakes who waits, not who is served",
		loads: []Workload{arrivals("low", 0, 1), urgent(arrivals("high", 5))},
		operators: []Operator{with(op("s", takes(10), Input{Workload: "low"}, Input{Workload: "high"}), func(o *Operator) {
			o.Discipline = Priority // low 0-10, high 10-20, low 20-30
		})},
		latencies: []int64{10, 15, 29},
	},
	{
		name:  "preemptive priority: the urgent one takes the server, the other resumes",
		loads: []Workload{arrivals("low", 0, 1), urgent(arrivals("high", 5))},
		operators: []Operator{with(op("s", takes(10), Input{Workload: "low"}, Input{Workload: "high"}), func(o *Operator) {
			o.Discipline = PreemptivePriority // low 0-5, high 5-15, low 15-20, low 20-30
		})},
		latencies: []int64{10, 20, 29},
	},
	{
		name:  "after an outage the urgent one that came meanwhile takes the server",
		loads: []Workload{arrivals("low", 0), urgent(arrivals("high", 30))},
		operators: []Operator{with(op("s", Demand{ByInput: map[string]Demand{"low": takes(80), "high": takes(10)}}, Input{Workload: "low"}, Input{Workload: "high"}), func(o *Operator) {
			o.Discipline = PreemptivePriority // low 0-20, high 50-60, low 60-120
			o.Outages = []Outage{{From: 20, To: 50}}
		})},
		latencies: []int64{30, 120},
	},
	{
		name:  "an outage stops the server, its work resumes",
		loads: []Workload{arrivals("a", 0, 50)},
		operators: []Operator{with(op("s", takes(10), Input{Workload: "a"}), func(o *Operator) {
			o.Outages = []Outage{{From: 4, To: 60}} // 0-4 and 60-66; then 66-76
		})},
		latencies: []int64{26, 66},
	},
	{
		name:  "blocking after service: the first server waits with its record for a place",
		loads: []Workload{arrivals("a", 0, 0, 0)},
		operators: []Operator{
			op("fast", takes(1), Input{Workload: "a"}),
			with(op("slow", takes(10), Input{Operator: "fast"}), func(o *Operator) { o.Buffer = 0 }),
		}, // fast 0-1, slow 1-11; fast 1-2 and blocked to 11, slow 11-21; fast 11-12, blocked to 21, slow 21-31
		latencies: []int64{11, 21, 31},
	},
	{
		name:  "a batch waits until it is full and is served as one",
		loads: []Workload{arrivals("a", 0, 4, 20)},
		operators: []Operator{with(op("s", takes(10), Input{Workload: "a"}), func(o *Operator) {
			o.Batch = &Batch{MaxSize: 2, MaxWait: 15} // 0 and 4 at 4-14; 20 alone at 35-45
		})},
		latencies: []int64{10, 14, 25},
	},
	{
		name:  "a window holds records to its end",
		loads: []Workload{arrivals("a", 0, 30, 100)},
		operators: []Operator{with(op("s", Demand{}, Input{Workload: "a"}), func(o *Operator) {
			o.Window = &Window{Size: 100, Slide: 100} // at 100 and at 200
		})},
		latencies: []int64{70, 100, 100},
	},
	{
		name:  "a sliding window holds a copy for each window",
		loads: []Workload{arrivals("a", 60)},
		operators: []Operator{with(op("s", Demand{}, Input{Workload: "a"}), func(o *Operator) {
			o.Window = &Window{Size: 100, Slide: 50} // in [0, 100) and [50, 150)
		})},
		latencies: []int64{40, 90},
	},
	{
		name:  "a window's one result is due at its end",
		loads: []Workload{arrivals("a", 0, 30, 100)},
		operators: []Operator{
			with(op("s", Demand{}, Input{Workload: "a"}), func(o *Operator) {
				o.Window = &Window{Size: 100, Slide: 100, Emit: EmitOne}
			}),
			op("sink", takes(7), Input{Operator: "s"}),
		},
		latencies: []int64{7, 7},
	},
	{
		name:  "fork and join: the slower copy decides",
		loads: []Workload{arrivals("a", 0, 1)},
		operators: []Operator{
			op("fork", Demand{}, Input{Workload: "a"}),
			op("short", takes(3), Input{Operator: "fork"}),
			op("long", takes(10), Input{Operator: "fork"}),
			with(op("join", takes(1), Input{Operator: "short"}, Input{Operator: "long"}), func(o *Operator) { o.JoinAll = true }),
		},
		latencies: []int64{11, 20},
	},
	{
		name:  "every third record goes on",
		loads: []Workload{arrivals("a", 0, 10, 20, 30)},
		operators: []Operator{
			with(op("s", takes(2), Input{Workload: "a"}), func(o *Operator) { o.Selectivity.Every = 3 }),
			op("sink", takes(5), Input{Operator: "s"}),
		},
		latencies: []int64{7},
	},
	{
		name:  "three records for one",
		loads: []Workload{arrivals("a", 0)},
		operators: []Operator{
			with(op("s", takes(2), Input{Workload: "a"}), func(o *Operator) { n := takes(3); o.Selectivity.Number = &n }),
			op("sink", takes(5), Input{Operator: "s"}),
		},
		latencies: []int64{7, 12, 17},
	},
	{
		name:      "a throttled source: latency counts from when the event was due",
		loads:     []Workload{throttled(arrivals("a", 0, 0, 0), 50e6)}, // one every 20 ns
		operators: []Operator{op("s", takes(5), Input{Workload: "a"})},
		latencies: []int64{5, 25, 45},
	},
	{
		name:  "broadcast: a copy to each subtask",
		loads: []Workload{arrivals("a", 0)},
		operators: []Operator{with(op("s", takes(5), Input{Workload: "a", Exchange: Broadcast}), func(o *Operator) {
			o.Parallelism = 3
		})},
		latencies: []int64{5, 5, 5},
	},
	{
		name:  "round robin: three subtasks take turns",
		loads: []Workload{arrivals("a", 0, 0, 0, 0)},
		operators: []Operator{with(op("s", takes(5), Input{Workload: "a", Exchange: Rebalance}), func(o *Operator) {
			o.Parallelism = 3
		})},
		latencies: []int64{5, 5, 5, 10},
	},
	{
		name:  "shortest queue: never behind another while a subtask is free",
		loads: []Workload{arrivals("a", 0, 0, 0, 0, 0, 0)},
		operators: []Operator{with(op("s", takes(5), Input{Workload: "a", Exchange: ShortestQueue}), func(o *Operator) {
			o.Parallelism = 3
		})},
		latencies: []int64{5, 5, 5, 10, 10, 10},
	},
	{
		name:  "shortest queue: a batch in service counts its records",
		loads: []Workload{arrivals("a", 0, 0, 1, 1, 2, 3)},
		operators: []Operator{with(op("s", takes(100), Input{Workload: "a", Exchange: ShortestQueue}), func(o *Operator) {
			o.Parallelism = 2
			o.Batch = &Batch{MaxSize: 3, MaxWait: 5}
		})}, // one is served from 2 on; so the last goes to the other, which makes it full at 3
		latencies: []int64{100, 100, 101, 102, 102, 103},
	},
}

func with(o Operator, change func(o *Operator)) Operator {
	change(&o)
	return o
}

func urgent(w Workload) Workload {
	w.Priority = 1
	return w
}

func throttled(w Workload, rate float64) Workload {
	w.MaxRate = rate
	return w
}

func TestStories(t *testing.T) {
	for _, s := range stories {
		t.Run(s.name, func(t *testing.T) {
			_, tally := play(t, &Config{Workloads: s.loads, Processes: []Process{{Name: "p", Operators: s.operators}}})
			if got := values(&tally.Sections[0].Flows[0].Latency); !slices.Equal(got, s.latencies) {
				t.Errorf("latencies %v, want %v", got, s.latencies)
			}
		})
	}
}

// A closed client thinks, sends, waits for its event to leave everywhere, and thinks again.
func TestClosedClient(t *testing.T) {
	w := Workload{Name: "a", Closed: &Closed{Clients: 1, Think: takes(30).Quantity}, Stop: 200}
	_, tally := play(t, &Config{Workloads: []Workload{w}, Processes: []Process{
		{Name: "quick", Operators: []Operator{op("s", takes(5), Input{Workload: "a"})}},
		{Name: "slow", Operators: []Operator{op("s", takes(20), Input{Workload: "a"})}},
	}}) // sends at 30, 80, 130, 180
	if n := tally.Sections[0].Flows[0].Offered; n != 4 {
		t.Errorf("%d events, want 4", n)
	}
}

// A saturated load keeps the server busy without a queue.
func TestSaturatedLoad(t *testing.T) {
	w := Workload{Name: "a", Saturated: true, Stop: clock.Never, Count: 7}
	_, tally := play(t, &Config{Workloads: []Workload{w}, Processes: []Process{
		{Name: "p", Operators: []Operator{op("s", takes(5), Input{Workload: "a"})}},
	}})
	if got := values(&tally.Sections[0].Flows[0].Latency); !slices.Equal(got, []int64{5, 5, 5, 5, 5, 5, 5}) {
		t.Errorf("latencies %v, want seven of 5", got)
	}
	if w := tally.Sections[0].Stations[0].Waiting; w != 0 {
		t.Errorf("records waited for %v ns", w)
	}
}

// A full buffer that drops loses whom it has no place for, and says so.
func TestDrop(t *testing.T) {
	o := with(op("s", takes(10), Input{Workload: "a"}), func(o *Operator) { o.Buffer, o.OnFull = 1, Drop })
	_, tally := play(t, &Config{Workloads: []Workload{arrivals("a", 0, 1, 2, 3, 10)}, Processes: []Process{{Name: "p", Operators: []Operator{o}}}})
	f, s := tally.Sections[0].Flows[0], tally.Sections[0].Stations[0]
	if f.Offered != 5 || f.Finished != 3 || f.Dropped != 2 || s.Dropped != 2 {
		t.Errorf("offered %d, finished %d, dropped %d and %d; want 5, 3, 2, 2", f.Offered, f.Finished, f.Dropped, s.Dropped)
	}
}

// Thirty seconds without service at 100 events per second: the backlog is 3,000 and drains at 25 per second.
func TestOutageAndCatchUp(t *testing.T) {
	var at []clock.Time
	for k := range clock.Time(30_000) {
		at = append(at, k*10*clock.Millisecond)
	}
	o := with(op("s", takes(8e6), Input{Workload: "a"}), func(o *Operator) {
		o.Outages = []Outage{{From: clock.Seconds(60.009), To: clock.Seconds(90.009)}}
	})
	p, err := New(&Config{Workloads: []Workload{arrivals("a", at...)}, Processes: []Process{{Name: "p", Operators: []Operator{o}}}}, rng.Root(1, 0))
	if err != nil {
		t.Fatal(err)
	}
	p.Advance(300 * clock.Second)
	tally := p.Tally()
	f := &tally.Sections[0].Flows[0]
	if longest := f.Latency.Quantile(1); longest != 30.007e9 {
		t.Errorf("longest latency %v ns, want 30.007 s", longest)
	}
	if mean := f.Latency.Mean(); mean != 7.508e9 {
		t.Errorf("mean latency %v ns, want 7.508 s", mean)
	}
	if peak := tally.Peaks[0]; peak != 3001 {
		t.Errorf("%d present at the most, want 3001", peak)
	}
	if c := tally.CatchUps[0]; c.Outages != 1 || c.Open || c.Longest < clock.Seconds(119.9) || c.Longest > clock.Seconds(120.1) {
		t.Errorf("caught up after %s (%d outages, open %v), want 120 s after one", c.Longest, c.Outages, c.Open)
	}
}

func TestNoAllocationPerEvent(t *testing.T) {
	c := mm1(0.9, 1)
	c.Processes[0].Operators = append(c.Processes[0].Operators,
		with(op("hash", exponential(0.5), Input{Operator: "s1", Exchange: Hash}), func(o *Operator) { o.Parallelism, o.Concurrency = 4, 3 }),
		with(op("tight", exponential(0.3), Input{Operator: "hash", Exchange: ShortestQueue}), func(o *Operator) { o.Buffer, o.Parallelism = 3, 2 }))
	p, err := New(c, rng.Root(1, 0))
	if err != nil {
		t.Fatal(err)
	}
	p.Advance(200_000 * clock.Second)
	if n := testing.AllocsPerRun(20, func() { p.Advance(p.Now() + 1000*clock.Second) }); n > 0 {
		t.Errorf("%v allocations in 1000 seconds of events", n)
	}
}

package plan_test

import (
	"math"
	"testing"

	"simulate/sim/clock"
	"simulate/sim/flink"
	"simulate/sim/plan"
	"simulate/sim/stream"
	"simulate/sim/theory"
)

// loads plans one process that reads workload w at 1000 records/s, 2000 at the peak.
func loads(operators ...plan.Operator) []plan.OperatorPlan {
	return loadsOf(plan.Workload{Name: "w", Mean: 1000, Peak: 2000, Open: true, Bytes: 100}, operators...)
}

func loadsOf(w plan.Workload, operators ...plan.Operator) []plan.OperatorPlan {
	c := &plan.Case{Processes: []plan.Process{process(operators...)}, Workloads: []plan.Workload{w}}
	return plan.Make(c).Processes[0].Operators
}

func near(a, b float64) bool { return math.Abs(a-b) <= 1e-9*math.Abs(b)+1e-15 }

func TestRatesFollowTheGraph(t *testing.T) {
	from := func(name string, share float64) stream.Input {
		return stream.Input{Operator: name, Share: share, Exchange: stream.Rebalance}
	}
	source := operator("source", 2, demand(1), stream.Input{Workload: "w"})
	half := operator("half", 2, demand(1), from("source", 0.3))
	half.Selectivity = stream.Selectivity{Every: 3}
	joined := operator("joined", 2, demand(1), from("half", 0))
	joined.Inputs, joined.JoinAll = append(joined.Inputs, from("copies", 0)), true
	copies := operator("copies", 2, demand(1), from("source", 0))
	two := constant(2e-6)
	copies.Selectivity = stream.Selectivity{Number: &two}
	union := operator("union", 2, demand(1), from("half", 0))
	union.Inputs = append(union.Inputs, from("copies", 0.5))
	everywhere := operator("everywhere", 4, demand(1), stream.Input{Operator: "source", Exchange: stream.Broadcast})
	window := operator("window", 2, demand(1), from("source", 0))
	window.Window = &stream.Window{Size: 10 * clock.Second, Slide: 5 * clock.Second}
	after := operator("after", 2, demand(1), from("window", 0))
	one := operator("one", 2, demand(1), from("source", 0))
	one.Window = &stream.Window{Size: 10 * clock.Second, Slide: 10 * clock.Second, Emit: stream.EmitOne}
	results := operator("results", 2, demand(1), from("one", 0))

	want := map[string]float64{
		"source": 1000, "half": 300, "copies": 1000, "joined": 100, "union": 100 + 1000, "everywhere": 4000, "window": 1000,
		"after": 2000, "one": 1000, "results": 0.2,
	}
	for _, o := range loads(results, joined, source, half, copies, union, everywhere, window, after, one) {
		if !near(o.Rate, want[o.Operator]) || !o.Known {
			t.Errorf("%s gets %v records/s, want %v", o.Operator, o.Rate, want[o.Operator])
		}
		if peak := 2 * want[o.Operator]; o.Operator != "results" && !near(o.PeakRate, peak) {
			t.Errorf("%s gets %v at the peak, want %v", o.Operator, o.PeakRate, peak)
		}
	}
}

func TestServiceIsAMixture(t *testing.T) {
	o := operator("o", 4, stream.Demand{ByWorkload: map[string]stream.Demand{"w": {ByInput: map[string]stream.Demand{"w": constant(1)}}, "v": constant(5)}}, stream.Input{Workload: "w"})
	o.Inputs = append(o.Inputs, stream.Input{Workload: "v"})
	c := &plan.Case{
		Processes: []plan.Process{process(o)},
		Workloads: []plan.Workload{{Name: "w", Mean: 300, Open: true}, {Name: "v", Mean: 100, Open: true}},
	}
	got := plan.Make(c).Processes[0].Operators[0]
	if !near(got.ServiceS, 0.002) || !near(got.OfferedLoad, 0.8) || !near(got.Utilization, 0.2) {
		t.Errorf("400/s of which a quarter takes five times as long are %+v", got)
	}
	m := theory.MG1{Rate: 100, Mean: 0.002, Second: (3*1e-6 + 25e-6) / 4}
	if !near(*got.LatencyS, m.SojournMean()) {
		t.Errorf("a record takes %v, want %v", *got.LatencyS, m.SojournMean())
	}
}

func TestLatencies(t *testing.T) {
	base := operator("o", 2, demand(1), stream.Input{Workload: "w"})
	for formula, c := range map[string]struct {
		change func(o *plan.Operator)
		want   float64
	}{
		"M/G/1 (Pollaczek-Khinchine)": {func(*plan.Operator) {}, 0.001 / (1 - 0.5)},
		"M/M/c (Erlang C)":            {func(o *plan.Operator) { o.Parallelism, o.Concurrency = 1, 2 }, theory.MMc{Rate: 1000, Service: 0.001, Servers: 2}.SojournMean()},
		"M/G/c (Allen-Cunneen)":       {func(o *plan.Operator) { o.Parallelism, o.Concurrency, o.Work = 1, 2, constant(1) }, 0.001 + theory.MMc{Rate: 1000, Service: 0.001, Servers: 2}.WaitMean()/2},
		"M/G/inf (service alone)":     {func(o *plan.Operator) { o.Concurrency = 0 }, 0.001},
		"M/G/1 processor sharing":     {func(o *plan.Operator) { o.Discipline, o.Work = stream.ProcessorSharing, constant(1) }, 0.002},
		"no service":                  {func(o *plan.Operator) { o.Work = stream.Demand{} }, 0},
	} {
		o := base
		c.change(&o)
		got := loads(o)[0]
		if got.Formula != formula || got.LatencyS == nil || !near(*got.LatencyS, c.want) {
			t.Errorf("%s: want %v, got %+v", formula, c.want, got)
		}
	}
}

// Four servers of 30 ms share each subtask's queue: 6 subtasks keep 0.991 % of the records longer than 300 ms, 5.25 would
// be busy all the time.
func TestAPromiseOfSubtasksWithSeveralServers(t *testing.T) {
	o := operator("o", 8, demand(30), stream.Input{Workload: "w"})
	o.Concurrency = 4
	p := process(o)
	p.SLA.P99 = of(300 * clock.Millisecond)
	for rate, want := range map[float64]int{700: 6, 710: 7} {
		w := plan.Workload{Name: "w", Mean: rate, Peak: rate, Open: true}
		made := plan.Make(&plan.Case{Workloads: []plan.Workload{w}, Processes: []plan.Process{p}})
		if got := made.Processes[0].Operators[0].Needs.P99; got != want {
			t.Errorf("%v/s take %d subtasks, want %d", rate, got, want)
		}
	}
}

// A record waits half the time until its buffer leaves, which is when it is full or its time is over.
func TestWaitsInNetworkBuffers(t *testing.T) {
	for name, c := range map[string]struct {
		bytes float64
		want  float64
	}{
		"the time is over first": {100, 0.05},
		"it is full first":       {32768, 4 / 1000. / 2}, // 4 channels of 250 records/s, each a buffer
		"nobody knows the size":  {0, 0.05},
	} {
		got := loadsOf(plan.Workload{Name: "w", Mean: 1000, Open: true, Bytes: c.bytes},
			operator("a", 2, demand(0), stream.Input{Workload: "w"}), operator("b", 2, demand(0.01), stream.Input{Operator: "a", Exchange: stream.Hash}))
		if !near(got[1].BufferWaitS, c.want) || *got[1].LatencyS < c.want {
			t.Errorf("%s: it waits %v, want %v", name, got[1].BufferWaitS, c.want)
		}
	}
	chained := loads(operator("a", 2, demand(0), stream.Input{Workload: "w"}), operator("b", 2, demand(0.01), stream.Input{Operator: "a", Exchange: stream.Forward}))
	if chained[1].BufferWaitS != 0 {
		t.Errorf("a record waits %v inside a chain", chained[1].BufferWaitS)
	}
}

func TestTheHottestSubtask(t *testing.T) {
	hash := operator("o", 100, demand(1), stream.Input{Workload: "w", Exchange: stream.Hash})
	hash.MaxParallelism = 128
	if got := loads(hash)[0]; !near(got.Skew, 1.5625) || got.KeyGroupsMax != 2 {
		t.Errorf("128 key groups on 100 subtasks: %+v", got)
	}
	w := plan.Workload{Name: "w", Mean: 1000, Open: true, Keys: stream.Keys{Weights: []float64{3, 1}}}
	hash.Parallelism = 2
	if got := loadsOf(w, hash)[0]; !near(got.Skew, 1.5) {
		t.Errorf("three quarters on one of two subtasks: %+v", got)
	}
	w.Keys = stream.Keys{Count: 1000, Skew: 1}
	want, total := [2]float64{}, 0.0
	for i := range 1000 {
		weight := 1 / float64(i+1)
		want[flink.GroupOwner(flink.KeyGroup(uint32(i), 128), 128, 2)] += weight
		total += weight
	}
	if got := loadsOf(w, hash)[0]; !near(got.Skew, 2*max(want[0], want[1])/total) {
		t.Errorf("keys by Zipf's law: %v, want %v", got.Skew, 2*max(want[0], want[1])/total)
	}
	w.Keys = stream.Keys{Count: 1 << 20}
	if got := loadsOf(w, hash)[0]; got.Skew > 1.01 {
		t.Errorf("a million keys are uneven by %v", got.Skew)
	}
	source := operator("o", 4, demand(1), stream.Input{Workload: "w", Partitions: 6})
	if got := loads(source)[0]; !near(got.Skew, 8./6) {
		t.Errorf("6 partitions on 4 subtasks: %v", got.Skew)
	}
}

// What reacts to the system has no rate of its own.
func TestLoadsThatNobodyKnows(t *testing.T) {
	got := loadsOf(plan.Workload{Name: "w"}, operator("o", 2, demand(1), stream.Input{Workload: "w"}))[0]
	if got.Known || got.LatencyS != nil || got.Formula != "" || !got.Stable {
		t.Errorf("a closed load is %+v", got)
	}
}

// A process that only resources name is a load if they say what it is sized for.
func TestAProcessThatIsToBeSized(t *testing.T) {
	p := lone("p", 64)
	p.AutoSize = plan.AutoSize{Rate: of(100_000.), Service: of(0.005)}
	p.SLA = plan.SLA{P99: of(100 * clock.Millisecond), P50: of(10 * clock.Millisecond)}
	got := plan.Make(&plan.Case{Processes: []plan.Process{p}}).Processes[0].Operators[0]
	if got.Needs != (plan.Parallelisms{Stable: 501, At80: 625, At70: 715, P50: 766, P99: 650}) {
		t.Errorf("it needs %+v", got.Needs)
	}
}

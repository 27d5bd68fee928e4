package experiment

import (
	"context"
	"fmt"
	"math"
	"reflect"
	"slices"
	"strings"
	"testing"

	"simulate/sim"
	"simulate/sim/clock"
	"simulate/sim/dist"
	"simulate/sim/finding"
	"simulate/sim/stream"
	"simulate/workload"
)

// queue is a steady M/M/c scenario with so many events a run.
func queue(rate, service float64, servers int, events uint64) *sim.Config {
	d, err := dist.Exponential(service * 1e9)
	if err != nil {
		panic(err)
	}
	return &sim.Config{
		Steady: true, Warmup: sim.Warmup{Auto: true}, Drain: 1000 * clock.Hour,
		Horizon: sim.Horizon{At: clock.Never, Events: events},
		Stream: stream.Config{
			Workloads: []stream.Workload{{
				Name:   "events",
				Source: workload.Open{Process: workload.Poisson{Rate: rate}, Stop: clock.Never}.Source,
			}},
			Processes: []stream.Process{{Name: "p", Operators: []stream.Operator{{
				Name: "work", Inputs: []stream.Input{{Workload: "events"}}, Parallelism: 1, Concurrency: servers,
				Buffer: stream.Unbounded, Work: stream.Demand{Quantity: stream.Quantity{Base: d}},
			}}}},
		},
	}
}

func run(t *testing.T, d Design, workers int) Result {
	t.Helper()
	r, err := Run(context.Background(), d, Options{Workers: workers})
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func metric(t *testing.T, v *Variant, name, operator string) Metric {
	t.Helper()
	for _, m := range v.Metrics {
		if m.Name == name && m.Scope == (Scope{Process: "p", Operator: operator, Subtask: -1}) {
			return m
		}
	}
	t.Fatalf("no %s of %q", name, operator)
	return Metric{}
}

func design(candidates ...Candidate) Design {
	return Design{Seed: 1, Replications: 8, Precision: DefaultPrecision, Candidates: candidates}
}

func TestWorkersChangeNothing(t *testing.T) {
	d := design(Candidate{Name: "three", Config: queue(2.4, 1, 3, 5000)}, Candidate{Name: "four", Config: queue(2.4, 1, 4, 5000)})
	d.Thresholds = []Threshold{{Expression: "x", Metric: "latency_p99_s", Scope: Scope{Subtask: -1}, Op: Less, Limit: 6}}
	want := run(t, d, 1)
	for _, workers := range []int{2, 8} {
		if got := run(t, d, workers); !reflect.DeepEqual(printable(got), printable(want)) {
			t.Errorf("%d workers change the result", workers)
		}
	}
}

// printable replaces what is not equal to itself.
func printable(r Result) Result {
	for i := range r.Comparisons {
		c := &r.Comparisons[i]
		for _, x := range []*float64{&c.Relative, &c.P, &c.Difference} {
			if math.IsNaN(*x) {
				*x = -1
			}
		}
	}
	for _, v := range r.Variants {
		for i := range v.Metrics {
			if math.IsNaN(v.Metrics[i].Value) {
				v.Metrics[i].Value = -1
			}
		}
		for _, s := range v.Series {
			for _, values := range [][]float64{s.Mean, s.Lo, s.Hi} {
				for i := range values {
					if math.IsNaN(values[i]) {
						values[i] = -1
					}
				}
			}
		}
	}
	return r
}

// A queue at 120 % of its capacity has no steady state: the verdict says so, names what can be sustained, and no
// percentile is shown.
func TestOverloadIsUnstable(t *testing.T) {
	r := run(t, design(Candidate{Name: "baseline", Config: queue(1.2, 1, 1, 20_000)}), 2)
	v := &r.Variants[0]
	if v.Verdict != Unstable || len(v.Findings) == 0 || v.Findings[len(v.Findings)-1].Code != finding.Unstable {
		t.Fatalf("verdict %q, findings %v", v.Verdict, v.Findings)
	}
	if p99 := metric(t, v, "latency_p99_s", ""); !math.IsNaN(p99.Value) {
		t.Errorf("a percentile of an unstable process: %v", p99.Value)
	}
	if x := metric(t, v, "throughput_eps", "").Value; math.Abs(x-1) > 0.02 {
		t.Errorf("throughput %v, want what one server sustains", x)
	}
}

func TestBusyQueuesAreStable(t *testing.T) {
	for _, load := range []float64{0.3, 0.8, 0.95} {
		r := run(t, design(Candidate{Name: "baseline", Config: queue(load, 1, 1, 50_000)}), 2)
		if r.Variants[0].Verdict == Unstable {
			t.Errorf("load %v: called unstable", load)
		}
	}
}

// Common random numbers: the difference between three and four servers is known far better than either.
func TestComparisonIsPaired(t *testing.T) {
	r := run(t, design(Candidate{Name: "three", Config: queue(2.4, 1, 3, 20_000)}, Candidate{Name: "four", Config: queue(2.4, 1, 4, 20_000)}), 2)
	for _, c := range r.Comparisons {
		if c.Metric == "latency_mean_s" {
			if c.Verdict != Better || c.Difference >= 0 || c.CI95 == nil || c.P > 1e-3 {
				t.Errorf("four servers against three: %+v", c)
			}
			return
		}
	}
	t.Error("no comparison of the mean latency")
}

func TestThresholds(t *testing.T) {
	limit := func(op Op, x float64) Threshold {
		return Threshold{Metric: "latency_mean_s", Scope: Scope{Subtask: -1}, Op: op, Limit: x}
	}
	d := design(Candidate{Name: "baseline", Config: queue(0.8, 1, 1, 20_000)}) // mean latency 5
	d.Thresholds = []Threshold{limit(Less, 8), limit(Less, 2), limit(Greater, 2), limit(LessOrEqual, metric(t, &run(t, d, 2).Variants[0], "latency_mean_s", "").Value)}
	r := run(t, d, 2)
	for i, want := range []Verdict{Pass, Fail, Pass, CannotTell} {
		if got := r.Thresholds[i].Verdict; got != want {
			t.Errorf("threshold %d: %q, want %q", i, got, want)
		}
	}
	if r.Variants[0].Verdict != Violates {
		t.Errorf("verdict %q", r.Variants[0].Verdict)
	}
}

func TestThresholdAgainstTheBaseline(t *testing.T) {
	d := design(Candidate{Name: "three", Config: queue(2.4, 1, 3, 20_000)}, Candidate{Name: "four", Config: queue(2.4, 1, 4, 20_000)})
	d.Thresholds = []Threshold{{Metric: "latency_mean_s", Scope: Scope{Subtask: -1}, Op: LessOrEqual, Limit: 0.9, Baseline: true}}
	r := run(t, d, 2)
	if r.Thresholds[0].Verdict != Fail || r.Thresholds[1].Verdict != Pass {
		t.Errorf("baseline %q, variant %q", r.Thresholds[0].Verdict, r.Thresholds[1].Verdict)
	}
}

// A search for precision ends when the intervals are narrow enough, or says that they are not.
func TestReplicationsUntilPrecise(t *testing.T) {
	d := design(Candidate{Name: "baseline", Config: queue(0.5, 1, 1, 4000)})
	d.Replications, d.Precision = 0, Precision{Mean: 0.02}
	m := metric(t, &run(t, d, 2).Variants[0], "latency_mean_s", "")
	if half := (m.CI95.High - m.CI95.Low) / 2; half > 0.02*m.Value || m.Replications < leastReplications {
		t.Errorf("half-width %v of %v after %d replications", half, m.Value, m.Replications)
	}
	d.MaxReplications = 12
	d.Precision.Mean = 0.0001
	v := &run(t, d, 2).Variants[0]
	if v.Simulated.Replications != 12 || len(v.Findings) != 1 || v.Findings[0].Code != finding.Imprecise {
		t.Errorf("%d replications, findings %v", v.Simulated.Replications, v.Findings)
	}
}

// A run that is over before its warm-up leaves no statistics, and says so; its counts are of the whole run.
func TestWarmupLongerThanTheRun(t *testing.T) {
	c := queue(0.5, 1, 1, 100)
	c.Warmup = sim.Warmup{Until: 10_000 * clock.Second}
	v := &run(t, design(Candidate{Name: "baseline", Config: c}), 2).Variants[0]
	if i := slices.IndexFunc(v.Findings, func(f finding.Finding) bool {
		return f.Code == finding.WarmupShort && f.Severity == finding.Error && strings.Contains(f.Message, "before the warm-up of 2h46m40s was over: no statistics")
	}); i < 0 {
		t.Errorf("findings %v", v.Findings)
	}
	if m := metric(t, v, "latency_mean_s", ""); !math.IsNaN(m.Value) {
		t.Errorf("a mean of nothing: %v", m.Value)
	}
	if m := metric(t, v, "offered", ""); m.Value != 100 {
		t.Errorf("%v events, want 100", m.Value)
	}
}

// Where only some replications are over too early, the others have their say.
func TestWarmupLongerThanSomeRuns(t *testing.T) {
	c := queue(0.5, 1, 1, 100)
	c.Warmup = sim.Warmup{Until: 200 * clock.Second}
	v := &run(t, design(Candidate{Name: "baseline", Config: c}), 2).Variants[0]
	m := metric(t, v, "latency_mean_s", "")
	if m.Replications == 0 || m.Replications == 8 || math.IsNaN(m.Value) {
		t.Errorf("a mean of %d replications: %v", m.Replications, m.Value)
	}
	if want := fmt.Sprintf("%d of 8 replications ended before the warm-up of 3m20s was over", 8-m.Replications); !strings.Contains(said(v, finding.WarmupShort), want) {
		t.Errorf("said %q, want %q", said(v, finding.WarmupShort), want)
	}
}

// A grid that is coarser than the one asked for is said to be.
func TestAnIntervalThatCannotBeHad(t *testing.T) {
	for most, want := range map[int]string{
		100: "series stand on a grid of 28s, not of 7s: at most 100 points of each are kept with so many replications",
		500: "",
	} {
		c := queue(0.5, 1, 1, 1000) // for about 2,000 s
		c.Observe = sim.Observe{Interval: 7 * clock.Second, Most: most}
		if got := said(&run(t, design(Candidate{Name: "baseline", Config: c}), 2).Variants[0], finding.Coarser); got != want {
			t.Errorf("%d points: said %q, want %q", most, got, want)
		}
	}
}

func TestInterruptedRunIsPartial(t *testing.T) {
	d := design(Candidate{Name: "baseline", Config: queue(0.5, 1, 1, 2000)})
	ctx, stop := context.WithCancel(context.Background())
	r, err := Run(ctx, d, Options{Workers: 1, Progress: func(p Progress) {
		if p.Done == 3 {
			stop()
		}
	}})
	if err != nil {
		t.Fatal(err)
	}
	if s := r.Variants[0].Simulated; !s.Partial || s.Replications != 3 {
		t.Errorf("%d replications, partial %v; want 3, partial", s.Replications, s.Partial)
	}
}

// A limit on simulated events ends with the same replications whatever the number of workers.
func TestEventLimit(t *testing.T) {
	d := design(Candidate{Name: "baseline", Config: queue(0.5, 1, 1, 2000)})
	d.MaxEvents = 10_000 // 4,000 a replication: three begin below the limit
	for _, workers := range []int{1, 2, 8} {
		if n := run(t, d, workers).Variants[0].Simulated.Replications; n != 3 {
			t.Errorf("%d workers: %d replications, want 3", workers, n)
		}
	}
}

// A Pareto service with index 1.5 has no variance: its mean is shown, with a warning.
func TestHeavyTailIsCalledOne(t *testing.T) {
	c := queue(0.1, 1, 1, 40_000)
	pareto, err := dist.BoundedPareto(1.5, 1e8, 1e14)
	if err != nil {
		t.Fatal(err)
	}
	c.Stream.Processes[0].Operators[0].Work.Base = pareto
	warned := func(v *Variant) bool {
		return slices.ContainsFunc(v.Findings, func(f finding.Finding) bool { return f.Code == finding.HeavyTail })
	}
	if v := &run(t, design(Candidate{Name: "baseline", Config: c}), 2).Variants[0]; !warned(v) {
		t.Errorf("no warning, findings %v", v.Findings)
	}
	if v := &run(t, design(Candidate{Name: "baseline", Config: queue(0.8, 1, 1, 40_000)}), 2).Variants[0]; warned(v) {
		t.Errorf("an exponential tail is called heavy: %v", v.Findings)
	}
}

package scenarios

import (
	"fmt"
	"math"
	"reflect"
	"testing"

	"simulate/sim"
	"simulate/sim/clock"
	"simulate/sim/stream"
	"simulate/workload"
)

// scene is a scenario of one workload and one operator, with more of each.
func scene(top, load, operator string) string {
	return fmt.Sprintf("%s\nworkloads:\n  w: {%s}\nprocesses:\n  p:\n    runtime: ideal\n    operators:\n      o: {reads: w, %s}\n", top, load, operator)
}

// built is the configuration of the only variant.
func built(t *testing.T, text string) *sim.Config {
	t.Helper()
	return mustRead(t, text).Design.Candidates[0].Config
}

func operatorOf(t *testing.T, keys string) stream.Operator {
	t.Helper()
	return built(t, scene("", "rate: 1/s, bytes_per_event: 1kb, fields: {items: 3}", keys)).Stream.Processes[0].Operators[0]
}

func same(t *testing.T, what string, got, want any) {
	t.Helper()
	if !reflect.DeepEqual(got, want) {
		t.Errorf("%s: got %+v, expected %+v", what, got, want)
	}
}

func TestTheRunAsAWhole(t *testing.T) {
	steady, changing := "rate: 10/s", "rate: 10/s, stop: 30m"
	for _, c := range []struct {
		top, load string
		want      sim.Config
	}{
		{"", steady, sim.Config{
			Horizon: sim.Horizon{At: clock.Hour}, Drain: clock.Hour, Warmup: sim.Warmup{Auto: true},
			Observe: sim.Observe{Interval: 10 * clock.Second}, Steady: true,
		}},
		{"", changing, sim.Config{Horizon: sim.Horizon{At: clock.Hour}, Drain: clock.Hour, Observe: sim.Observe{Interval: 10 * clock.Second}}},
		{"warmup: auto", changing, sim.Config{
			Horizon: sim.Horizon{At: clock.Hour}, Drain: clock.Hour, Warmup: sim.Warmup{Auto: true},
			Observe: sim.Observe{Interval: 10 * clock.Second},
		}},
		{"{horizon: 2h, drain: 5m, warmup: 90s, observe: {interval: 1m, at: [1s, 5s]}}", steady, sim.Config{
			Horizon: sim.Horizon{At: 2 * clock.Hour}, Drain: 5 * clock.Minute, Warmup: sim.Warmup{Until: 90 * clock.Second},
			Observe: sim.Observe{Interval: clock.Minute, Most: 100_000, At: []clock.Time{clock.Second, 5 * clock.Second}}, Steady: true,
		}},
		{"horizon: {events: 1e6}", steady, sim.Config{
			Horizon: sim.Horizon{At: clock.Never, Events: 1e6}, Drain: 56 * clock.Hour,
			Warmup: sim.Warmup{Auto: true}, Steady: true,
		}},
		{"horizon: {events: 1000}", "arrivals: {closed: {clients: 5, think: 1s}}", sim.Config{
			Horizon: sim.Horizon{At: clock.Never, Events: 1000},
			Drain:   clock.Hour, Warmup: sim.Warmup{Auto: true}, Steady: true,
		}},
	} {
		top := c.top
		if len(top) > 0 && top[0] == '{' {
			top = flowToBlock(top)
		}
		got := *built(t, scene(top, c.load, "processing_time: 10ms"))
		got.Stream, got.Observe.Points = stream.Config{}, 0
		same(t, c.top+" "+c.load, got, c.want)
	}
}

// flowToBlock takes the outer braces off, so that further keys may follow.
func flowToBlock(text string) string {
	block, depth := []byte{}, 0
	for i := 1; i < len(text)-1; i++ {
		switch b := text[i]; {
		case b == '{' || b == '[':
			depth++
			block = append(block, b)
		case b == '}' || b == ']':
			depth--
			block = append(block, b)
		case b == ',' && depth == 0:
			block = append(block, '\n')
			i++
		default:
			block = append(block, b)
		}
	}
	return string(block)
}

func TestASteadyLoadIsOneThatNeverChanges(t *testing.T) {
	for load, want := range map[string]bool{
		"rate: 1/s": true, "rate: 1/s, arrivals: constant": true, "rate: 1/s, start: 1s": false, "rate: 1/s, count: 9": false,
		"rate: 1/s, stop: 1h": true, "rate: 1/s, profile: [{ramp: {to: 2, over: 1h}}]": false,
		"arrivals: {closed: {clients: 3}}": true, "arrivals: {closed: {clients: 3}}, stop: 1m": false,
	} {
		same(t, load, built(t, scene("", load, "processing_time: 1ms")).Steady, want)
	}
	if built(t, scene("", "rate: 1/s", "outages: [[1m, 2m]]")).Steady {
		t.Error("with an outage a run is not steady")
	}
}

func TestArrivals(t *testing.T) {
	for load, want := range map[string]*workload.Open{
		"rate: 60/min":                                   {Process: workload.Poisson{Rate: 1}, Stop: clock.Never},
		"rate: 5k/s, arrivals: constant":                 {Process: workload.Constant{Rate: 5000}, Stop: clock.Never},
		"rate: 1/s, start: 20:00, stop: 04:00, count: 7": {Process: workload.Poisson{Rate: 1}, Start: 20 * clock.Hour, Stop: 28 * clock.Hour, Count: 7},
		"rate: 6/s, arrivals: {mmpp: {rates: [1/s, 2/s], generator: [[-1, 1], [1, -1]]}}": {
			Process: workload.MMPP{Rates: []float64{4, 8}, Generator: [][]float64{{-1, 1}, {1, -1}}}, Stop: clock.Never,
		},
		"arrivals: {mmpp: {rates: [1/s, 2/s], generator: [[-1, 1], [1, -1]]}}": {
			Process: workload.MMPP{Rates: []float64{1, 2}, Generator: [][]float64{{-1, 1}, {1, -1}}}, Stop: clock.Never,
		},
		"rate: 1/s, profile: [{diurnal: {peak: 20:00, trough: 04:00, ratio: 3}}, {sine: {period: 60s, amplitude: 0.5}}]": {
			Process: workload.Poisson{Rate: 1, Profile: workload.Profile{
				workload.Diurnal{Peak: 20 * clock.Hour, Trough: 4 * clock.Hour, Ratio: 3},
				workload.Sine{Period: clock.Minute, Amplitude: 0.5},
			}}, Stop: clock.Never,
		},
		"rate: 1/s, profile: [{steps: [[20:00, 1], [04:00, 2]]}, {ramp: {to: 2, over: 24h}}, {spike: {at: 19h, factor: 4, for: 10m, ramp: 1m}}]": {
			Process: workload.Poisson{Rate: 1, Profile: workload.Profile{
				workload.Steps{Points: []workload.Step{{At: 20 * clock.Hour, Factor: 1}, {At: 28 * clock.Hour, Factor: 2}}},
				workload.Ramp{From: 1, To: 2, Over: clock.Day},
				workload.Spike{At: 19 * clock.Hour, Factor: 4, For: 10 * clock.Minute, Ramp: clock.Minute},
			}}, Stop: clock.Never,
		},
	} {
		b := builderOf(t, scene("", load, "processing_time: 1ms"))
		same(t, load, b.open[0], want)
	}
	b := builderOf(t, scene("", "arrivals: {interarrival: {distribution: erlang, k: 4, mean: 10ms}}, batch: {distribution: geometric, p: 0.2}", ""))
	if gap := b.open[0].Process.(workload.Interarrival).Gap; gap.Mean() != 1e7 || gap.SquaredCV() != 0.25 {
		t.Errorf("gaps of mean %g, squared cv %g", gap.Mean(), gap.SquaredCV())
	}
	if mean := b.open[0].Batch.Mean(); math.Abs(mean-5) > 1e-12 {
		t.Errorf("batches of %g events", mean)
	}
}

func TestLoadsThatReact(t *testing.T) {
	w := built(t, scene("", "arrivals: {closed: {clients: 100, think: {distribution: exponential, mean: 2s}}}, start: 1m, count: 8", "")).Stream.Workloads[0]
	if w.Closed.Clients != 100 || w.Closed.Think.Base.Mean() != 2e9 || w.Start != clock.Minute || w.Stop != clock.Never || w.Count != 8 || w.Source != nil {
		t.Errorf("%+v", w)
	}
	if w = built(t, scene("", "arrivals: saturated, stop: 1m", "processing_time: 1ms")).Stream.Workloads[0]; !w.Saturated || w.Stop != clock.Minute {
		t.Errorf("%+v", w)
	}
}

func TestWhatAnEventCarries(t *testing.T) {
	w := built(t, scene("", "rate: 1/s, priority: -3, max_rate: 2/s, bytes_per_event: 2kb, fields: {items: {distribution: uniform, min: 1, max: 3}}, keys: {count: 10, skew: 0.9}", "")).Stream.Workloads[0]
	if w.Priority != -3 || w.MaxRate != 2 || w.Bytes.Base.Mean() != 2048 || w.Fields[0].Name != "items" || w.Fields[0].Value.Mean() != 2 {
		t.Errorf("%+v", w)
	}
	same(t, "keys", w.Keys, stream.Keys{Count: 10, Skew: 0.9})
	w = built(t, scene("", "rate: 1/s, keys: {weights: [3, 1]}", "exchange: hash, parallelism: 2")).Stream.Workloads[0]
	same(t, "weights", w.Keys, stream.Keys{Weights: []float64{3, 1}})
}

func TestEveryDistribution(t *testing.T) {
	for text, want := range map[string][2]float64{ // mean in milliseconds, squared coefficient of variation
		"5ms":                                  {5, 0},
		"0.5us":                                {0.0005, 0},
		"{distribution: constant, value: 5ms}": {5, 0},
		"{mean: 5ms, cv: 1.2}":                 {5, 1.44},
		"{distribution: lognormal, mean: 5ms, cv: 0}":                                    {5, 0},
		"{distribution: exponential, mean: 5ms}":                                         {5, 1},
		"{distribution: erlang, k: 4, mean: 5ms}":                                        {5, 0.25},
		"{distribution: gamma, mean: 5ms, cv: 2}":                                        {5, 4},
		"{distribution: weibull, mean: 5ms, shape: 1}":                                   {5, 1},
		"{distribution: uniform, min: 0ms, max: 6ms}":                                    {3, 1. / 3},
		"{distribution: triangular, min: 0ms, mode: 3ms, max: 6ms}":                      {3, 1. / 6},
		"{distribution: hyperexponential, probabilities: [50%, 0.5], means: [1ms, 3ms]}": {2, 1.5},
		"{distribution: discrete, values: [1ms, 3ms], probabilities: [0.5, 0.5]}":        {2, 0.25},
		"{distribution: empirical, quantiles: {p0: 0ms, p100: 6ms}}":                     {3, 1. / 3},
	} {
		d := operatorOf(t, "processing_time: "+text).Work.Base
		if math.Abs(d.Mean()/1e6-want[0]) > 1e-9 || math.Abs(d.SquaredCV()-want[1]) > 1e-9 {
			t.Errorf("%s: mean %g ms, squared cv %g", text, d.Mean()/1e6, d.SquaredCV())
		}
	}
	pareto := operatorOf(t, "processing_time: {distribution: bounded_pareto, alpha: 1, min: 1ms, max: 2ms}").Work.Base
	if want := 2 * math.Ln2; math.Abs(pareto.Mean()/1e6-want) > 1e-9 {
		t.Errorf("bounded Pareto of mean %g ms, expected %g", pareto.Mean()/1e6, want)
	}
}

func TestDemandsThatDependOnTheEvent(t *testing.T) {
	ms := func(text string) stream.Demand { return operatorOf(t, "processing_time: "+text).Work }
	same(t, "column", ms("{column: items, unit: 25ms}").Per, []stream.PerUnit{{Attribute: "items", Each: 25e6}})
	sum := ms("{base: {base: 1ms, per: {items: 2ns}}, per: {bytes: 0.5ns, records: 3ms}}")
	same(t, "sum", sum.Per, []stream.PerUnit{{Attribute: "items", Each: 2}, {Attribute: "bytes", Each: 0.5}, {Attribute: "records", Each: 3e6}})
	same(t, "base of the sum", sum.Base.Mean(), 1e6)

	cases := ms("{base: {by_workload: {w: 1ms}}, per: {items: 1ms}}").ByWorkload["w"]
	same(t, "a sum over cases", cases.Per, []stream.PerUnit{{Attribute: "items", Each: 1e6}})
	input := ms("{by_input: {w: {by_workload: {w: 7ms}}}}").ByInput["w"].ByWorkload["w"]
	same(t, "cases of cases", input.Base.Mean(), 7e6)
	bytes := operatorOf(t, "processing_time: {column: bytes, unit: 1ns}, bytes_out: {column: items, unit: 1kb}").BytesOut
	same(t, "bytes out", bytes.Per, []stream.PerUnit{{Attribute: "items", Each: 1024}})
}

func TestHowAnOperatorServes(t *testing.T) {
	o := operatorOf(t, "parallelism: 3, max_parallelism: 64, concurrency: unbounded, buffer: 7, on_full: drop, join: all, keys: {count: 5}")
	if o.Parallelism != 3 || o.MaxParallelism != 64 || o.Concurrency != 0 || o.Buffer != 7 || o.OnFull != stream.Drop || !o.JoinAll || o.Keys.Count != 5 {
		t.Errorf("%+v", o)
	}
	o = operatorOf(t, "processing_time: 1ms")
	if o.Parallelism != 1 || o.Concurrency != 1 || o.Buffer != stream.Unbounded || o.Discipline != stream.FIFO || o.Selectivity.Number != nil || o.Keys != nil {
		t.Errorf("%+v", o)
	}
	same(t, "window", operatorOf(t, "window: {size: 1m, slide: 10s, offset: 5s, emit: per_key}").Window,
		&stream.Window{Size: clock.Minute, Slide: 10 * clock.Second, Offset: 5 * clock.Second, Emit: stream.EmitPerKey})
	same(t, "a tumbling window", operatorOf(t, "window: {size: 1m, emit: one}").Window,
		&stream.Window{Size: clock.Minute, Slide: clock.Minute, Emit: stream.EmitOne})
	same(t, "batch", operatorOf(t, "batch: {max_size: 9, max_wait: 10ms}").Batch, &stream.Batch{MaxSize: 9, MaxWait: 10 * clock.Millisecond})
	same(t, "outages", operatorOf(t, "outages: [[1m, 2m], [20:00, 04:00]]").Outages,
		[]stream.Outage{{From: clock.Minute, To: 2 * clock.Minute}, {From: 20 * clock.Hour, To: 28 * clock.Hour}})
	f := operatorOf(t, "processing_time: 1ms, failures: {up: 1h, down: 30s, clock: busy, scope: server}").Failures
	if f.Up.Mean() != 3600e9 || f.Down.Mean() != 30e9 || !f.BusyClock || !f.PerServer {
		t.Errorf("%+v", f)
	}
	same(t, "every", operatorOf(t, "selectivity: {every: 10}").Selectivity, stream.Selectivity{Every: 10})
	same(t, "selectivity", operatorOf(t, "selectivity: 0.3").Selectivity.Number.Base.Mean(), 0.3)
	for _, word := range disciplines {
		same(t, word.word, operatorOf(t, "processing_time: 1ms, discipline: "+word.word).Discipline, word.means)
	}
}

func TestEdges(t *testing.T) {
	c := built(t, `
workloads: {a: {rate: 1/s}, b: {rate: 1/s}}
processes:
  p:
    runtime: ideal
    operators:
      x: {reads: [a, {from: b, share: 30%, exchange: shortest_queue}], exchange: hash, partitions: 4}
      y: {after: x}
      z: {after: [{from: x, exchange: broadcast}, y], exchange: rebalance, reads: {from: b, share: 0.2}}
`)
	ops := c.Stream.Processes[0].Operators
	same(t, "x", ops[0].Inputs, []stream.Input{
		{Workload: "a", Partitions: 4}, {Workload: "b", Share: 0.3, Exchange: stream.ShortestQueue, Partitions: 4},
	})
	same(t, "y", ops[1].Inputs, []stream.Input{{Operator: "x"}})
	same(t, "z", ops[2].Inputs, []stream.Input{
		{Workload: "b", Share: 0.2, Exchange: stream.Rebalance},
		{Operator: "x", Exchange: stream.Broadcast},
		{Operator: "y", Exchange: stream.Rebalance},
	})
}

func TestReplications(t *testing.T) {
	d := mustRead(t, scene("seed: 18446744073709551615\nreplications: auto\nprecision: {mean: 1%}", "rate: 1/s", "")).Design
	if d.Seed != math.MaxUint64 || d.Replications != 0 || d.Precision.Mean != 0.01 || d.Precision.P99 != 0.05 {
		t.Errorf("%+v", d)
	}
	if d = mustRead(t, scene("", "rate: 1/s", "")).Design; d.Seed != 1 || d.Replications != 16 {
		t.Errorf("%+v", d)
	}
	for replications, points := range map[string]int{"16": 1000, "auto": 1000, "1000": 200, "1e6": 50} {
		same(t, replications, built(t, scene("replications: "+replications, "rate: 1/s", "")).Observe.Points, points)
	}
}

func TestFidelity(t *testing.T) {
	for top, want := range map[string]bool{"": true, "fidelity: auto": true, "fidelity: event": false} {
		same(t, top, built(t, scene(top, "rate: 1/s", "processing_time: 1ms")).Stream.Recursion, want)
	}
}

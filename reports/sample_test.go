package reports

import (
	"math"

	"simulate/sim/clock"
	"simulate/sim/experiment"
	"simulate/sim/finding"
)

// The results of this file are invented; what matters is that every kind of number and verdict occurs.

func process(metric string, value, wide float64) experiment.Metric {
	return scoped(experiment.Scope{Process: "authorisation", Subtask: -1}, metric, value, wide)
}

func operator(name, metric string, value, wide float64) experiment.Metric {
	return scoped(experiment.Scope{Process: "authorisation", Operator: name, Subtask: -1}, metric, value, wide)
}

// scoped is a metric whose interval is value ± wide; wide 0 is a metric without one.
func scoped(s experiment.Scope, metric string, value, wide float64) experiment.Metric {
	m := experiment.Metric{Name: metric, Scope: s, Value: value, Replications: 16, Values: []float64{value - wide, value, value + wide}}
	if wide > 0 {
		m.CI95 = &experiment.Interval{Low: value - wide, High: value + wide}
	}
	return m
}

var everyDefault = []Default{{"replications", "16"}, {"fidelity", "auto"}}

var partly = []experiment.Method{
	{Process: "authorisation", Operator: "source", Name: "event", Why: "what follows can be full and block it"},
	{Process: "authorisation", Operator: "enrich", Name: "lindley"},
}

var someRuns = []experiment.Replication{{Number: 0, Events: 359999999, Horizon: clock.Hour}, {Number: 1, Events: 360000001, Horizon: clock.Hour}}

func meta() Meta {
	return Meta{
		Scenario:    "evening_peak",
		Description: "Do 8 enrichment subtasks hold 100 ms at the 99th percentile\nwhen the evening's cards come in?",
		Digest:      "sha256:0123456789abcdef",
		Seed:        18446744073709551615,
		Version:     "0.1.0",
		Given:       []Default{{"workloads.cards.rate", "100000/s"}, {"thresholds.latency_p99_s", `["<0.1"]`}},
		Defaults:    everyDefault,
		Reproduce:   "simulate run evening_peak.yaml --seed 18446744073709551615",
		Position: func(path string) string {
			if path == "workloads.cards" {
				return "evening_peak.yaml:7:3"
			}
			return ""
		},
	}
}

// single is one variant with everything a planner looks at.
func single() Report {
	subtask := func(i int, utilization float64) experiment.Metric {
		return scoped(experiment.Scope{Process: "authorisation", Operator: "enrich", Subtask: i}, "utilization", utilization, 0.004)
	}
	return Report{meta(), experiment.Result{
		Variants: []experiment.Variant{{
			Name:    "baseline",
			Verdict: experiment.Violates,
			Metrics: []experiment.Metric{
				process("latency_mean_s", 0.0121, 0.0002), process("latency_p50_s", 0.00981, 0.0001),
				process("latency_p99_s", 0.0812, 0.0011), process("latency_max_s", 0.312, 0),
				process("throughput_eps", 99980, 20), process("offered_eps", 100000, 18),
				process("offered", 360000000, 0), process("finished", 359999988, 0), process("dropped", 0, 0), process("inside", 12, 0),
				process("dropped_share", 0, 0), process("lag_max_events", 0, 0),
				operator("source", "parallelism_mean", 8, 0), operator("source", "utilization", 0.1, 0.0004),
				operator("source", "wait_mean_s", 0.0000004, 0), operator("source", "wait_p99_s", math.NaN(), 0),
				operator("source", "queue_mean", 0.04, 0.001), operator("source", "backpressured_share", 0.012, 0.0001),
				operator("enrich", "parallelism_mean", 8, 0), operator("enrich", "utilization", 0.81253, 0.0004),
				operator("enrich", "wait_mean_s", 0.0093, 0.0002), operator("enrich", "wait_p99_s", 0.071, 0.001),
				operator("enrich", "queue_mean", 930, 21), operator("enrich", "backpressured_share", 0, 0),
				subtask(0, 0.95), subtask(1, 0.61), subtask(2, 0.8),
			},
			Series: []experiment.Series{{
				Name: "lag_events", Scope: experiment.Scope{Process: "authorisation", Subtask: -1}, Unit: "1",
				At:   []clock.Time{0, clock.Minute, 90 * clock.Second},
				Mean: []float64{0, 12, math.NaN()}, Lo: []float64{0, 3, math.NaN()}, Hi: []float64{0, 30, math.Inf(1)},
			}},
			Findings: []finding.Finding{
				{Code: finding.NoEffect, Severity: finding.Note, Path: "workloads.cards", Message: "keys change nothing: no exchange looks at them"},
				{Code: finding.WarmupShort, Severity: finding.Warning, Path: "horizon", Message: "the run is only 3 times as long as its warm-up"},
			},
			Simulated: experiment.Simulated{Events: 5760000000, Replications: 16, Runs: someRuns, Method: "event+lindley", Methods: partly, Warmup: 2 * clock.Minute, Horizon: clock.Hour},
		}},
		Thresholds: []experiment.Judgement{
			judgement("latency_p99_s <0.1", "latency_p99_s", "", 0.0812, 0.0011, 0.1, experiment.Pass),
			judgement(`wait_p99_s{operator=enrich} <"70ms"`, "wait_p99_s", "enrich", 0.071, 0.0005, 0.07, experiment.Fail),
			judgement("wait_p99_s{operator=source} <1us", "wait_p99_s", "source", math.NaN(), 0, 1e-6, experiment.CannotTell),
		},
	}}
}

func judgement(expression, metric, op string, value, wide, limit float64, v experiment.Verdict) experiment.Judgement {
	m := operator(op, metric, value, wide)
	return experiment.Judgement{
		Expression: expression, Variant: "baseline", Scope: m.Scope, Metric: metric, Value: value,
		CI95: m.CI95, Limit: limit, Verdict: v,
	}
}

// several is a comparison over one axis: a baseline, a better, an equal and an unstable variant.
func several() Report {
	r := Report{Meta: meta()}
	for _, c := range []struct {
		parallelism         string
		mean, p99, busy     float64
		verdict             experiment.Verdict
		against             experiment.Verdict
		difference, wide, p float64
	}{
		{"8", 0.0121, 0.0812, 0.81, experiment.Meets, "", 0, 0, 0},
		{"12", 0.0081, 0.0654, 0.54, experiment.Meets, experiment.Better, -0.0158, 0.0012, 1e-12},
		{"9", 0.012, 0.081, 0.72, experiment.CannotTell, experiment.NoDifference, -0.0002, 0.0009, 0.61},
		{"4", math.NaN(), math.NaN(), 1, experiment.Unstable, "", math.NaN(), 0, math.NaN()},
	} {
		v := experiment.Variant{
			Name: c.parallelism, Verdict: c.verdict,
			Settings: []experiment.Setting{{Path: "processes.authorisation.operators.enrich.parallelism", Value: c.parallelism}},
			Metrics: []experiment.Metric{
				process("latency_mean_s", c.mean, 0.0002), process("latency_p99_s", c.p99, 0.0011),
				process("throughput_eps", 99980, 20), process("dropped_share", 0, 0),
				operator("source", "utilization", 0.1, 0.0001), operator("enrich", "utilization", c.busy, 0.002),
			},
			Simulated: experiment.Simulated{Events: 5760000, Replications: 16, Method: "event", Methods: partly[:1], Horizon: clock.Hour},
		}
		if c.verdict == experiment.Unstable {
			v.Findings = []finding.Finding{{
				Code: finding.Unstable, Severity: finding.Error, Path: "workloads.cards",
				Message: "100 k/s arrive, enrich sustains 50 k/s: latencies grow as long as it runs and are not shown",
			}}
			v.Simulated.Partial = true
		}
		r.Variants = append(r.Variants, v)
		if c.parallelism != "8" {
			r.Comparisons = append(r.Comparisons, experiment.Comparison{
				Metric: "latency_p99_s", Scope: experiment.Scope{Process: "authorisation", Subtask: -1},
				Baseline: "8", Variant: c.parallelism, Difference: c.difference, Relative: 1 + c.difference/0.0812,
				CI95: &experiment.Interval{Low: c.difference - c.wide, High: c.difference + c.wide}, P: c.p, Verdict: c.against,
			})
		}
	}
	for _, c := range []struct {
		variant string
		p99     float64
		wide    float64
		verdict experiment.Verdict
		more    int
	}{
		{"8", 0.0812, 0.0011, experiment.Pass, 0},
		{"12", 0.0654, 0.0011, experiment.Pass, 0},
		{"9", 0.081, 0.02, experiment.CannotTell, 24},
		{"4", math.NaN(), 0, experiment.CannotTell, 0},
	} {
		j := judgement("latency_p99_s <0.1", "latency_p99_s", "", c.p99, c.wide, 0.1, c.verdict)
		j.Variant, j.More = c.variant, c.more
		r.Thresholds = append(r.Thresholds, j)
	}
	return r
}

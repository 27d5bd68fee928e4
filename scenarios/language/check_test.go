package language

import (
	"strings"
	"testing"

	"simulate/scenarios/document"
)

// around the operator under test there is a small scenario.
const smallest = "workloads: {orders: {rate: 10/s}}\nprocesses: {p: {runtime: ideal, operators: {o: {reads: orders}}}}\n"

func operatorWith(key string) string {
	return "workloads: {orders: {rate: 10/s}}\nprocesses:\n  p:\n    runtime: ideal\n    operators:\n      o:\n        reads: orders\n        " + key + "\n"
}

func workloadWith(key string) string {
	return "processes: {p: {runtime: ideal, operators: {o: {reads: w}}}}\nworkloads:\n  w:\n    " + key + "\n"
}

func TestMistakesAreSaidInTheWordsOfTheScenario(t *testing.T) {
	for _, story := range []struct{ text, want string }{
		{"horizon: 1h\n", "1:1: the scenario needs processes, requests or resources, such as processes: {p: {runtime: ideal, operators: {o: {reads: orders, processing_time: 5ms}}}}"},
		{"processes: {}\n", "1:1: processes needs at least one entry, such as {p: {runtime: ideal, operators: {o: {reads: orders, processing_time: 5ms}}}}"},
		{smallest + "horizn: 1h\n", `3:1: unknown key "horizn" in the scenario; did you mean "horizon"?`},
		{smallest + "horizon: 5\n", "3:10: horizon: expected a duration such as 24h or a map such as {events: 1e7}, found the number 5; a unit is missing"},
		{smallest + "horizon: 0s\n", "3:10: horizon: expected a duration of more than 0, found 0s"},
		{smallest + "horizon: {event: 1e7}\n", `3:11: unknown key "event" in horizon; expected events; did you mean "events"?`},
		{smallest + "horizon: [1h]\n", "3:10: horizon: expected a duration such as 24h or a map such as {events: 1e7}, found a list"},
		{smallest + "horizon: 300000d\n", "3:10: horizon: expected a duration such as 24h or a map such as {events: 1e7}, found the text \"300000d\"; it is longer than 292 years"},
		{smallest + "warmup: atuo\n", `3:9: warmup: expected auto, none or a duration such as 10m, found the text "atuo"; did you mean "auto"?`},
		{smallest + "replications: 0\n", "3:15: replications: expected a whole number between 1 and 1000000, found 0"},
		{smallest + "replications: \"5\"\n", `3:15: replications: expected auto or a whole number such as 16, found the text "5"; remove the quotes`},
		{smallest + "seed: -1\n", "3:7: seed: expected a whole number such as 1, found the number -1; it must be between 0 and 2^64 - 1"},
		{smallest + "name: 2.0\n", "3:7: name: expected a text such as evening peak, found the number 2.0; put it in quotes"},
		{smallest + "name: [a]\n", "3:7: name: expected a text such as evening peak, found a list"},
		{smallest + "precision: {mean: 0%}\n", "3:19: mean: expected a share of more than 0% and at most 100%, found 0%"},
		{smallest + "observe: {at: 5s}\n", "3:15: at: expected a list such as [1s, 5s], found the text \"5s\""},
		{smallest + "observe: {at: [5s, 6]}\n", "3:20: at[1]: expected an instant such as 10m, found the number 6; a unit is missing"},
		{smallest + "start_time: yesterday\n", "3:13: start_time: expected a date and time such as 2024-01-15T09:00:00Z, found the text \"yesterday\""},
		{smallest + "thresholds: {latency_p99_s: {max: 1}}\n", `3:29: latency_p99_s: expected a text such as "<0.1" or a list such as ["<0.1"], found a map`},
		{smallest + "services: {}\n", `3:1: "services" is part of the scenario language, but this version cannot act on it yet; remove it`},
		{"workloads: {orders: {rate: 10/s}}\nprocesses:\n  p: {operators: {o: {reads: orders}}}\n", `3:3: "runtime: flink" is part of the scenario language, but this version cannot run it yet (simulate plan looks at it); say runtime: ideal`},
		{"workloads: {orders: {rate: 10/s}}\nprocesses:\n  p: {runtime: flink, operators: {o: {reads: orders}}}\n", `3:16: "flink" is part of the scenario language, but this version cannot run it yet (simulate plan looks at it); say runtime: ideal`},
		{"workloads: {orders: {rate: 10/s}}\nprocesses:\n  p: {runtime: ideal, mode: batch, operators: {o: {reads: orders}}}\n", `3:29: "batch" is part of the scenario language, but this version cannot run it yet (simulate plan looks at it); say mode: streaming`},
		{"workloads: {'a=b': {rate: 10/s}}\nprocesses: {p: {runtime: ideal, operators: {o: {reads: orders}}}}\n", `1:13: "a=b" cannot be a name: it holds one of { } = , "`},
		{operatorWith("processing_time: 5"), "8:26: processing_time: expected a duration such as 5ms or a distribution such as {mean: 5ms, cv: 1.2}, found the number 5; a unit is missing"},
		{operatorWith("processing_time: -5ms"), "8:26: processing_time: expected a duration of 0 or more, found -5ms"},
		{operatorWith("processing_time: {mean: 5ms}"), "8:9: processes.p.operators.o.processing_time needs cv, such as cv: 1.2"},
		{operatorWith("processing_time: {distribution: gama, mean: 5ms}"), `8:41: distribution: expected constant, exponential, erlang, gamma, lognormal, weibull, uniform, triangular, hyperexponential, bounded_pareto, discrete or empirical, found the text "gama"; did you mean "gamma"?`},
		{operatorWith("processing_time: {distribution: exponential, mean: 5ms, cv: 1}"), `8:65: unknown key "cv" in processes.p.operators.o.processing_time; expected distribution or mean (a layer is merged with what is below it: leave that out with cv: null)`},
		{operatorWith("processing_time: {by_workload: {orders: {by_input: {x: 5}}}}"), "8:64: x: expected a duration such as 5ms or a distribution such as {mean: 5ms, cv: 1.2}, found the number 5; a unit is missing"},
		{operatorWith("selectivity: -1"), "8:22: selectivity: expected a number of 0 or more, found -1"},
		{operatorWith("selectivity: {every: 0}"), "8:30: every: expected a whole number of 1 or more, found 0"},
		{operatorWith("dicipline: fifo"), `8:9: unknown key "dicipline" in processes.p.operators.o; did you mean "discipline"?`},
		{operatorWith("discipline: lifo"), `8:21: discipline: expected fifo, priority, preemptive_priority or processor_sharing, found the text "lifo"; did you mean "fifo"?`},
		{operatorWith("concurrency: 0"), "8:22: concurrency: expected a whole number between 1 and 1000000, found 0"},
		{operatorWith("concurrency: 2.5"), "8:22: concurrency: expected unbounded or a whole number such as 1, found the number 2.5; it must be whole"},
		{operatorWith("calls: {service: db}"), `8:9: "calls" is part of the scenario language, but this version cannot act on it yet; remove it`},
		{operatorWith("after: {from: a, share: 150%}"), "8:33: share: expected a share between 0% and 100%, found 150%"},
		{operatorWith("after: [a, [b]]"), "8:20: after[1]: expected a name such as source or a map such as {from: source}, found a list"},
		{operatorWith("window: {emit: one}"), "8:9: processes.p.operators.o.window needs size, such as size: 1m"},
		{operatorWith("outages: [[1m, 2m, 3m]]"), "8:19: outages[0]: expected 2 elements such as [10m, 12m], found 3"},
		{operatorWith("transactional: ture"), `8:9: "transactional" is part of the scenario language, but this version cannot act on it yet; remove it`},
		{workloadWith("rate: 100"), "4:11: rate: expected a rate such as 100000/s, found the number 100; the time is missing: per s, min, h or d"},
		{workloadWith("rate: .inf"), "4:11: rate: expected a rate such as 100000/s, found the number .inf"},
		{workloadWith("count: 0x10"), "4:12: count: expected a whole number such as 1e6, found the number 0x10; write it in plain decimal digits"},
		{workloadWith("think: 5s"), `4:5: unknown key "think" in workloads.w; expected rate, arrivals, start, stop, count, batch, profile, bytes_per_event, fields, keys, priority, max_rate or trace`},
		{workloadWith("profile: [{spike: {at: 1h, factor: 2}}]"), "4:16: workloads.w.profile[0].spike needs for, such as for: 10m"},
		{workloadWith("profile: [{spik: {}}]"), `4:16: unknown key "spik" in workloads.w.profile[0]; expected diurnal, sine, steps, every, ramp or spike; did you mean "spike"?`},
		{workloadWith("profile: [{}]"), "4:15: profile[0]: expected a map such as {diurnal: {peak: 20:00, trough: 04:00, ratio: 3}}, a map such as {sine: {period: 60s, amplitude: 0.5}}, a map such as {steps: [[0s, 1], [6h, 2]]}, a map such as {ramp: {to: 2, over: 24h}} or a map such as {spike: {at: 19h, factor: 4, for: 10m}}, found a map"},
		{operatorWith("processing_time: {by_workloads: {a: 5ms}}"), `8:27: unknown key "by_workloads" in processes.p.operators.o.processing_time; did you mean "by_workload"?`},
		{smallest + "environments: {prod: {horizn: 1h, extends: x, workloads: {orders: {rate: 5}}}}\n", strings.Join([]string{
			`3:23: unknown key "horizn" in environments.prod; did you mean "horizon"?`,
			"3:35: extends cannot stand within an environment",
			"3:74: rate: expected a rate such as 100000/s, found the number 5; the time is missing: per s, min, h or d",
		}, "\n")},
		{smallest + "environments: {prod: {horizon: null, processes: {p: {operators: {o: {keys: {skew: 1}, processing_time: {mean: 1s}}}}}}}\n", ""},
		{smallest + "environments: {prod: {processes: {p: {operators: {o: {processing_time: {k: 3}, selectivity: {evry: 3}}}}}}}\n", `3:94: unknown key "evry" in environments.prod.processes.p.operators.o.selectivity; did you mean "every"?`},
		{smallest + "compare: {processes.p.operators.o.paralelism: [1, 2]}\n", `3:11: there is no key "paralelism" in processes.p.operators.o; did you mean "parallelism"?`},
		{smallest + "compare: {processes.p.operators.o.parallelism: [1, 0, x]}\n", strings.Join([]string{
			`3:52: "processes.p.operators.o.parallelism"[1]: expected a whole number between 1 and 1000000, found 0`,
			`3:55: "processes.p.operators.o.parallelism"[2]: expected a whole number such as 4, found the text "x"`,
		}, "\n")},
		{smallest + "compare: {scheduling.quotas.borrowing: [true]}\n", `3:11: "quotas" is part of the scenario language, but this version cannot act on it yet; remove it`},
		{smallest + "compare: {horizon: []}\n", "3:11: horizon: expected at least one value to compare"},
		{smallest + "compare: {horizon: 1h}\n", "3:20: horizon: expected a list such as [2, 4], found the text \"1h\""},
		{smallest + "compare: {variants: [{name: a, set: {horizon: 5, \"observe.at[0]\": x, 'a[': 1}}]}\n", strings.Join([]string{
			"3:47: horizon: expected a duration such as 24h or a map such as {events: 1e7}, found the number 5; a unit is missing",
			`3:67: "observe.at[0]": expected an instant such as 10m, found the text "x"`,
			`3:70: expected the number of a list element such as [0] at "["`,
		}, "\n")},
		{smallest + "compare: {processes.p.operators.o.processing_time.mean: [5ms], processes.p.operators.o.keys: [null, {count: 5}]}\n", ""},
		{smallest + "compare: {processes.p.operators.o.processing_time: [{mean: 5ms, cv: 1}, {distribution: exponential, mean: 5ms, cv: null}]}\n", ""},
		{"vars: {P: 4}\n" + smallest + "replications: '${P}'\nname: ${P}\n", ""},
	} {
		var got []string
		for _, problem := range Check(read(t, story.text), Run).Sorted() {
			said := strings.TrimPrefix(problem.String(), "s.yaml:")
			if problem.Suggestion != "" {
				said += `; did you mean "` + problem.Suggestion + `"?`
			}
			got = append(got, said)
		}
		if strings.Join(got, "\n") != story.want {
			t.Errorf("in\n%s\ngot\n  %s\nwant\n  %s", story.text, strings.Join(got, "\n  "), strings.ReplaceAll(story.want, "\n", "\n  "))
		}
	}
}

// FuzzCheck holds any document against the language: nothing panics, and every problem has a place and no word
// of the program.
func FuzzCheck(f *testing.F) {
	f.Add(smallest)
	f.Add(everything)
	f.Add(operatorWith("processing_time: {by_workload: {a: {per: {x: 1}}}}"))
	f.Add("compare: {variants: [{set: 5}], axes: [], baseline: x}\nenvironments: [1]\nvars: 3\n")
	f.Fuzz(func(t *testing.T, text string) {
		open := func(string) ([]byte, error) { return []byte(text), nil }
		d, _ := document.Load(document.Options{File: "s.yaml", Open: open})
		if d == nil {
			return
		}
		c := Open(d, Run)
		readAll(c, 0)
		for _, problem := range c.Problems() {
			if problem.File == "" || problem.Line == 0 || strings.Contains(problem.Message, "language.") || strings.Contains(problem.Message, "strconv") {
				t.Errorf("%s", problem)
			}
		}
		Digest(d)
	})
}

// readAll reads everything below c in every way.
func readAll(c Cursor, depth int) {
	c.Form()
	c.Amount()
	c.Duration()
	c.Instant()
	c.Int()
	c.Text()
	c.Filename()
	for _, below := range c.Each() {
		if depth < 8 {
			readAll(below, depth+1)
		}
	}
}

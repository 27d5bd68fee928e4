package accuracy

import (
	"fmt"
	"math/rand/v2"
)

// composer draws random scenarios over all keys of the language that `runtime: ideal` knows.
type composer struct {
	*rand.Rand
	calm bool // without most of what can be simulated by events only
}

func (c composer) chance(p float64) bool { return c.Float64() < p }

func (c composer) one(of ...any) any { return of[c.IntN(len(of))] }

// ifCalm chooses between two numbers.
func (c composer) ifCalm(then, otherwise int) int {
	if c.calm {
		return then
	}
	return otherwise
}

// scenario is a second and a half of several workloads and processes.
func (c composer) scenario() entries {
	var loads []string
	var workloads, processes entries
	for i := range 1 + c.IntN(3) {
		loads = append(loads, fmt.Sprintf("load%d", i))
		workloads.set(loads[i], c.workload())
		if c.calm && c.chance(0.4) {
			processes.set(fmt.Sprintf("chain%d", i), entries{{"runtime", "ideal"}, {"operators", c.chain(loads[i])}})
		}
	}
	for i := range 1 + c.IntN(2) {
		if c.calm && len(processes) > 0 && c.chance(0.7) {
			break
		}
		processes.set(fmt.Sprintf("process%d", i), entries{{"runtime", "ideal"}, {"operators", c.operators(loads)}})
	}
	s := entries{{"seed", c.IntN(1000)}, {"replications", 3}, {"fidelity", "event"}, {"warmup", c.one("none", "auto", "200ms")}, {"drain", c.one("0s", "1s", "1h")}}
	s.set("horizon", c.one("3s", "1s", entries{{"events", 600}}))
	subtasks := c.IntN(5)
	if c.calm && c.chance(0.7) {
		subtasks = 0 // what is not counted subtask by subtask has ways of its own
	}
	s.set("observe", entries{{"subtasks", subtasks}, {"interval", "100ms"}, {"at", []string{"333ms", "1234ms"}}})
	s.set("workloads", workloads)
	s.set("processes", processes)
	return s
}

func (c composer) workload() entries {
	rate := decimal(float64(100 + c.IntN(300)))
	w := [...]entries{
		{{"rate", rate + "/s"}},
		{{"rate", rate + "/s"}, {"arrivals", "constant"}},
		{{"arrivals", entries{{"interarrival", c.law("4ms", 4)}}}},
		{{"arrivals", entries{{"mmpp", entries{{"rates", []string{"50/s", rate + "/s"}}, {"generator", [][]int{{-5, 5}, {9, -9}}}}}}}},
		{{"arrivals", entries{{"closed", entries{{"clients", 1 + c.IntN(20)}, {"think", c.law("50ms", 50)}}}}}},
		{{"arrivals", "saturated"}},
	}[c.IntN(c.ifCalm(4, 6))]
	given := w[0].key == "rate"
	w.set("stop", c.one("700ms", "1s", "1500ms"))
	if c.chance(0.3) {
		w.set("start", "100ms")
	}
	if c.chance(0.3) {
		w.set("count", 50+c.IntN(300))
	}
	if given && c.chance(0.4) {
		w.set("profile", []any{c.shape(), c.shape()}[:1+c.IntN(2)])
	}
	if given && c.chance(0.3) {
		w.set("batch", c.one(3, entries{{"distribution", "geometric"}, {"p", 0.4}}))
	}
	c.carry(&w)
	return w
}

// shape is a change of the rate over time.
func (c composer) shape() entries {
	return [...]entries{
		{{"diurnal", entries{{"peak", "20:00"}, {"trough", "04:00"}, {"ratio", 3}}}},
		{{"sine", entries{{"period", "400ms"}, {"amplitude", 0.7}, {"phase", 1}}}},
		{{"steps", []any{[]any{"0s", 1}, []any{"200ms", 0}, []any{"300ms", 2}}}, {"every", "500ms"}},
		{{"ramp", entries{{"from", 0.5}, {"to", 1.5}, {"over", "1s"}}}},
		{{"spike", entries{{"at", "300ms"}, {"factor", 3}, {"for", "100ms"}, {"ramp", "50ms"}}}},
	}[c.IntN(5)]
}

// carry adds what events have with them.
func (c composer) carry(w *entries) {
	w.set("priority", c.IntN(3))
	if c.chance(0.4) {
		w.set("keys", entries{{"count", 1 + c.IntN(500)}, {"skew", 1.5 * c.Float64()}})
	}
	if (*w)[0].value != "saturated" && c.chance(0.2) {
		w.set("max_rate", "250/s")
	}
	w.set("bytes_per_event", c.one("1kb", entries{{"mean", "1kb"}, {"cv", 1}}))
	if c.calm && c.chance(0.7) {
		return // who carries numbers is followed on its way
	}
	w.set("fields", entries{{"items", entries{{"distribution", "geometric"}, {"p", 0.4}}}})
}

// law is a distribution of durations, whose constant is given as written and in milliseconds.
func (c composer) law(constant string, ms float64) any {
	mean := entry{"mean", constant}
	times := func(f float64) string { return decimal(ms*f) + "ms" }
	return c.one(
		constant,
		entries{mean, {"cv", 1.3}},
		entries{{"distribution", "exponential"}, mean},
		entries{{"distribution", "erlang"}, {"k", 3}, mean},
		entries{{"distribution", "gamma"}, mean, {"cv", 0.7}},
		entries{{"distribution", "weibull"}, mean, {"shape", 1.5}},
		entries{{"distribution", "uniform"}, {"min", "0s"}, {"max", times(2)}},
		entries{{"distribution", "triangular"}, {"min", "0s"}, {"mode", constant}, {"max", times(2)}},
		entries{{"distribution", "hyperexponential"}, {"probabilities", []float64{0.8, 0.2}}, {"means", []string{times(0.5), times(3)}}},
		entries{{"distribution", "bounded_pareto"}, {"alpha", 1.5}, {"min", times(0.4)}, {"max", times(20)}},
		entries{{"distribution", "discrete"}, {"values", []string{times(0.5), times(1.5)}}, {"probabilities", []string{"50%", "50%"}}},
		entries{{"distribution", "empirical"}, {"quantiles", entries{{"p0", "0s"}, {"p50", constant}, {"p100", times(4)}}}},
	)
}

package accuracy

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"simulate/reports"
	"simulate/scenarios"
	"simulate/sim/experiment"
)

// assertSameByRecursion: every truth is held against events, and by `fidelity: auto` the same scenario must give the
// same bytes, but for how they were had. So what holds for the one holds for the other.
func assertSameByRecursion(t *testing.T, text []byte, events experiment.Result) {
	t.Helper()
	s := recursive(t, text)
	if len(recursions(t, s)) == 0 {
		return // it would be the very same run
	}
	auto := playWith(t, s, 1)
	if a, b := numbers(t, events), numbers(t, auto); !bytes.Equal(a, b) {
		t.Errorf("by %s%s in\n%s", auto.Variants[0].Simulated.Method, firstDifference(a, b), text)
	}
}

// recursive is a scenario by `fidelity: auto`.
func recursive(t *testing.T, text []byte) *scenarios.Scenario {
	t.Helper()
	s, problems := read(text)
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	for i := range s.Design.Candidates {
		c := *s.Design.Candidates[i].Config
		c.Stream.Recursion = true
		s.Design.Candidates[i].Config = &c
	}
	return s
}

// recursions are the operators of a scenario that it simulates by recursion.
func recursions(t *testing.T, s *scenarios.Scenario) (all []experiment.Method) {
	t.Helper()
	for _, c := range s.Design.Candidates {
		methods, err := experiment.Methods(c.Config)
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, methods...)
	}
	return slices.DeleteFunc(all, func(m experiment.Method) bool { return m.Name == experiment.ByEvents })
}

// TestProcessesOfOneStationAreTheSameByRecursion: what is most frequent and simplest has ways of its own, by events and
// by recursion, and they must not part.
func TestProcessesOfOneStationAreTheSameByRecursion(t *testing.T) {
	const station = "operators: {o: {reads: a, processing_time: {mean: 9ms, cv: 1.3}%s}}"
	for name, processes := range map[string]string{
		"alone":                      "p: {runtime: ideal, " + fmt.Sprintf(station, "") + "}",
		"with a partitioned log":     "p: {runtime: ideal, " + fmt.Sprintf(station, ", partitions: 7") + "}",
		"with a limited queue":       "p: {runtime: ideal, " + fmt.Sprintf(station, ", buffer: 5") + "}",
		"beside one of the same log": "p: {runtime: ideal, " + fmt.Sprintf(station, "") + "}, q: {runtime: ideal, " + fmt.Sprintf(station, "") + "}",
		"beside one of another log":  "p: {runtime: ideal, " + fmt.Sprintf(station, "") + "}, q: {runtime: ideal, operators: {o: {reads: b, processing_time: 9ms}}}",
	} {
		t.Run(name, func(t *testing.T) {
			loads := "a: {rate: 100/s}"
			if strings.Contains(processes, "reads: b") {
				loads += ", b: {rate: 100/s}"
			}
			text := fmt.Appendf(nil, "{replications: 2, fidelity: event, horizon: 100s, workloads: {%s}, processes: {%s}}", loads, processes)
			assertSameByRecursion(t, text, simulate(t, text, 1))
		})
	}
}

// TestCalmGraphsAreTheSameByRecursion plays random scenarios with little that needs events both ways.
func TestCalmGraphsAreTheSameByRecursion(t *testing.T) {
	holdCalmGraphs(t, 0, 100)
}

// holdCalmGraphs plays so many random scenarios of which some operator is simulated by recursion, from a seed on.
func holdCalmGraphs(t *testing.T, first uint64, graphs int) {
	used := map[string]int{}
	for seed, played := first, 0; played < graphs; seed++ {
		text := composer{rand.New(rand.NewPCG(seed, 3)), true}.scenario().text(t)
		if _, problems := read(text); len(problems) > 0 {
			continue
		}
		methods := recursions(t, recursive(t, text))
		if len(methods) == 0 {
			continue
		}
		played++
		for _, m := range methods {
			used[m.Name]++
		}
		assertSameByRecursion(t, text, simulate(t, text, 1))
	}
	t.Logf("operators by method: %v", used)
	for _, name := range []string{"pass_through", "lindley", "kiefer_wolfowitz", "loss", "max_plus"} {
		if used[name] < graphs/10 {
			t.Errorf("only %d operators were simulated by %s", used[name], name)
		}
	}
}

// numbers are a result without how it was had.
func numbers(t *testing.T, r experiment.Result) []byte {
	t.Helper()
	r.Variants = slices.Clone(r.Variants)
	for i := range r.Variants {
		r.Variants[i].Simulated = experiment.Simulated{}
	}
	return written(t, r)
}

// written is a result as CSV and JSON.
func written(t *testing.T, r experiment.Result) []byte {
	t.Helper()
	var out bytes.Buffer
	all := []reports.Report{{Result: r}}
	if err := reports.CSV(&out, all); err != nil {
		t.Error(err)
	}
	if err := reports.JSON(&out, all); err != nil {
		t.Error(err)
	}
	return out.Bytes()
}

// firstDifference shows the first lines that are not the same.
func firstDifference(events, auto []byte) string {
	a, b := bytes.Split(events, []byte("\n")), bytes.Split(auto, []byte("\n"))
	for i := range min(len(a), len(b)) {
		if !bytes.Equal(a[i], b[i]) {
			return fmt.Sprintf(" line %d is\n%s\ninstead of\n%s", i+1, b[i], a[i])
		}
	}
	return fmt.Sprintf(" there are %d lines instead of %d", len(b), len(a))
}

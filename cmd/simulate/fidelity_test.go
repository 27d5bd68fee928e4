package main

import (
	"bytes"
	"context"
	"runtime"
	"slices"
	"strings"
	"testing"

	"simulate/reports"
	"simulate/scenarios"
	"simulate/sim/experiment"
)

// TestBothFidelitiesGiveTheSameBytes runs the gallery event by event and by recursion where that may be: it is the
// same sample path, so the results are the same, but for how they were had.
func TestBothFidelitiesGiveTheSameBytes(t *testing.T) {
	recursions := 0
	for _, example := range scenarios.Gallery() {
		t.Run(example.Name, func(t *testing.T) {
			if asks(t, example.Name) {
				t.Skip("requests are always simulated event by event")
			}
			events, auto := resultOf(t, example.Name, "event"), resultOf(t, example.Name, "auto")
			if used := methodsOf(events); !slices.Equal(used, []string{experiment.ByEvents}) {
				t.Errorf("fidelity: event was simulated by %v", used)
			}
			used := methodsOf(auto)
			if !slices.Equal(used, []string{experiment.ByEvents}) {
				recursions++
			}
			if a, b := numbers(t, events), numbers(t, auto); a != b {
				t.Errorf("by %v%s", used, firstDifference(a, b))
			}
		})
	}
	if recursions == 0 {
		t.Error("no scenario of the gallery was simulated by a recursion")
	}
}

// asks says whether a scenario is about requests alone.
func asks(t *testing.T, example string) bool {
	t.Helper()
	all, err := in().load([]string{example}, &options{})
	if err != nil {
		t.Fatal(err)
	}
	return len(all[0].design.Candidates[0].Config.Stream.Processes) == 0
}

// resultOf is what a few replications of a scenario give.
func resultOf(t *testing.T, example, fidelity string) experiment.Result {
	t.Helper()
	all, err := in().load([]string{example}, &options{set: []string{"fidelity=" + fidelity}})
	if err != nil {
		t.Fatal(err)
	}
	design := all[0].design
	design.Replications = 2
	result, err := experiment.Run(context.Background(), design, experiment.Options{Workers: runtime.GOMAXPROCS(0)})
	if err != nil {
		t.Fatal(err)
	}
	return result
}

// methodsOf are the methods by which the variants were simulated.
func methodsOf(r experiment.Result) []string {
	var all []experiment.Method
	for _, v := range r.Variants {
		all = append(all, v.Simulated.Methods...)
	}
	return experiment.Used(all)
}

// numbers are a result as CSV and JSON, without how it was had.
func numbers(t *testing.T, r experiment.Result) string {
	t.Helper()
	for i := range r.Variants {
		r.Variants[i].Simulated = experiment.Simulated{}
	}
	var out bytes.Buffer
	all := []reports.Report{{Result: r}}
	if err := reports.CSV(&out, all); err != nil {
		t.Fatal(err)
	}
	if err := reports.JSON(&out, all); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

// firstDifference shows the first lines that are not the same.
func firstDifference(events, auto string) string {
	a, b := strings.Split(events, "\n"), strings.Split(auto, "\n")
	for i := range min(len(a), len(b)) {
		if a[i] != b[i] {
			return " a line is\n" + b[i] + "\ninstead of\n" + a[i]
		}
	}
	return " one has more lines"
}

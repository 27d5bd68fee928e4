package reports

import (
	"bytes"
	"encoding/csv"
	"errors"
	"math"
	"testing"

	"simulate/sim/experiment"
)

func TestEveryTextSurvivesCSV(t *testing.T) {
	for _, text := range []string{`a,b`, `"quoted"`, "two\nlines", " blank", "ü", ";", "'"} {
		r := Report{Meta{Scenario: text}, experiment.Result{Variants: []experiment.Variant{{
			Name:    text,
			Metrics: []experiment.Metric{scoped(experiment.Scope{Process: "p", Operator: "o", Subtask: 2}, "queue_mean", math.NaN(), 0)},
		}}}}
		var b bytes.Buffer
		if err := CSV(&b, []Report{r}); err != nil {
			t.Fatal(err)
		}
		rows, err := csv.NewReader(&b).ReadAll()
		if err != nil || len(rows) != 2 || len(rows[1]) != 9 {
			t.Fatalf("%q: %v %v", text, rows, err)
		}
		if row := rows[1]; row[0] != text || row[1] != text || row[2] != "process=p operator=o subtask=2" || row[5] != "" {
			t.Errorf("%q became %q", text, row)
		}
	}
}

func TestAScenarioWithoutMetricsStillHasAHeader(t *testing.T) {
	var b bytes.Buffer
	if err := CSV(&b, nil); err != nil {
		t.Fatal(err)
	}
	if got, want := b.String(), "scenario,variant,scope,metric,unit,value,ci_low,ci_high,replications\n"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

var errFull = errors.New("no space left")

type full struct{}

func (full) Write([]byte) (int, error) { return 0, errFull }

func TestWhatCannotBeWrittenIsAnError(t *testing.T) {
	for _, f := range Forms() {
		if f.Write == nil {
			for _, file := range f.Files([]Report{single()}) {
				if err := file.Write(full{}); !errors.Is(err, errFull) {
					t.Errorf("%s: got %v", file.Name, err)
				}
			}
			continue
		}
		if err := f.Write(full{}, []Report{single()}, Options{}); !errors.Is(err, errFull) {
			t.Errorf("%s: got %v", f.Name, err)
		}
	}
}

package reports

import (
	"bytes"
	"encoding/json"
	"math"
	"strings"
	"testing"
	"unicode/utf8"

	"simulate/sim/experiment"
	"simulate/sim/finding"
)

// awkward texts that a name, a message or a setting may hold.
var awkward = []string{`"`, `\`, "{[,:]}", "a\nb\tc\x00\x1f", "\xff\xfe", "</script>", "ü ✓ \u2028", "", " ", "null", "8", "[1, {}]", "\"\xff\"", "1e999", "-"}

func TestAnyTextGivesValidJSON(t *testing.T) {
	for _, text := range awkward {
		r := Report{
			Meta{Scenario: text, Digest: text, Description: text, Version: text, Defaults: []Default{{text, text}}},
			experiment.Result{Variants: []experiment.Variant{{
				Name:     text,
				Settings: []experiment.Setting{{Path: text, Value: text}, {Path: text + "2", Value: text}},
				Metrics:  []experiment.Metric{scoped(experiment.Scope{Process: text, Operator: text, Subtask: 3}, text, 1, 0)},
				Findings: []finding.Finding{{Path: text, Message: text}},
			}}},
		}
		for _, reports := range [][]Report{nil, {r}, {r, r}} {
			var b bytes.Buffer
			if err := JSON(&b, reports); err != nil {
				t.Fatalf("%q: %v", text, err)
			}
			if !json.Valid(b.Bytes()) || !utf8.Valid(b.Bytes()) || !strings.HasSuffix(b.String(), "\n") {
				t.Errorf("%q: not valid JSON in UTF-8:\n%s", text, b.String())
			}
		}
	}
}

func TestIndentingChangesNothingButBlanks(t *testing.T) {
	for _, value := range []any{
		nil, 1, "a",
		[]int{},
		map[string]int{},
		[][]int{{1, 2}, {}, {3}},
		awkward,
		map[string]any{"a": []any{map[string]any{"b": awkward, "c": nil}, true}, "d\"{": "}]"},
	} {
		var b bytes.Buffer
		if err := WriteJSON(&b, value); err != nil {
			t.Fatal(err)
		}
		var again bytes.Buffer
		if err := json.Compact(&again, b.Bytes()); err != nil {
			t.Fatalf("%v: %v\n%s", value, err, b.String())
		}
		compact, err := json.Marshal(value)
		if err != nil {
			t.Fatal(err)
		}
		if got, want := decoded(t, again.Bytes()), decoded(t, compact); got != want {
			t.Errorf("got %s, want %s", got, want)
		}
	}
}

// decoded is a JSON text in one canonical form.
func decoded(t *testing.T, text []byte) string {
	t.Helper()
	var v any
	if err := json.Unmarshal(text, &v); err != nil {
		t.Fatal(err)
	}
	canonical, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	return string(canonical)
}

func TestNumbersReadBackExactly(t *testing.T) {
	for _, v := range []float64{0, 1, -1, 0.1, 1.0 / 3, 1e-7, 5e-324, 1e21, 1e22, math.MaxFloat64, 360000000, 1 << 53} {
		text, err := decimal(v).MarshalJSON()
		if err != nil {
			t.Fatal(err)
		}
		var back float64
		if err := json.Unmarshal(text, &back); err != nil || back != v {
			t.Errorf("%v became %s", v, text)
		}
	}
	for _, v := range []float64{math.NaN(), math.Inf(1), math.Inf(-1)} {
		if text, _ := decimal(v).MarshalJSON(); string(text) != "null" {
			t.Errorf("%v became %s", v, text)
		}
	}
}

func TestSettingsKeepTheirType(t *testing.T) {
	for value, want := range map[string]string{
		"8": "8", "true": "true", `"2.0"`: `"2.0"`, "[1]": "[1]", "first_fit": `"first_fit"`, "100ms": `"100ms"`, "{policy: hpa}": `"{policy: hpa}"`,
	} {
		if got := string(literal(value)); got != want {
			t.Errorf("%s became %s, want %s", value, got, want)
		}
	}
}

func TestTheFirstSubtaskIsNotTheWholeOperator(t *testing.T) {
	for _, c := range []struct {
		scope experiment.Scope
		want  string
	}{
		{experiment.Scope{Process: "p"}, `{"process":"p"}`},
		{experiment.Scope{Subtask: -1}, `{}`},
		{experiment.Scope{Process: "p", Operator: "o", Subtask: -1}, `{"process":"p","operator":"o"}`},
		{experiment.Scope{Process: "p", Operator: "o", Subtask: 0, Workload: "w"}, `{"process":"p","operator":"o","subtask":0,"workload":"w"}`},
		{experiment.Scope{Process: "p", Subtask: -1, Part: "queue"}, `{"process":"p","part":"queue"}`},
	} {
		got, err := json.Marshal(scopeJSON(c.scope))
		if err != nil || string(got) != c.want {
			t.Errorf("got %s, want %s (%v)", got, c.want, err)
		}
	}
}

package reports

import (
	"bytes"
	"fmt"
	"math"
	"strings"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"

	"simulate/sim/clock"
	"simulate/sim/experiment"
	"simulate/sim/finding"
)

var nan, inf = math.NaN(), math.Inf(1)

// samples are all invented results, alone and together.
func samples() [][]Report {
	return [][]Report{{single()}, {several()}, {oneCluster()}, {twoClusters()}, {single(), several()}, {{}}}
}

func written(t *testing.T, all []Report) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := JSON(&b, all); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func readBack(t *testing.T, all []Report) []Report {
	t.Helper()
	again, err := Read(bytes.NewReader(written(t, all)))
	if err != nil {
		t.Fatal(err)
	}
	for i := range again {
		again[i].Reproduce = all[i].Reproduce // which no document holds
	}
	return again
}

func formNames() []string {
	var names []string
	for _, f := range Forms() {
		names = append(names, f.Name)
	}
	return names
}

// made is everything that a form makes of reports, for several eyes and in all its files.
func made(form string, all []Report) string {
	f, _ := FormOf(form)
	var b strings.Builder
	for _, o := range []Options{{}, {Width: 80, Unicode: true, Color: true, Verbose: true, ExplainMethod: true}} {
		if f.Write != nil {
			fmt.Fprintln(&b, f.Write(&b, all, o))
		}
	}
	if f.Files != nil {
		for _, file := range f.Files(all) {
			fmt.Fprintln(&b, file.Name, file.Write(&b))
		}
	}
	return b.String()
}

// Whatever can be made of a result can be made of its document, and is the same.
func TestEveryFormIsTheSameAfterReadingBack(t *testing.T) {
	for i, all := range samples() {
		again := readBack(t, all)
		for _, name := range formNames() {
			if got, want := made(name, again), made(name, all); got != want {
				t.Errorf("sample %d as %s: got\n%s\nwant\n%s", i, name, got, want)
			}
		}
	}
}

func TestAnyDocumentReadsBackByteForByte(t *testing.T) {
	text := rapid.OneOf(rapid.SampledFrom(awkward), rapid.String()).Filter(utf8.ValidString) // as all of a scenario is
	value := rapid.OneOf(rapid.Float64(), rapid.SampledFrom([]float64{0, nan, inf, 0.1, 1e-7, 1e21, 5e-324}))
	values, pair := rapid.SliceOfN(value, 0, 4), rapid.SliceOfN(value, 2, 2)
	span := rapid.Int64Range(0, int64(20*365*clock.Day))
	rapid.Check(t, func(t *rapid.T) {
		settings := []experiment.Setting{{Path: text.Draw(t, "path"), Value: text.Draw(t, "setting")}}
		scope := experiment.Scope{Process: text.Draw(t, "process"), Operator: text.Draw(t, "operator"), Subtask: rapid.IntRange(-1, 3).Draw(t, "subtask")}
		ci := &experiment.Interval{Low: value.Draw(t, "low"), High: value.Draw(t, "high")}
		horizon := clock.Time(span.Draw(t, "horizon"))
		r := Report{
			Meta{Scenario: text.Draw(t, "name"), Seed: rapid.Uint64().Draw(t, "seed"), Given: []Default{{text.Draw(t, "key"), text.Draw(t, "value")}}},
			experiment.Result{
				Variants: []experiment.Variant{{
					Settings: settings,
					Metrics:  []experiment.Metric{{Name: text.Draw(t, "metric"), Scope: scope, Value: value.Draw(t, "v"), CI95: ci, Values: values.Draw(t, "values")}},
					Series: []experiment.Series{
						{Name: "a", Scope: scope, At: []clock.Time{0, horizon}, Mean: pair.Draw(t, "mean"), Lo: pair.Draw(t, "lo"), Hi: pair.Draw(t, "hi")},
						{Name: "b", Axis: "x", X: pair.Draw(t, "x"), Mean: pair.Draw(t, "y"), Lo: pair.Draw(t, "from"), Hi: pair.Draw(t, "to")},
						{Name: "empty"},
					},
					Findings:  []finding.Finding{{Path: text.Draw(t, "at"), Message: text.Draw(t, "message")}},
					Simulated: experiment.Simulated{Horizon: horizon, Runs: []experiment.Replication{{Number: 1, Events: 2, Horizon: horizon}}},
				}},
				Comparisons: []experiment.Comparison{{Scope: scope, Difference: value.Draw(t, "difference"), CI95: ci, P: value.Draw(t, "p"), Verdict: experiment.Worse}},
				Thresholds:  []experiment.Judgement{{Scope: scope, Value: value.Draw(t, "measured"), AtLeast: value.Draw(t, "least"), More: 3}},
			},
		}
		var want, got bytes.Buffer
		if err := JSON(&want, []Report{r}); err != nil {
			t.Fatal(err)
		}
		again, err := Read(bytes.NewReader(want.Bytes()))
		if err != nil {
			t.Fatalf("%v in\n%s", err, &want)
		}
		if err := JSON(&got, again); err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(got.Bytes(), want.Bytes()) {
			t.Fatalf("got\n%s\nwant\n%s", &got, &want)
		}
	})
}

func TestWhatIsNoResultIsRefusedInWords(t *testing.T) {
	sound := string(written(t, []Report{single()}))
	for _, c := range []struct{ why, text, want string }{
		{"empty", " \n", "the file is empty"},
		{"cut off", sound[:len(sound)/2], "it was cut off"},
		{"cut off within a list", "[" + sound, "it was cut off"},
		{"a table", "✓ shop meets its thresholds", "this is no result of simulate"},
		{"other JSON", `{"a": 1}`, "this is no result of simulate"},
		{"a list of others", `[1, 2]`, "this is no result of simulate"},
		{"of tomorrow", strings.Replace(sound, "result/1", "result/2", 1), "its format is simulate.result/2, this program reads simulate.result/1"},
		{"a log of decisions", `{"format": "simulate.events/1"}`, "its format should be simulate.result/1"},
		{"a byte that flipped", strings.Replace(sound, `"metrics": [`, `"metrics": {`, 1), "damaged at byte"},
		{"text for a number", strings.Replace(sound, `"seed": 1844`, `"seed": "1844`+`", "x": 1844`, 1), "damaged at seed: a string stands there"},
		{"text among numbers", strings.Replace(sound, `"t_s": [0,`, `"t_s": ["a",`, 1), `expected a number, found "a"`},
		{"a scope of tomorrow", strings.Replace(sound, `"scope": {"process"`, `"scope": {"prozess"`, 1), `unknown key "prozess" of a scope`},
	} {
		_, err := Read(strings.NewReader(c.text))
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: got %v, want %q", c.why, err, c.want)
		}
		if err != nil && strings.Contains(err.Error(), "reports.") {
			t.Errorf("%s: a Go type is named in %q", c.why, err)
		}
	}
}

// However a file is damaged, reading it ends with an error or a result; it never panics.
func TestDamagedFilesDoNoHarm(t *testing.T) {
	sound := written(t, []Report{several(), oneCluster()})
	rapid.Check(t, func(t *rapid.T) {
		text := bytes.Clone(sound)
		for range rapid.IntRange(1, 3).Draw(t, "flips") {
			text[rapid.IntRange(0, len(text)-1).Draw(t, "at")] = rapid.SampledFrom([]byte(`"[]{},:0a-\ `)).Draw(t, "byte")
		}
		again, err := Read(bytes.NewReader(text[:rapid.IntRange(0, len(text)).Draw(t, "length")]))
		if err != nil {
			return
		}
		for _, name := range formNames() {
			_ = made(name, again) // which must come back
		}
	})
}

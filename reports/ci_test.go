package reports

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"fmt"
	"io"
	"maps"
	"strings"
	"testing"

	"github.com/jstemmer/go-junit-report/v2/junit"
	"golang.org/x/perf/benchfmt"

	"simulate/sim/experiment"
)

func TestFormsOfPipelinesReadAsExpected(t *testing.T) {
	all := []Report{single(), several()}
	for file, form := range map[string]string{
		"both.junit.xml": "junit", "both.github.txt": "github", "both.bench.txt": "benchfmt",
		"both.smaller.json": "benchmark-smaller", "both.bigger.json": "benchmark-bigger", "both.prom": "prometheus",
	} {
		f, _ := FormOf(form)
		expect(t, file, func(w io.Writer) error { return f.Write(w, all, Options{}) })
	}
	expect(t, "cluster.prom", func(w io.Writer) error { return Prometheus(w, []Report{oneCluster()}) })
}

// What benchstat reads is what was measured.
func TestBenchstatReadsWhatWasMeasured(t *testing.T) {
	r := several()
	r.Scenario = "a/b c\nd"
	var b bytes.Buffer
	if err := Benchmarks(&b, []Report{r}); err != nil {
		t.Fatal(err)
	}
	in := benchfmt.NewReader(&b, "test")
	lines := 0
	for in.Scan() {
		switch rec := in.Result().(type) {
		case *benchfmt.SyntaxError:
			t.Error(rec)
		case *benchfmt.Result:
			lines++
			name, parts := rec.Name.Parts()
			if string(name) != "Simulate" || string(parts[0]) != "/scenario=a_b_c_d" || !strings.HasPrefix(string(parts[1]), "/variant=") {
				t.Errorf("a benchmark is called %s", rec.Name)
			}
			if lines > 1 || len(rec.Values) != 3 {
				continue
			}
			want := r.Variants[0].Metrics[0]
			if got, ok := rec.Value(want.Name); !ok || got != want.Values[0] {
				t.Errorf("%s is %v in the first replication, want %v", want.Name, got, want.Values[0])
			}
			if rec.GetConfig("simulate") != "0.1.0" {
				t.Errorf("simulated by %q", rec.GetConfig("simulate"))
			}
		}
	}
	if units := in.Units(); units.GetBetter("latency_p99_s") != -1 || units.GetBetter("throughput_eps") != 1 {
		t.Error("directions are lost")
	}
	if lines == 0 || in.Err() != nil {
		t.Errorf("%d lines, %v", lines, in.Err())
	}
}

// Benchstat finds both results under the same names, told apart by one key, whatever they are called.
func TestBenchstatReadsBothResults(t *testing.T) {
	d := diff(t)
	for i := range d.Scenarios {
		d.Scenarios[i].Head.Version, d.Scenarios[i].Head.Scenario = "9\nUnit x better=lower", "a b/\nBenchmarkX 1 1 ns/op"
	}
	var b bytes.Buffer
	if err := DiffBenchmarks(&b, d, Options{}); err != nil {
		t.Fatal(err)
	}
	names := map[string]map[string]int{"base": {}, "head": {}}
	in := benchfmt.NewReader(&b, "test")
	for in.Scan() {
		switch rec := in.Result().(type) {
		case *benchfmt.SyntaxError:
			t.Error(rec)
		case *benchfmt.Result:
			names[rec.GetConfig("result")][string(rec.Name)]++
		case *benchfmt.UnitMetadata:
			if _, known := experiment.FindMetric(rec.Unit); !known {
				t.Errorf("a name has become the unit %s", rec.Unit)
			}
		}
	}
	if len(names) != 2 || len(names["base"]) == 0 || !maps.Equal(names["base"], names["head"]) {
		t.Errorf("got %v", names)
	}
}

func TestEveryThresholdIsATest(t *testing.T) {
	for _, c := range []struct {
		strict            bool
		failures, skipped int
	}{{false, 2, 3}, {true, 5, 0}} { // one threshold failed, one variant is unstable
		var b bytes.Buffer
		if err := JUnit(&b, []Report{single(), several()}, Options{Strict: c.strict}); err != nil {
			t.Fatal(err)
		}
		var suites junit.Testsuites
		if err := xml.Unmarshal(b.Bytes(), &suites); err != nil {
			t.Fatal(err)
		}
		if suites.Tests != 8 || suites.Failures != c.failures || suites.Skipped != c.skipped || len(suites.Suites) != 2 {
			t.Errorf("strict %v: %d tests, %d failures, %d skipped", c.strict, suites.Tests, suites.Failures, suites.Skipped)
		}
	}
}

// Whatever names and expressions hold, the documents stay what they are.
func TestAnyTextIsSafeInFormsOfPipelines(t *testing.T) {
	for _, text := range append(awkward, "]]>", "::error::x", "%0A", "<!--") {
		r := single()
		r.Scenario, r.Variants[0].Name, r.Thresholds[1].Expression = text, text, text
		for i := range r.Thresholds {
			r.Thresholds[i].Variant = text
		}
		all := []Report{r}
		var b bytes.Buffer
		if err := JUnit(&b, all, Options{}); err != nil {
			t.Fatal(err)
		}
		var suites junit.Testsuites
		if err := xml.Unmarshal(b.Bytes(), &suites); err != nil || suites.Tests != 3 {
			t.Errorf("%q: %v, %d tests", text, err, suites.Tests)
		}
		b.Reset()
		if err := GitHub(&b, all, Options{}); err != nil {
			t.Fatal(err)
		}
		if n := strings.Count(b.String(), "\n"); n != 4 {
			t.Errorf("%q: %d annotations in\n%s", text, n, &b)
		}
		b.Reset()
		if err := Gauges(false)(&b, all); err != nil || !json.Valid(b.Bytes()) {
			t.Errorf("%q: %v", text, err)
		}
	}
}

// GitHub shows ten annotations of a level and no more: the tenth tells of the others.
func TestAnnotationsAreAsManyAsAreShown(t *testing.T) {
	for _, c := range []struct{ crossed, errors int }{{0, 0}, {10, 10}, {11, 10}, {300, 10}} {
		r := single()
		failed := r.Thresholds[0]
		failed.Verdict, r.Thresholds, r.Variants[0].Findings = experiment.Fail, nil, nil
		for range c.crossed {
			r.Thresholds = append(r.Thresholds, failed)
		}
		var b bytes.Buffer
		if err := GitHub(&b, []Report{r}, Options{}); err != nil {
			t.Fatal(err)
		}
		last := fmt.Sprintf("::error title=simulate run::%d more errors like these: see the report\n", c.crossed-9)
		if n := strings.Count(b.String(), "::error "); n != c.errors || strings.Contains(b.String(), last) != (c.crossed > 10) {
			t.Errorf("%d thresholds crossed give %d errors:\n%s", c.crossed, n, &b)
		}
		if !strings.Contains(b.String(), githubMark) {
			t.Errorf("%d thresholds crossed: no notice", c.crossed)
		}
	}
}

func diff(t *testing.T) *Diff {
	t.Helper()
	base, head := several(), several()
	head.Version = "0.2.0"
	head.Given = []Default{{"workloads.cards.rate", "110000/s"}, {"horizon", "2h"}}
	head.Defaults = everyDefault[1:]
	for i := range head.Variants {
		for k := range head.Variants[i].Metrics {
			m := &head.Variants[i].Metrics[k]
			for j := range m.Values {
				m.Values[j] *= 1.2
			}
			m.Value *= 1.2
		}
	}
	head.Variants[1].Verdict = experiment.Unstable
	d, err := Held([]Report{base}, []Report{head}, [2]string{"main", "pr"}, experiment.Terms{MinEffect: 0.01})
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func TestComparisonsReadAsExpected(t *testing.T) {
	for file, form := range map[string]string{
		"diff.txt": "table", "diff.json": "json", "diff.md": "markdown", "diff.junit.xml": "junit", "diff.github.txt": "github", "diff.bench.txt": "benchfmt",
	} {
		expect(t, file, func(w io.Writer) error { return WriteDiff(w, form, diff(t), Options{Unicode: true}) })
	}
	expect(t, "diff_narrow.txt", func(w io.Writer) error { return WriteDiff(w, "table", diff(t), Options{Width: 60, Unicode: true}) })
	expect(t, "diff_all.txt", func(w io.Writer) error {
		return WriteDiff(w, "table", diff(t), Options{Width: 80, Verbose: true, Color: true})
	})
}

func TestChangesOfTheConfiguration(t *testing.T) {
	base := Meta{Given: []Default{{"a", "1"}, {"b", "2"}, {"c", "3"}, {"same", "x"}}, Defaults: []Default{{"d", "4"}, {"gone", "5"}, {"e", "7"}}}
	head := Meta{Given: []Default{{"b", "3"}, {"d", "5"}, {"e", "7"}, {"same", "x"}, {"f", "9"}}, Defaults: []Default{{"c", "30"}, {"new", "6"}}}
	var got []string
	for _, c := range changes(base, head) {
		got = append(got, c.String())
	}
	want := "- a: 1\n~ b: 2 -> 3\n~ c: 3 -> 30 (default)\n~ d: 4 (default) -> 5\n+ f: 9"
	if text := strings.Join(got, "\n"); text != want {
		t.Errorf("got\n%s\nwant\n%s", text, want)
	}
}

package reports

import (
	"bytes"
	"math"
	"strings"
	"testing"

	"simulate/sim/clock"
	"simulate/sim/experiment"
)

func TestVariantsAreNamedForASentence(t *testing.T) {
	for _, c := range []struct {
		name     string
		settings []experiment.Setting
		want     string
	}{
		{"baseline", nil, "baseline"},
		{"8", []experiment.Setting{{Path: "processes.p.operators.a.parallelism", Value: "8"}}, "parallelism 8"},
		{"8, fifo", []experiment.Setting{{Path: "a.parallelism", Value: "8"}, {Path: "b.discipline", Value: "fifo"}}, "parallelism 8, discipline fifo"},
		{"big", []experiment.Setting{{Path: "a.parallelism", Value: "8"}}, "big"},
		{"5m", []experiment.Setting{{Path: `cluster.flink_config."slot.timeout"`, Value: "5m"}}, "timeout 5m"},
		{"2s", []experiment.Setting{{Path: "observe.at[0]", Value: "2s"}}, "0 2s"},
	} {
		if got := label(experiment.Variant{Name: c.name, Settings: c.settings}); got != c.want {
			t.Errorf("%s: got %q, want %q", c.name, got, c.want)
		}
	}
}

// A column of names needs no word before each of them, one of numbers does, and one that says none.
func TestValuesThatSayEnoughAreNames(t *testing.T) {
	for _, c := range []struct{ values, want []string }{
		{[]string{"best_fit", "fgd"}, []string{"best_fit", "fgd"}},
		{[]string{"none", "easy"}, []string{"backfill none", "backfill easy"}},
		{[]string{"4", "8"}, []string{"backfill 4", "backfill 8"}},
	} {
		var variants []experiment.Variant
		for _, value := range c.values {
			variants = append(variants, experiment.Variant{Name: value, Settings: []experiment.Setting{{Path: "scheduling.backfill", Value: value}}})
		}
		for i, value := range c.values {
			if got := labels(variants)[value]; got != c.want[i] {
				t.Errorf("%v: %s is called %q, want %q", c.values, value, got, c.want[i])
			}
		}
	}
}

func TestWithoutARatioTheDifferenceIsTold(t *testing.T) {
	p := &page{style: style{Options{Unicode: true}}}
	c := experiment.Comparison{
		Metric: "dropped_share", Difference: 0.012, Relative: math.NaN(), CI95: &experiment.Interval{Low: 0.011, High: 0.013},
		Baseline: "a", Variant: "b", Verdict: experiment.Worse,
	}
	got := p.sentence(c, Report{Result: experiment.Result{Variants: []experiment.Variant{{Name: "a"}, {Name: "b"}}}})
	if want := "b: by 1.20 ± 0.10 % higher dropped_share than a (worse)"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

// What was not observed is left out, and takes no other's name along.
func TestAFactKeepsItsName(t *testing.T) {
	v := experiment.Variant{Metrics: []experiment.Metric{process("lag_max_events", 12, 0)}}
	p := &page{style: style{Options{}}}
	p.facts(facts, indexed(v), experiment.Scope{Process: "authorisation", Subtask: -1})
	if got, err := p.laidOut(); err != nil || got != "  lag, events       max 12\n" {
		t.Errorf("got %q, %v", got, err)
	}
}

func TestSpansAreShort(t *testing.T) {
	for span_, want := range map[clock.Time]string{
		clock.Hour: "1h", 90 * clock.Minute: "1h30m", 150 * clock.Second: "2m30s", 0: "0s",
		clock.Seconds(83.333333333): "1m23.33s", clock.Seconds(3599.87654): "1h", clock.Seconds(0.0012345678): "1.235ms", 20 * clock.Second: "20s",
	} {
		if got := span(span_); got != want {
			t.Errorf("%v: got %q, want %q", span_, got, want)
		}
	}
}

func TestNothingIsWiderThanTheTerminal(t *testing.T) {
	for _, r := range []Report{single(), several(), oneCluster(), twoClusters()} {
		for _, width := range []int{60, 80, 100} {
			var b bytes.Buffer
			if err := Summary(&b, []Report{r}, Options{Width: width, Unicode: true}); err != nil {
				t.Fatal(err)
			}
			for _, line := range strings.Split(b.String(), "\n") {
				if displayed(line) > width && !strings.HasPrefix(line, "reproduce: ") {
					t.Errorf("wider than %d: %q", width, line)
				}
			}
		}
	}
}

func TestWithoutUnicodeTheSummaryIsASCII(t *testing.T) {
	var b bytes.Buffer
	if err := Summary(&b, []Report{single(), several(), oneCluster(), twoClusters()}, Options{}); err != nil {
		t.Fatal(err)
	}
	for _, r := range b.String() {
		if r > 126 {
			t.Fatalf("holds %q", r)
		}
	}
}

func TestColourOnlyAddsToTheText(t *testing.T) {
	var plain, coloured bytes.Buffer
	r := []Report{single(), several(), oneCluster(), twoClusters()}
	if err := Summary(&plain, r, Options{Unicode: true}); err != nil {
		t.Fatal(err)
	}
	if err := Summary(&coloured, r, Options{Unicode: true, Color: true}); err != nil {
		t.Fatal(err)
	}
	var bare strings.Builder
	for i, part := range strings.Split(coloured.String(), "\x1b[") {
		if i > 0 {
			_, part, _ = strings.Cut(part, "m")
		}
		bare.WriteString(part)
	}
	if bare.String() != plain.String() || plain.Len() == coloured.Len() {
		t.Errorf("without its colours the text is\n%s", bare.String())
	}
}

func TestAnEmptyPartialResultSaysSo(t *testing.T) {
	r := Report{meta(), experiment.Result{Variants: []experiment.Variant{{Name: "baseline", Simulated: experiment.Simulated{Partial: true}}}}}
	var b bytes.Buffer
	if err := Summary(&b, []Report{r}, Options{}); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"[PARTIAL: stopped after 0 replications]", "no replication came to its end"} {
		if !strings.Contains(b.String(), want) {
			t.Errorf("%q is missing in\n%s", want, b.String())
		}
	}
}

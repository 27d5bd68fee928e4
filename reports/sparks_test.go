package reports

import (
	"bytes"
	"slices"
	"strings"
	"testing"
)

func summaryOf(t *testing.T, r Report, form string, o Options) string {
	t.Helper()
	var b bytes.Buffer
	f, ok := FormOf(form)
	if !ok {
		t.Fatalf("there is no form %s", form)
	}
	if err := f.Write(&b, []Report{r}, o); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// sparkLines are the lines of a summary below Over time.
func sparkLines(t *testing.T, summary string) []string {
	t.Helper()
	_, after, found := strings.Cut(summary, "Over time\n")
	if !found {
		t.Fatalf("there are no curves in\n%s", summary)
	}
	block, _, _ := strings.Cut(after, "\n\n")
	return strings.Split(strings.TrimRight(block, "\n"), "\n")
}

func TestCurvesFitNarrowTerminals(t *testing.T) {
	for _, width := range []int{30, 44, 60, 80, 120} {
		for _, line := range sparkLines(t, summaryOf(t, many(3, 100), "table", Options{Width: width, Unicode: true})) {
			if wide := displayed(line); wide > width {
				t.Errorf("at %d characters a line takes %d: %s", width, wide, line)
			}
		}
	}
}

func TestCurvesShowWhatHappens(t *testing.T) {
	r := many(1, 100)
	up := r.Variants[0].Series[0] // lag_events
	for i := range up.Mean {
		up.Mean[i] = float64(i)
	}
	up.Mean[50] = nan
	for _, c := range []struct {
		looks Options
		want  string
	}{
		{Options{Unicode: true}, "▁▁▁▁▁▂▂▂▂▂▃▃▃▃▃▄▄▄▄▄▅▅▅▅▅▆▆▆▆▆▇▇▇▇▇█████  0 to 99"},
		{Options{}, "_____.....-----:::::=====+++++*****#####  0 to 99"},
	} {
		if line := sparkLines(t, summaryOf(t, r, "table", c.looks))[0]; !strings.HasSuffix(line, c.want) {
			t.Errorf("got %q, want %q", line, c.want)
		}
	}
	for i := range up.Mean {
		up.Mean[i] = 0
	}
	if lines := sparkLines(t, summaryOf(t, r, "table", Options{})); slices.ContainsFunc(lines, func(l string) bool { return strings.Contains(l, "lag") }) {
		t.Errorf("a lag that never was is drawn: %s", lines)
	}
}

func TestManyVariantsHaveCurvesOnlyInAWideSummary(t *testing.T) {
	r := many(12, 50)
	if text := summaryOf(t, r, "table", Options{}); strings.Contains(text, "Over time") {
		t.Error("the curves of 12 variants fill the summary")
	}
	if n := len(sparkLines(t, summaryOf(t, r, "wide", Options{}))); n < 24 {
		t.Errorf("a wide summary has %d curves of 12 variants", n)
	}
}

func TestAWideSummaryHoldsEverything(t *testing.T) {
	text := summaryOf(t, several(), "wide", Options{})
	for _, want := range []string{"Defaults used", "fidelity=auto", "reproduce: "} {
		if !strings.Contains(text, want) {
			t.Errorf("%q is not in\n%s", want, text)
		}
	}
	if plain := summaryOf(t, several(), "table", Options{}); len(text) <= len(plain) {
		t.Error("a wide summary says no more than another")
	}
}

package reports

import (
	"bytes"
	"regexp"
	"strings"
	"testing"

	"simulate/sim/experiment"
	"simulate/sim/finding"
)

const hostile = `"><script>document.title='stolen'</script><img src=x onerror="document.title='stolen'">{{.}} ` + "`${1}`"

// attacked is a report in which every text wants to be more than a text.
func attacked() Report {
	r := many(3, 50)
	r.Scenario, r.Description, r.Reproduce, r.Digest, r.Version = hostile, hostile, hostile, hostile, hostile
	r.Given = []Default{{hostile, hostile}, {"currency", hostile}}
	r.Variants[1].Name = hostile
	r.Variants[1].Settings = []experiment.Setting{{Path: hostile, Value: hostile}}
	r.Variants[0].Findings = []finding.Finding{{Code: hostile, Severity: hostile, Path: hostile, Message: hostile}}
	for i := range r.Variants[0].Series {
		r.Variants[0].Series[i].Scope.Process = hostile
	}
	r.Thresholds = []experiment.Judgement{{Expression: hostile, Variant: hostile, Metric: hostile, Value: 1, Limit: 2, Verdict: experiment.Pass}}
	r.Variants[2].Metrics = append(r.Variants[2].Metrics, scoped(experiment.Scope{Reason: hostile, Subtask: -1}, "pending_s", 3, 1))
	return r
}

func pageOf(t *testing.T, all ...Report) string {
	t.Helper()
	var b bytes.Buffer
	if err := HTML(&b, all); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestAPageHoldsWhatAReportMust(t *testing.T) {
	page := pageOf(t, several(), twoClusters())
	for _, want := range []string{
		htmlMark, "Verdict", "Performance", "Cost and capacity", "SLA", "Findings", "Configuration", "Defaults used", "Effective configuration",
		"How to reproduce", "first breach", several().Reproduce, "Time that requests wait, by reason", "fidelity",
	} {
		if !strings.Contains(page, strings.ReplaceAll(want, "&", "&amp;")) {
			t.Errorf("the page does not hold %q", want)
		}
	}
	if verdict, rest := strings.Index(page, "Verdict</h2>"), strings.Index(page, "Performance</h2>"); verdict > rest {
		t.Error("the verdict does not come first")
	}
}

// A page must open from a disk without a network, and run nothing that is not ours.
func TestAPageAsksForNothing(t *testing.T) {
	page := pageOf(t, attacked(), several())
	if !strings.Contains(page, "default-src 'none'") || strings.Contains(page, "script-src 'unsafe-inline'") {
		t.Error("the policy of the page does not forbid the network and scripts of others")
	}
	for _, pattern := range []string{`<link`, `@import`, `url\([^#]`, `src="`, `href="[^#]`, `<iframe`, `<script src`, `fetch\(`, `XMLHttpRequest`} {
		if found := regexp.MustCompile(pattern).FindString(page); found != "" {
			t.Errorf("the page asks for something: %s", found)
		}
	}
	if n := strings.Count(page, "<script"); n != 2 {
		t.Errorf("%d scripts, want 2: data and ours", n)
	}
	if strings.Contains(page, "<img") {
		t.Error("a name became an element")
	}
}

func TestEqualReportsAreEqualPages(t *testing.T) {
	if first := pageOf(t, several()); first != pageOf(t, several()) {
		t.Error("two pages of one report differ")
	}
}

func TestInABrowserCurvesAreDrawnHiddenAndZoomed(t *testing.T) {
	r := many(3, 300)
	b := open(t, pageOf(t, r))
	if n := b.get("document.querySelectorAll('figure.live .curve').length"); n == "0" {
		t.Fatal("no curve is drawn")
	}
	const first = "document.querySelector('figure.live')"
	before := b.get(first + ".querySelectorAll('.curve').length")
	b.get(first + ".querySelector('.keys button').click()")
	if after := b.get(first + ".querySelectorAll('.curve').length"); after == before {
		t.Errorf("%s curves before and after one was hidden", before)
	}
	if pressed := b.get(first + ".querySelector('.keys button').getAttribute('aria-pressed')"); pressed != "false" {
		t.Error("the key does not say that its curve is hidden")
	}
	b.get(first + ".querySelector('.plot svg').focus()")
	b.press("ArrowRight")
	if text := b.get(first + ".querySelector('.tip').textContent"); !strings.Contains(text, "variant 1") {
		t.Errorf("the arrow keys read %q", text)
	}
	shown := b.get(first + ".querySelector('.plot svg').textContent")
	b.press("+")
	if b.get(first+".querySelector('.plot svg').textContent") == shown {
		t.Error("the key + does not zoom")
	}
	b.press("0")
	b.press("Escape")
	if again := b.get(first + ".querySelector('.plot svg').textContent"); again != shown {
		t.Errorf("after zooming back it shows %s, before %s", again, shown)
	}
	if b.wrong != nil {
		t.Errorf("the console says %s", strings.Join(b.wrong, "\n"))
	}
}

func TestInABrowserNamesStayNames(t *testing.T) {
	r := attacked()
	b := open(t, pageOf(t, r))
	if got := b.get("document.querySelector('h1').textContent"); got != hostile {
		t.Errorf("the name of the scenario reads %q", got)
	}
	if got := b.get("document.title"); !strings.HasPrefix(got, `"><script>`) {
		t.Errorf("the title reads %q", got)
	}
	if n := b.get("document.images.length"); n != "0" {
		t.Errorf("%s names became images", n)
	}
	if b.wrong != nil {
		t.Errorf("the console says %s", strings.Join(b.wrong, "\n"))
	}
}

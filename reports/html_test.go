package reports

import (
	"bytes"
	"fmt"
	"math"
	"regexp"
	"slices"
	"strconv"
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

func TestManyNotesAreFoldedAway(t *testing.T) {
	r := several()
	for i := range 2 * fewNotes {
		r.Variants[0].Findings = append(r.Variants[0].Findings, finding.Finding{Severity: finding.Note, Message: fmt.Sprintf("remark %d", i)})
	}
	r.Variants[0].Findings = append(r.Variants[0].Findings, finding.Finding{Severity: finding.Error, Message: "must be seen"})
	page := pageOf(t, r)
	seen, fold, last := strings.Index(page, "must be seen"), strings.Index(page, "notes</summary>"), strings.Index(page, "remark 11")
	if !(0 < seen && seen < fold && fold < last) {
		t.Errorf("the error is at %d, the fold of notes at %d, the last note at %d", seen, fold, last)
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

func TestInABrowserTheMouseReadsAndZooms(t *testing.T) {
	b := open(t, pageOf(t, many(2, 300)))
	const first = "document.querySelector('figure.live')"
	b.get(first + ".scrollIntoView({behavior: 'instant', block: 'center'})")
	at := func(share float64) (x, y float64) {
		for i, side := range []string{"x + %g * box.width", "y + %g * box.height"} {
			place := fmt.Sprintf("box."+side, []float64{share, 0.5}[i])
			v, err := strconv.ParseFloat(b.get("{ const box = "+first+".querySelector('.plot svg').getBoundingClientRect(); "+place+" }"), 64)
			if err != nil {
				t.Fatal(err)
			}
			x, y = y, v
		}
		return x, y
	}
	mouse := func(kind string, share float64, button string) {
		x, y := at(share)
		b.ask("Input.dispatchMouseEvent", map[string]any{"type": kind, "x": x, "y": y, "button": button, "buttons": 1, "clickCount": 1}, nil)
	}
	mouse("mouseMoved", 0.5, "none")
	if text := b.get(first + ".querySelector('.tip').textContent"); !strings.Contains(text, "variant 1:") {
		t.Errorf("the mouse reads %q", text)
	}
	whole := b.get(first + ".querySelector('.plot svg').textContent")
	mouse("mousePressed", 0.4, "left")
	mouse("mouseMoved", 0.5, "left")
	mouse("mouseReleased", 0.6, "left")
	if b.get(first+".querySelector('.plot svg').textContent") == whole {
		t.Error("to drag over a part does not zoom into it")
	}
	b.get(first + ".querySelector('.reset').click()")
	if again := b.get(first + ".querySelector('.plot svg').textContent"); again != whole {
		t.Errorf("all of it is not shown again: %s", again)
	}
	if b.wrong != nil {
		t.Errorf("the console says %s", strings.Join(b.wrong, "\n"))
	}
}

// What can be done with the mouse can be done with the keys, in the order in which it is read.
func TestInABrowserTheKeyboardReachesEverything(t *testing.T) {
	b := open(t, pageOf(t, many(2, 300)))
	var reached []string
	for range 60 {
		b.press("Tab")
		what := b.get("document.activeElement.localName + ' ' + document.activeElement.className.toString().replace('[object SVGAnimatedString]', '')")
		reached = append(reached, strings.TrimSpace(what))
	}
	for _, want := range []string{"a skip", "a", "div scroll", "svg", "button", "summary"} {
		if !slices.Contains(reached, want) {
			t.Errorf("the key Tab never reaches %q among %q", want, reached)
		}
	}
	const key = "document.querySelector('.keys button')"
	b.get(key + ".focus()")
	b.press(" ")
	if b.get(key+".getAttribute('aria-pressed')") != "false" {
		t.Error("the space bar does not hide a curve")
	}
}

func TestInABrowserPagesFitPhonesThemesAndPaper(t *testing.T) {
	b := open(t, pageOf(t, several(), twoClusters(), attacked()))
	ground := func() string { return b.get("getComputedStyle(document.body).backgroundColor") }
	light := ground()
	b.ask("Emulation.setEmulatedMedia", map[string]any{"features": []map[string]string{{"name": "prefers-color-scheme", "value": "dark"}}}, nil)
	if ground() == light {
		t.Error("a dark page is as light as others")
	}
	b.ask("Emulation.setEmulatedMedia", map[string]any{"media": "print"}, nil)
	if ground() != light {
		t.Error("paper is dark")
	}
	b.ask("Emulation.setEmulatedMedia", map[string]any{"media": "screen"}, nil)
	b.ask("Emulation.setDeviceMetricsOverride", map[string]any{"width": 390, "height": 800, "deviceScaleFactor": 1, "mobile": true}, nil)
	if wide := b.get("document.documentElement.scrollWidth"); wide != "390" {
		t.Errorf("on a phone of 390 points the page is %s wide", wide)
	}
	if shown := b.get("getComputedStyle(document.querySelector('.still .narrow')).display + getComputedStyle(document.querySelector('.still .wide')).display"); shown != "blocknone" {
		t.Errorf("the still pictures of a phone: narrow and wide are %s", shown)
	}
}

func TestInABrowserPointsBetweenGapsAreSeen(t *testing.T) {
	r := many(1, 9)
	gaps := r.Variants[0].Series[0].Mean
	for i := range gaps {
		if i%3 != 1 {
			gaps[i] = math.NaN()
		}
	}
	if n := open(t, pageOf(t, r)).get("document.querySelectorAll('.alone').length"); n != "3" {
		t.Errorf("%s of 3 points are seen", n)
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

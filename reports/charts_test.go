package reports

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"io"
	"math"
	"path"
	"regexp"
	"slices"
	"strings"
	"testing"

	"simulate/reports/chart"
	"simulate/sim/clock"
	"simulate/sim/experiment"
)

func chartNamed(t *testing.T, r Report, name string) chart.Chart {
	t.Helper()
	all := Charts(r)
	i := slices.IndexFunc(all, func(c chart.Chart) bool { return c.Name == name })
	if i < 0 {
		var names []string
		for _, c := range all {
			names = append(names, c.Name)
		}
		t.Fatalf("there is no picture %s among %s", name, names)
	}
	return all[i]
}

// priced is a variant of that cost and 99th percentile.
func priced(name string, cost, p99 float64) experiment.Variant {
	return experiment.Variant{Name: name, Metrics: []experiment.Metric{
		scoped(whole, "cost_per_month", cost, 0), process("latency_mean_s", p99/3, 0), process("latency_p99_s", p99, 0.001),
	}}
}

func TestTheParetoFrontIsWhatNobodyBeats(t *testing.T) {
	r := Report{Result: experiment.Result{Variants: []experiment.Variant{
		priced("slow", 100, 0.9), priced("beaten", 150, 0.95), priced("middle", 200, 0.5), priced("dear", 400, 0.4), priced("silly", 500, 0.6),
	}}}
	c := chartNamed(t, r, "cost-latency-p99-s-authorisation")
	if got := c.Lines[0].X; !slices.Equal(got, []float64{100, 200, 400}) {
		t.Errorf("the front is at costs %v", got)
	}
	if len(c.Dots) != 5 {
		t.Errorf("%d dots", len(c.Dots))
	}
}

func TestCapacityIsWhatBusiestServersCouldTake(t *testing.T) {
	v := experiment.Variant{Metrics: []experiment.Metric{
		process("consumed_eps", 90, 0), operator("a", "utilization", 0.5, 0), operator("b", "utilization", 0.9, 0),
	}}
	if got := capacityOf(v, "authorisation"); math.Abs(got-100) > 1e-9 {
		t.Errorf("90/s at 90 %% make a capacity of %g/s", got)
	}
	if got := capacityOf(experiment.Variant{}, "authorisation"); !math.IsNaN(got) {
		t.Errorf("without servers the capacity is %g", got)
	}
}

// What piles up before servers that cannot keep up has been taken in, and is no capacity.
func TestWhatPilesUpIsNoCapacity(t *testing.T) {
	v := experiment.Variant{
		Metrics: []experiment.Metric{process("consumed_eps", 100, 0), operator("a", "utilization", 1, 0), operator("a", "throughput_eps", 25, 0)},
		Series: []experiment.Series{{
			Name: "system_mean", Scope: experiment.Scope{Process: "authorisation", Operator: "a", Subtask: -1},
			At: []clock.Time{0, 10 * clock.Second, 20 * clock.Second}, Mean: []float64{0, 750, 1500},
		}},
	}
	if got := capacityOf(v, "authorisation"); math.Abs(got-25) > 1e-9 {
		t.Errorf("of 100/s that arrive 25/s leave servers that always work: a capacity of %g/s", got)
	}
	lag := v.Series[0]
	lag.Name, lag.Scope.Operator = "lag_events", ""
	v.Series = append(v.Series, lag)
	v.Metrics[0] = process("consumed_eps", 25, 0)
	if got := capacityOf(v, "authorisation"); math.Abs(got-25) > 1e-9 {
		t.Errorf("what waits to be taken in makes of 25/s a capacity of %g/s", got)
	}
}

func TestWhatIsNothingThroughoutIsSaidAndNotDrawn(t *testing.T) {
	r := many(2, 30)
	lag := func(s experiment.Series) bool { return s.Name == "lag_events" }
	for i := range r.Variants {
		s := &r.Variants[i].Series[slices.IndexFunc(r.Variants[i].Series, lag)]
		s.Mean = make([]float64, len(s.Mean))
	}
	named := func() bool {
		return slices.ContainsFunc(Charts(r), func(c chart.Chart) bool { return c.Name == "lag-events-p" })
	}
	if named() || !strings.Contains(pageOf(t, r), "Nothing but 0, and not drawn: Events due and not taken in: p.") {
		t.Error("a lag of 0 is drawn, or not spoken of")
	}
	r.Thresholds = []experiment.Judgement{{Metric: "lag_max_events", Scope: experiment.Scope{Process: "p", Subtask: -1}, Limit: 5}}
	if !named() {
		t.Error("a lag of 0 is not drawn below its limit")
	}
}

func TestRowsOfVeryDifferentSizesAreDrawnAsShares(t *testing.T) {
	split := func(slow float64) chart.Chart {
		part := func(name string, v float64) experiment.Metric {
			return scoped(experiment.Scope{Process: "authorisation", Part: name, Subtask: -1}, "latency_mean_s", v, 0)
		}
		variant := func(name string, queue float64) experiment.Variant {
			return experiment.Variant{Name: name, Metrics: []experiment.Metric{process("latency_mean_s", queue+1, 0), part("queue", queue), part("service", 1)}}
		}
		return chartNamed(t, Report{Result: experiment.Result{Variants: []experiment.Variant{variant("a", 1), variant("b", slow)}}}, "latency-split-authorisation")
	}
	if c := split(3); c.Shares != "" {
		t.Errorf("2 s and 4 s are drawn as %s", c.Shares)
	}
	c := split(99)
	if c.Shares != "share of the mean latency (%)" {
		t.Errorf("2 s and 100 s are drawn as %q", c.Shares)
	}
	if row := strings.Join(c.Table().Rows[1], " "); row != "b 99 1 100" {
		t.Errorf("the numbers are %s: they must stay what they are", row)
	}
}

func TestLimitsOfQuantilesSayHowFewMayBeBeyond(t *testing.T) {
	r := many(1, 30)
	r.Thresholds = []experiment.Judgement{{Metric: "latency_p99_s", Scope: experiment.Scope{Process: "p", Subtask: -1}, Limit: 0.1}}
	of := experiment.Scope{Process: "p", Subtask: -1}
	l := limitsOf(r, of, true, "latency_p99_s")[0]
	if l.Corner != 0.01 || l.Text != "latency_p99_s: at most 1 % over 100 ms" {
		t.Errorf("%+v", l)
	}
	if l := limitsOf(r, of, false, "latency_p99_s")[0]; l.Text != "limit of latency_p99_s: 100 ms" {
		t.Errorf("%+v", l)
	}
}

func TestWhoIsHeldUpIsShownWhereAnybodyIs(t *testing.T) {
	split := func(blocked float64) Report {
		v := experiment.Variant{Name: "v", Metrics: []experiment.Metric{
			process("latency_mean_s", 1, 0),
			operator("parse", "utilization", 0.2, 0), operator("parse", "busy_share", 0.2, 0), operator("parse", "backpressured_share", blocked, 0),
			operator("store", "utilization", 0.9, 0), operator("store", "busy_share", 0.9, 0), operator("store", "backpressured_share", 0, 0),
		}}
		return Report{Result: experiment.Result{Variants: []experiment.Variant{v}}}
	}
	c := chartNamed(t, split(0.3), "pressure-authorisation")
	if want := []string{"parse", "store"}; !slices.Equal(c.Y.Names, want) || c.Bars[1] != (chart.Bar{Row: 0, From: 0.2, To: 0.5, Style: 1}) {
		t.Errorf("rows %q, bars %v", c.Y.Names, c.Bars)
	}
	if slices.ContainsFunc(Charts(split(0.001)), func(c chart.Chart) bool { return strings.HasPrefix(c.Name, "pressure") }) {
		t.Error("nobody is held up, and yet there is a picture")
	}
}

// Of many nodes a map shows how full they are: twenty columns, the fullest nodes first.
func TestManyNodesAreRanked(t *testing.T) {
	r := Report{}
	for i := range 2 {
		s := experiment.Series{Name: "allocated_share", Scope: experiment.Scope{Resource: "gpu", Subtask: -1}, Axis: experiment.NodesShare}
		for k := range 100 {
			s.X, s.Mean = append(s.X, float64(k+1)/100), append(s.Mean, float64(99-k)/100)
		}
		level := experiment.Series{Name: "allocated_share", Scope: s.Scope, At: []clock.Time{0, 1}, Mean: []float64{0.1, 0.9}}
		r.Variants = append(r.Variants, experiment.Variant{Name: []string{"tight", "loose"}[i], Series: []experiment.Series{level, s}})
	}
	c := chartNamed(t, r, "nodes-by-fullness-gpu")
	if len(c.Cells) != 40 || len(c.X.Names) != 20 || c.X.Names[10] != "55 %" {
		t.Fatalf("%d cells in %d columns", len(c.Cells), len(c.X.Names))
	}
	if first, last := c.Cells[0].Value, c.Cells[19].Value; math.Abs(first-0.97) > 1e-9 || math.Abs(last-0.02) > 1e-9 {
		t.Errorf("the fullest twentieth is %g full, the emptiest %g", first, last)
	}
	r.Variants = r.Variants[:1]
	chartNamed(t, r, "nodes-by-fullness")
	for i := range r.Variants[0].Series {
		r.Variants[0].Series[i].Mean = make([]float64, 100)
	}
	if len(Charts(r)) > 0 {
		t.Error("a resource that nobody uses has pictures")
	}
}

// What a folder's page of Markdown points to is in the folder.
func TestTheSummaryOfAFolderLeadsToItsFiles(t *testing.T) {
	all := []Report{many(2, 30), many(1, 30)}
	there := map[string]bool{"plots": true, "manifest.json": true}
	var summary bytes.Buffer
	for _, form := range Forms() {
		if form.Files == nil {
			continue
		}
		for _, file := range form.Files(all) {
			there[file.Name] = true
			if file.Name != "summary.md" {
				continue
			}
			if err := file.Write(&summary); err != nil {
				t.Fatal(err)
			}
		}
	}
	links := regexp.MustCompile(`\]\(([^)]+)\)`).FindAllStringSubmatch(summary.String(), -1)
	if want := len(Charts(all[0])) + len(Charts(all[1])) + len(contents); len(links) != want {
		t.Errorf("%d links, want %d", len(links), want)
	}
	for _, link := range links {
		if !there[link[1]] {
			t.Errorf("the summary leads to %s, which is not there", link[1])
		}
	}
}

// Names may hold what no XML may.
func TestDrawingsAreXMLWhateverNamesHold(t *testing.T) {
	r := many(2, 30)
	r.Scenario = "a\x01\x1b[31mb\u202e"
	for i := range r.Variants {
		r.Variants[i].Name = fmt.Sprint("v\x02\x00\xff<&\n", i)
	}
	for _, c := range Charts(r) {
		var drawing bytes.Buffer
		if err := c.SVG(&drawing); err != nil {
			t.Fatal(err)
		}
		d := xml.NewDecoder(&drawing)
		for {
			_, err := d.Token()
			if err == io.EOF {
				break
			}
			if err != nil {
				t.Fatalf("%s: %v", c.Name, err)
			}
		}
	}
}

// A variant has one colour, whatever the picture, and also where others lack a series.
func TestVariantsKeepTheirStyleEverywhere(t *testing.T) {
	r := many(5, 30)
	r.Variants[1].Series = r.Variants[1].Series[3:]
	for _, c := range Charts(r) {
		for _, l := range c.Lines {
			if l.Style != chart.Ink && !strings.HasPrefix(l.Name, r.Variants[l.Style].Name) {
				t.Errorf("%s: the line %s has style %d", c.Name, l.Name, l.Style)
			}
		}
		for _, k := range c.Legend {
			if i := slices.IndexFunc(r.Variants, func(v experiment.Variant) bool { return v.Name == k.Name }); i >= 0 && int(k.Style) != i {
				t.Errorf("%s: the key %s has style %d", c.Name, k.Name, k.Style)
			}
		}
	}
}

func TestPartsAddUp(t *testing.T) {
	r := twoClusters()
	c := chartNamed(t, r, "lost-time")
	for row, v := range r.Variants {
		sum, end := 0.0, 0.0
		for _, m := range v.Metrics {
			if m.Name == "pending_s" && m.Scope.Reason != "" && m.Scope.Request == "" {
				sum += m.Value
			}
		}
		for _, b := range c.Bars {
			if b.Row == float64(row) {
				end = max(end, b.To)
			}
		}
		if math.Abs(sum-end) > 1e-9*sum {
			t.Errorf("%s: bars end at %g, the parts add up to %g", v.Name, end, sum)
		}
	}
}

func TestTimeIsShownInUnitsThatSuitIt(t *testing.T) {
	for end, want := range map[clock.Time]string{
		30 * clock.Second: "s", 20 * clock.Minute: "min", 24 * clock.Hour: "h", 10 * clock.Day: "d",
	} {
		if got := timeAxis([]experiment.Series{{At: []clock.Time{0, end}}}).Unit; got != want {
			t.Errorf("%v is shown in %s, want %s", end, got, want)
		}
	}
}

func TestEachPictureHasAFileOfItsOwn(t *testing.T) {
	r := many(2, 30)
	for i := range r.Variants {
		for _, s := range r.Variants[i].Series {
			s.Scope.Process = "P "
			r.Variants[i].Series = append(r.Variants[i].Series, s)
		}
	}
	form, _ := FormOf("svg")
	for _, all := range [][]Report{{r}, {r, r}} {
		taken := map[string]bool{}
		for _, file := range form.Files(all) {
			if taken[file.Name] || path.Ext(file.Name) != ".svg" || path.Clean(file.Name) != file.Name || !strings.HasPrefix(file.Name, "plots/") {
				t.Errorf("a picture goes to %s", file.Name)
			}
			taken[file.Name] = true
		}
		if want := len(Charts(r)) * len(all); len(taken) != want {
			t.Errorf("%d files of %d pictures", len(taken), want)
		}
	}
}

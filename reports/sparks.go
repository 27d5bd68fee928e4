package reports

import (
	"fmt"
	"math"
	"strings"

	"simulate/sim/experiment"
)

// Signs of a spark line, from the lowest to the highest.
var (
	blocksUp = []rune("▁▂▃▄▅▆▇█")
	asciiUp  = []rune("_.-:=+*#")
)

// mostSparked is how many variants may be for curves of each to stand in the summary.
const mostSparked = 4

// fewestSparked is how many points make a curve.
const fewestSparked = 8

// spark is a series in a line of text.
type spark struct {
	name   string
	series experiment.Series
	unit   unit
	top    float64 // the highest that is shown: of all variants, of shares all there is
}

// sparks show the main series, a line each, so that a peak or a pile is seen at once; all of them in a wide summary.
func (p *page) sparks(r Report) {
	if len(p.Metrics) > 0 || len(r.Variants) > mostSparked && !p.Wide {
		return
	}
	all := sparksOf(r, p.Wide)
	if len(all) == 0 {
		return
	}
	name := 0
	for i := range all {
		all[i].name = p.visible(all[i].name)
		name = max(name, displayed(all[i].name))
	}
	room := 40
	if p.Width > 0 {
		name = min(name, max(12, p.Width/2-8))
		room = max(8, min(60, p.Width-name-26))
	}
	p.section("Over time")
	for _, s := range all {
		line := p.curve(s.series.Mean, s.top, room)
		if p.Width > 0 && p.Width < name+26+8 {
			p.line("  "+s.name, 2) // the curve goes below its name
			p.add(strip("    " + line + "  " + s.between()))
			continue
		}
		p.add(strip("  " + padded(cut(s.name, name), name) + "  " + line + "  " + s.between()))
	}
}

// sparksOf are the series in which something happens: of processes lag and latency, of all requests those that wait,
// of the cluster what is in use.
func sparksOf(r Report, every bool) []spark {
	main := []overTime{
		{metric: "lag_events", title: "lag, events"},
		{metric: "latency_mean_s", title: "mean latency"},
		{metric: "waiting", title: "requests that wait"},
		{metric: "allocated_share", title: "in use"},
	}
	if every {
		main = append(main, overTime{metric: "utilization", title: "servers work"}, overTime{metric: "nodes_in_use", title: "nodes in use"})
	}
	var all []spark
	names := labels(r.Variants)
	for _, o := range main {
		for _, of := range subjects(r, o.metric, "") {
			if of.Request != "" || of.Tenant != "" || of.Workload != "" {
				continue
			}
			q, top := quantityOf(o.metric), seriesPeak(r, o.metric, of)
			u := q.unit(top)
			if q == share {
				top = 1
			}
			for _, v := range r.Variants {
				s, ok := seriesOf(v, o.metric, "", of)
				if !ok || len(s.Mean) < fewestSparked || largestOf([]experiment.Series{s}) == 0 {
					continue
				}
				name := titled(o.title, of)
				if len(r.Variants) > 1 {
					name += ", " + names[v.Name]
				}
				all = append(all, spark{name, s, u, top})
			}
		}
	}
	return all
}

// seriesPeak is the highest value of a series in any variant.
func seriesPeak(r Report, metric string, of experiment.Scope) float64 {
	var all []experiment.Series
	for _, v := range r.Variants {
		if s, ok := seriesOf(v, metric, "", of); ok {
			all = append(all, s)
		}
	}
	return largestOf(all)
}

// between is the lowest and the highest value.
func (s spark) between() string {
	low, high := math.Inf(1), math.Inf(-1)
	for _, v := range s.series.Mean {
		if observed(v) {
			low, high = min(low, v), max(high, v)
		}
	}
	return fmt.Sprintf("%s to %s", s.unit.value(low), withUnit(s.unit.value(high), s.unit.name))
}

// curve is values as signs, the highest of each column, between 0 and top; a blank is nothing observed.
func (p *page) curve(values []float64, top float64, columns int) string {
	signs := asciiUp
	if p.Unicode {
		signs = blocksUp
	}
	columns = min(columns, len(values))
	highs := make([]float64, columns)
	for c := range columns {
		highs[c] = math.NaN()
		for _, v := range values[c*len(values)/columns : (c+1)*len(values)/columns] {
			if observed(v) && !(highs[c] >= v) {
				highs[c] = v
			}
		}
	}
	var text strings.Builder
	for _, v := range highs {
		if observed(v) {
			text.WriteRune(signs[min(len(signs)-1, max(0, int(v/top*float64(len(signs)))))])
		} else {
			text.WriteByte(' ')
		}
	}
	return text.String()
}

// cut takes the middle out of what is too wide: names differ at their ends.
func cut(text string, width int) string {
	for letters := []rune(text); displayed(text) > width && len(letters) > 3; {
		middle := len(letters) / 2
		letters = append(letters[:middle:middle], letters[middle+1:]...)
		text = string(letters[:len(letters)/2]) + ".." + string(letters[len(letters)/2:])
	}
	return text
}

func padded(text string, width int) string {
	return text + strings.Repeat(" ", max(0, width-displayed(text)))
}

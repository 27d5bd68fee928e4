package reports

import (
	"math"
	"slices"

	"simulate/reports/chart"
	"simulate/sim/clock"
	"simulate/sim/experiment"
)

// loadCharts show, for each process, what arrives, what is taken in and what could be.
func loadCharts(r Report) []chart.Chart {
	var all []chart.Chart
	for _, of := range subjects(r, "offered_eps", "") {
		if of.Workload == "" {
			all = append(all, loadChart(r, of))
		}
	}
	return all
}

func loadChart(r Report, of experiment.Scope) chart.Chart {
	c := chart.Chart{Name: slug("load", of.Process), Title: titled("Load against capacity", of)}
	var shown []experiment.Series
	add := func(l chart.Line, s experiment.Series) {
		c.Lines, shown = append(c.Lines, l), append(shown, s)
	}
	names := labels(r.Variants)
	for i, v := range r.Variants {
		offered, _ := seriesOf(v, "offered_eps", "", of)
		if i == 0 || !alike(offered.Mean, shown[0].Mean) {
			l := timeLine("arrives", chart.Ink, offered)
			l.Lo, l.Hi = nil, nil
			add(l, offered)
		}
		if consumed, ok := seriesOf(v, "consumed_eps", "", of); ok {
			add(timeLine(takenIn(r, names[v.Name]), chart.Style(i), consumed), consumed)
		}
		if capacity := capacityOf(v, of.Process); capacity > 0 && len(offered.At) > 1 {
			flat := experiment.Series{Mean: []float64{capacity, capacity}}
			flat.At = append(flat.At, offered.At[0], offered.At[len(offered.At)-1])
			l := timeLine(canTake(r, names[v.Name]), chart.Style(i), flat)
			l.Reference = true
			add(l, flat)
		}
	}
	c.X = timeAxis(shown)
	c.Y = valueAxis("events", rate, largestOf(shown))
	c.Legend = loadKeys(r, c.Lines)
	return c
}

// alike says whether two series have the same values, or none, at each point.
func alike(a, b []float64) bool {
	return slices.EqualFunc(a, b, func(x, y float64) bool { return x == y || !observed(x) && !observed(y) })
}

func takenIn(r Report, name string) string {
	if len(r.Variants) == 1 {
		return "taken in"
	}
	return name
}

func canTake(r Report, name string) string {
	if len(r.Variants) == 1 {
		return "capacity"
	}
	return name + ", capacity"
}

// loadKeys explain lines of one variant one by one; of several, what arrives, each variant, and what dots mean.
func loadKeys(r Report, lines []chart.Line) []chart.Key {
	all := []chart.Key{{Name: "arrives", Style: chart.Ink}}
	if len(r.Variants) > 1 {
		all = append(all, keys(r, chart.OfLine)...)
	} else {
		all = append(all, chart.Key{Name: "taken in"})
	}
	if slices.ContainsFunc(lines, func(l chart.Line) bool { return l.Reference }) {
		style := chart.Ink
		if len(r.Variants) == 1 {
			style = 0
		}
		all = append(all, chart.Key{Name: "capacity: the load at which the busiest servers always work", Style: style, Reference: true})
	}
	return all
}

// capacityOf is what a process could take in per second on the mean of the run: what it takes in and does not pile up
// before its busiest servers, over the share of time that these work; of a subtask where subtasks are told apart. NaN
// where nothing limits it.
func capacityOf(v experiment.Variant, process string) float64 {
	ix := indexed(v)
	consumed, _ := ix.get("consumed_eps", experiment.Scope{Process: process, Subtask: -1})
	least := math.NaN()
	for _, m := range v.Metrics {
		if m.Name != "utilization" || m.Scope.Process != process || m.Scope.Workload != "" || !(m.Value > 0) {
			continue
		}
		if could := consumed.Value * servedShare(v, ix, m.Scope) / m.Value; !(could >= least) {
			least = could
		}
	}
	return least
}

// servedShare is how much of what reaches an operator leaves it: what does not piles up, as is seen after the warm-up. What
// has not been taken in piles up nowhere.
func servedShare(v experiment.Variant, ix index, of experiment.Scope) float64 {
	of.Subtask = -1
	left, _ := ix.get("throughput_eps", of)
	piled := growth(v, "system_mean", of) - max(0, growth(v, "lag_events", experiment.Scope{Process: of.Process, Subtask: -1}))
	if !(piled > 0) || !(left.Value > 0) {
		return 1
	}
	return left.Value / (left.Value + piled)
}

// growth is by how much a level has grown per second since the warm-up; 0 where it is not seen.
func growth(v experiment.Variant, metric string, of experiment.Scope) float64 {
	s, _ := seriesOf(v, metric, "", of)
	from := slices.IndexFunc(s.At, func(t clock.Time) bool { return t >= v.Simulated.Warmup })
	last := len(s.At) - 1
	if from < 0 || from == last {
		return 0
	}
	return (s.Mean[last] - s.Mean[from]) / (s.At[last] - s.At[from]).Seconds()
}

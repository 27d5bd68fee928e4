package reports

import (
	"math"
	"slices"

	"simulate/reports/chart"
	"simulate/sim/experiment"
)

// parted is a number in parts that add up, a row a variant.
type parted struct {
	metric      string
	of          experiment.Scope
	by          func(experiment.Scope) string // the part; empty: the whole
	name, title string
	axis        string
	q           quantity
}

// splitCharts show where the mean latency of each process is spent.
func splitCharts(r Report) []chart.Chart {
	var all []chart.Chart
	for _, of := range allEnds(r.Variants) {
		if of.Workload == "" {
			s := parted{
				metric: "latency_mean_s", of: of, by: func(s experiment.Scope) string { return s.Part },
				name: slug("latency-split", of.Process), title: titled("Where the mean latency is spent", of), axis: "mean latency", q: duration,
			}
			all = append(all, s.chart(r))
		}
	}
	return all
}

// lostCharts show what requests wait for, and why they are refused; what processes are down for.
func lostCharts(r Report) []chart.Chart {
	reason := func(s experiment.Scope) string { return s.Reason }
	all := []chart.Chart{
		parted{"pending_s", whole, reason, "lost-time", "Time that requests wait, by reason", "time waited by all requests", duration}.chart(r),
		parted{"rejected", whole, reason, "refused", "Requests refused, by reason", "requests", number}.chart(r),
	}
	for _, of := range allEnds(r.Variants) {
		if of.Workload == "" {
			s := parted{"downtime_s", of, reason, slug("downtime", of.Process), titled("Time that the process is down, by reason", of), "downtime", duration}
			all = append(all, s.chart(r))
		}
	}
	return all
}

// chart stacks the parts of each variant, the largest of all first; the sum stands behind them.
func (s parted) chart(r Report) chart.Chart {
	c := chart.Chart{Name: s.name, Title: s.title, Height: rowsHigh(len(r.Variants))}
	parts := s.parts(r)
	names := labels(r.Variants)
	most := 0.0
	sums := make([]float64, len(r.Variants))
	for row, v := range r.Variants {
		c.Y.Names = append(c.Y.Names, names[v.Name])
		ix := indexed(v)
		for i, part := range parts {
			m, _ := ix.get(s.metric, part)
			if m.Value > 0 {
				c.Bars = append(c.Bars, chart.Bar{Row: float64(row), From: sums[row], To: sums[row] + m.Value, Style: chart.Style(i)})
				sums[row] += m.Value
			}
		}
		most = max(most, sums[row])
	}
	if len(r.Variants) == 1 {
		c.Y.Names[0] = ""
	}
	c.X = valueAxis(s.axis, s.q, most)
	if apart(sums) {
		c.Shares = "share of the " + s.axis + " (%)"
	}
	u := s.q.unit(most)
	for row, sum := range sums {
		c.Notes = append(c.Notes, chart.Note{X: sum, Y: float64(row), Text: sized(u, sum)})
	}
	for i, part := range parts {
		c.Legend = append(c.Legend, chart.Key{Name: readable(s.by(part)), Style: chart.Style(i), Mark: chart.OfBar})
	}
	return c
}

// parts are those that are not nothing in every variant, the largest first.
func (s parted) parts(r Report) []experiment.Scope {
	var all []experiment.Scope
	sums := map[experiment.Scope]float64{}
	for _, v := range r.Variants {
		for _, m := range v.Metrics {
			scope := normal(m.Scope)
			rest := scope
			rest.Part, rest.Reason = "", ""
			if m.Name != s.metric || rest != s.of || s.by(scope) == "" || !(m.Value > 0) {
				continue
			}
			if !slices.Contains(all, scope) {
				all = append(all, scope)
			}
			sums[scope] += m.Value
		}
	}
	slices.SortStableFunc(all, func(a, b experiment.Scope) int {
		return int(math.Copysign(1, sums[b]-sums[a]))
	})
	return all
}

// apart says whether numbers are of so different sizes that beside one another little would be seen.
func apart(sums []float64) bool {
	least, most := math.Inf(1), 0.0
	for _, s := range sums {
		if s > 0 {
			least, most = min(least, s), max(most, s)
		}
	}
	return most > 8*least
}

// rowsHigh is how high a plot of so many rows is, in points.
func rowsHigh(rows int) float64 { return 58 + 24*float64(rows) }

// sized is a value in a unit, or where it would be tiny in it in one that suits it.
func sized(u unit, v float64) string {
	if v > 0 && v*u.factor < 0.1 {
		u = u.of.unit(v)
	}
	return withUnit(u.value(v), u.name)
}

func withUnit(text, unit string) string {
	if unit == "" || text == notObserved {
		return text
	}
	return text + " " + unit
}

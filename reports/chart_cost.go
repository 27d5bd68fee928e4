package reports

import (
	"math"
	"slices"

	"simulate/reports/chart"
	"simulate/sim/experiment"
)

// costCharts set what variants cost against how slow they are, a dot a variant.
func costCharts(r Report) []chart.Chart {
	if len(r.Variants) < 2 {
		return nil
	}
	var all []chart.Chart
	for _, of := range allEnds(r.Variants) {
		if of.Workload == "" {
			all = append(all, costChart(r, "latency_p99_s", "latency, 99th percentile", of))
		}
	}
	return append(all, costChart(r, "wait_p99_s", "wait of requests, 99th percentile", whole))
}

func costChart(r Report, metric, axis string, of experiment.Scope) chart.Chart {
	c := chart.Chart{
		Name: slug(append([]string{"cost", metric}, scopeWords(of)...)...), Title: titled("Cost against "+axis, of),
		Legend: keys(r, chart.OfDot), Limits: limitsOf(r, of, false, metric),
	}
	var costs, values []float64
	for i, v := range r.Variants {
		ix := indexed(v)
		cost, priced := ix.get("cost_per_month", whole)
		m, ok := ix.get(metric, of)
		if !priced || !ok || !observed(m.Value) || !observed(cost.Value) {
			continue
		}
		d := chart.Dot{X: cost.Value, Y: m.Value, Style: chart.Style(i), XLo: math.NaN(), XHi: math.NaN(), YLo: math.NaN(), YHi: math.NaN()}
		if cost.CI95 != nil {
			d.XLo, d.XHi = cost.CI95.Low, cost.CI95.High
		}
		if m.CI95 != nil {
			d.YLo, d.YHi = m.CI95.Low, m.CI95.High
		}
		c.Dots = append(c.Dots, d)
		costs, values = append(costs, cost.Value), append(values, m.Value)
	}
	if len(costs) == 0 || slices.Max(costs) < 1.001*slices.Min(costs) {
		return chart.Chart{} // there is nothing to weigh
	}
	c.X = valueAxis("cost a month"+currency(r), number, costs...)
	c.X.Cut = true
	c.Y = valueAxis(axis, duration, values...)
	if front := pareto(c.Dots); len(front.X) > 1 {
		c.Lines = []chart.Line{front}
		c.Legend = append(c.Legend, chart.Key{Name: "Pareto front: nothing is cheaper and as fast", Style: chart.Ink, Reference: true})
	}
	return c
}

// pareto joins the dots that no other beats in both, in steps: what lies above and right of it is beaten.
func pareto(dots []chart.Dot) chart.Line {
	sorted := slices.Clone(dots)
	slices.SortStableFunc(sorted, func(a, b chart.Dot) int {
		if a.X != b.X {
			return int(math.Copysign(1, a.X-b.X))
		}
		return int(math.Copysign(1, a.Y-b.Y))
	})
	l := chart.Line{Name: "Pareto front", Style: chart.Ink, Reference: true, Stepped: true}
	for _, d := range sorted {
		if n := len(l.Y); n == 0 || d.Y < l.Y[n-1] {
			l.X, l.Y = append(l.X, d.X), append(l.Y, d.Y)
		}
	}
	return l
}

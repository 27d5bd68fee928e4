package reports

import (
	"simulate/reports/chart"
	"simulate/sim/experiment"
)

// distributionCharts show how slow how few are: latencies of each process, waits of all requests.
func distributionCharts(r Report) []chart.Chart {
	var all []chart.Chart
	for _, of := range subjects(r, experiment.LatencyCurve, experiment.ExceededShare) {
		if of.Workload == "" {
			all = append(all, distributionChart(r, experiment.LatencyCurve, "Latency distribution", "latency", of))
		}
	}
	for _, of := range subjects(r, experiment.WaitCurve, experiment.ExceededShare) {
		if of == whole {
			all = append(all, distributionChart(r, experiment.WaitCurve, "Distribution of waits of requests", "wait", of))
		}
	}
	return all
}

func distributionChart(r Report, metric, title, word string, of experiment.Scope) chart.Chart {
	c := chart.Chart{
		Name: slug(append([]string{word, "distribution"}, scopeWords(of)...)...), Title: titled(title, of),
		Legend: keys(r, chart.OfLine),
		Limits: limitsOf(r, of, true, word+"_mean_s", word+"_p50_s", word+"_p90_s", word+"_p95_s", word+"_p99_s", word+"_p999_s"),
	}
	names := labels(r.Variants)
	var shown []experiment.Series
	for i, v := range r.Variants {
		if s, ok := seriesOf(v, metric, experiment.ExceededShare, of); ok {
			shown = append(shown, s)
			c.Lines = append(c.Lines, chart.Line{
				Name: names[v.Name], Style: chart.Style(i), X: s.Mean, Y: s.X, Lo: s.Lo, Hi: s.Hi, Across: true,
			})
		}
	}
	c.X = valueAxis(word, duration, middleOf(shown))
	c.X.Log = true
	c.Y = valueAxis("share that takes longer", share)
	c.Y.Log = true
	return c
}

// middleOf is a typical value of curves: half-way up the first.
func middleOf(all []experiment.Series) float64 {
	for _, s := range all {
		if n := len(s.Mean); n > 0 && s.Mean[n/2] > 0 {
			return s.Mean[n/2]
		}
	}
	return largestOf(all)
}

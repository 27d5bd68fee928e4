package reports

import (
	"slices"

	"simulate/reports/chart"
	"simulate/sim/experiment"
)

// arrivedCharts show how much is in use, and how much of the rest is of no use, by how much has been asked for.
func arrivedCharts(r Report) []chart.Chart {
	var all []chart.Chart
	for _, o := range []overTime{
		{metric: "fragmented_share", title: "Fragmented over arrived demand", axis: "free, and of no use, of capacity"},
		{metric: "allocated_share", title: "In use over arrived demand", axis: "in use, of capacity"},
	} {
		for _, of := range subjects(r, o.metric, experiment.ArrivedShare) {
			if c := arrivedChart(r, o, of); !renewed(c) {
				all = append(all, c)
			}
		}
	}
	return all
}

func arrivedChart(r Report, o overTime, of experiment.Scope) chart.Chart {
	c := chart.Chart{Name: slug(append([]string{o.metric, "arrived"}, scopeWords(of)...)...), Title: titled(o.title, of), Legend: keys(r, chart.OfLine)}
	names := labels(r.Variants)
	for i, v := range r.Variants {
		if s, ok := seriesOf(v, o.metric, experiment.ArrivedShare, of); ok {
			c.Lines = append(c.Lines, chart.Line{Name: names[v.Name], Style: chart.Style(i), X: s.X, Y: s.Mean, Lo: s.Lo, Hi: s.Hi})
		}
	}
	c.X = valueAxis("demand that has arrived, of capacity", share)
	c.Y = valueAxis(o.axis, share)
	return c
}

// renewed says whether so much arrives that what runs must have made room many times: then it does not tell how full
// the cluster is how much has arrived.
func renewed(c chart.Chart) bool {
	return slices.ContainsFunc(c.Lines, func(l chart.Line) bool { return len(l.X) > 0 && l.X[len(l.X)-1] > 3 })
}

package reports

import (
	"math"
	"slices"

	"simulate/reports/chart"
	"simulate/sim/experiment"
)

// utilizationCharts show how much the servers of each operator work, a dot a variant.
func utilizationCharts(r Report) []chart.Chart {
	var rows []experiment.Scope
	processes := map[string]bool{}
	for _, v := range r.Variants {
		for _, of := range ends(v) {
			processes[of.Process] = true
			for _, operator := range operators(v, of.Process) {
				if _, has := indexed(v).get("utilization", operator); has && !slices.Contains(rows, operator) {
					rows = append(rows, operator)
				}
			}
		}
	}
	c := chart.Chart{Name: "utilization", Title: "Working share of each operator's servers", X: shareAxis("of servers"), Legend: keys(r, chart.OfDot)}
	between := max(16, 5.5*float64(len(r.Variants)))
	c.Height = 58 + float64(len(rows))*between
	for row, of := range rows {
		name := of.Operator
		if len(processes) > 1 {
			name = of.Process + ", " + name
		}
		c.Y.Names = append(c.Y.Names, name)
		for i, v := range r.Variants {
			if m, ok := indexed(v).get("utilization", of); ok {
				c.Dots = append(c.Dots, utilizationDot(m, float64(row)+spread(i, len(r.Variants)), i))
			}
		}
	}
	return []chart.Chart{c}
}

// spread puts the dots of variants above each other within a row.
func spread(i, of int) float64 { return (float64(i)+0.5)/float64(of)*0.8 - 0.4 }

func utilizationDot(m experiment.Metric, row float64, variant int) chart.Dot {
	d := chart.Dot{X: m.Value, Y: row, Style: chart.Style(variant), XLo: math.NaN(), XHi: math.NaN(), YLo: math.NaN(), YHi: math.NaN()}
	if m.CI95 != nil {
		d.XLo, d.XHi = m.CI95.Low, m.CI95.High
	}
	return d
}

package reports

import (
	"slices"

	"simulate/reports/chart"
	"simulate/sim/experiment"
)

// pressed is the share of time blocked by what follows from which on it is worth a picture.
const pressed = 0.005

// tallest is how many rows such a picture may have.
const tallest = 48

// pressureCharts show what the operators of a process do with their time, where some are held up by what follows them:
// the one after the last that is held up is what holds up. A row for each variant below each operator.
func pressureCharts(r Report) []chart.Chart {
	var all []chart.Chart
	for _, of := range allEnds(r.Variants) {
		if c := pressureChart(r, of); of.Workload == "" && len(c.Y.Names) <= tallest {
			all = append(all, c)
		}
	}
	return all
}

func pressureChart(r Report, of experiment.Scope) chart.Chart {
	c := chart.Chart{Name: slug("pressure", of.Process), Title: titled("What operators do with their time", of), X: shareAxis("of time; the rest is idle or down")}
	shares := []string{"busy_share", "backpressured_share"}
	for i, name := range []string{"busy", "held up by what follows"} {
		c.Legend = append(c.Legend, chart.Key{Name: name, Style: chart.Style(i), Mark: chart.OfBar})
	}
	names := labels(r.Variants)
	most := 0.0
	for _, operator := range operatorsOfAll(r, of.Process) {
		for _, v := range r.Variants {
			name := operator.Operator
			if len(r.Variants) > 1 {
				name += ", " + names[v.Name]
			}
			ix, row, sum := indexed(v), float64(len(c.Y.Names)), 0.0
			c.Y.Names = append(c.Y.Names, name)
			for i, metric := range shares {
				m, ok := ix.get(metric, operator)
				if !ok || !observed(m.Value) {
					continue
				}
				c.Bars = append(c.Bars, chart.Bar{Row: row, From: sum, To: sum + m.Value, Style: chart.Style(i)})
				sum += m.Value
				if metric == "backpressured_share" {
					most = max(most, m.Value)
				}
			}
		}
	}
	if most < pressed {
		return chart.Chart{}
	}
	c.Height = rowsHigh(len(c.Y.Names)) * 0.75
	return c
}

// operatorsOfAll are the operators of a process in any variant.
func operatorsOfAll(r Report, process string) []experiment.Scope {
	var all []experiment.Scope
	for _, v := range r.Variants {
		for _, of := range operators(v, process) {
			if !slices.Contains(all, of) {
				all = append(all, of)
			}
		}
	}
	return all
}

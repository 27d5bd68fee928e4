package reports

import (
	"fmt"
	"math"
	"strings"

	"simulate/reports/chart"
	"simulate/sim/experiment"
)

// timeAxis is simulated time up to the end of the longest of the series.
func timeAxis(all []experiment.Series) chart.Axis {
	end := 0.0
	for _, s := range all {
		if n := len(s.At); n > 0 {
			end = max(end, s.At[n-1].Seconds())
		}
	}
	of := func(unit string, seconds float64, steps []float64) chart.Axis {
		return chart.Axis{Label: "simulated time (" + unit + ")", Unit: unit, Factor: 1 / seconds, Steps: steps}
	}
	switch {
	case end > 4*86400:
		return of("d", 86400, chart.Days)
	case end > 4*3600:
		return of("h", 3600, chart.Hours)
	case end > 4*60:
		return of("min", 60, chart.Minutes)
	}
	return of("s", 1, nil)
}

// valueAxis is an axis of a quantity in the unit that suits the largest of the values.
func valueAxis(label string, q quantity, values ...float64) chart.Axis {
	most := 0.0
	for _, v := range values {
		if observed(v) {
			most = max(most, math.Abs(v))
		}
	}
	u := q.unit(most)
	a := chart.Axis{Label: label, Factor: u.factor, Unit: u.name}
	if q == share {
		a.Most = 1
	}
	if u.name != "" {
		a.Label += " (" + u.name + ")"
	}
	return a
}

// shareAxis is an axis of shares up to 100 %.
func shareAxis(label string) chart.Axis {
	a := valueAxis(label, share)
	a.Least = 1
	return a
}

// largestOf is the largest mean of series.
func largestOf(all []experiment.Series) float64 {
	most := 0.0
	for _, s := range all {
		for _, v := range s.Mean {
			if observed(v) {
				most = max(most, v)
			}
		}
	}
	return most
}

// timeLine is a series over time as a line with its band.
func timeLine(name string, style chart.Style, s experiment.Series) chart.Line {
	x := make([]float64, len(s.At))
	for i, t := range s.At {
		x[i] = t.Seconds()
	}
	return chart.Line{Name: name, Style: style, X: x, Y: s.Mean, Lo: s.Lo, Hi: s.Hi}
}

// limitsOf are the limits that thresholds set to any of the metrics of a subject, each once.
func limitsOf(r Report, of experiment.Scope, vertical bool, metrics ...string) []chart.Limit {
	var all []chart.Limit
	known := map[float64]bool{}
	for _, j := range r.Thresholds {
		for _, metric := range metrics {
			if j.Metric == metric && concerns(r, j.Scope, of) && observed(j.Limit) && !known[j.Limit] {
				known[j.Limit] = true
				all = append(all, chart.Limit{Value: j.Limit, Text: limitText(metric, j.Limit, vertical), Vertical: vertical, Corner: rest(metric)})
			}
		}
	}
	return all
}

// concerns says whether what is judged is what a picture is of; of a single class of requests there is but that of all.
func concerns(r Report, judged, of experiment.Scope) bool {
	judged = normal(judged)
	if of == whole && judged.Request != "" && oneClass(r) {
		judged.Request = ""
	}
	return judged == of
}

// limitText says which limit a line is; of a quantile in a distribution, how few may be beyond.
func limitText(metric string, limit float64, distribution bool) string {
	u := quantityOf(metric).unit(limit)
	text := withUnit(u.value(limit), u.name)
	if few := rest(metric); few > 0 && distribution {
		return fmt.Sprintf("%s: at most %s over %s", metric, chart.Text(100*few)+" %", text)
	}
	return "limit of " + metric + ": " + text
}

// rest is the share that a quantile leaves above it; 0 of other metrics.
func rest(metric string) float64 {
	for name, share := range map[string]float64{"_p50_s": 0.5, "_p90_s": 0.1, "_p95_s": 0.05, "_p99_s": 0.01, "_p999_s": 0.001} {
		if strings.HasSuffix(metric, name) {
			return share
		}
	}
	return 0
}

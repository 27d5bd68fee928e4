package plan

import (
	"fmt"
	"strings"

	"simulate/sim/finding"
)

// isShare says whether a metric is written from 0 to 1, isPercent whether from 0 to 100.
func isShare(metric string) bool { return metric == "memory_usage" || metric == "cpu_usage" }

func isPercent(metric string) bool { return metric == "cpu_utilization" || metric == "gc_time_percent" }

// otherUnit says whether a value looks like a share of a metric in percent, or the other way round.
func otherUnit(metric string, value float64) bool {
	return (isPercent(metric) && value > 0 && value <= 1) || (isShare(metric) && value > 1)
}

// units looks at thresholds that are shares with some metrics and percents with others.
func units(x *context) []finding.Finding {
	var r remarks
	for i := range x.jobs {
		j := &x.jobs[i]
		var asShares, asPercents []string
		look := func(metric string, value float64, path string) {
			switch wrong := otherUnit(metric, value); {
			case wrong && isPercent(metric):
				r.add(finding.Percents, finding.Warning, path, "%s is in percent, so %s means %s %%. Write %s if the share was meant.", metric, count(value), count(value), count(100*value))
			case wrong:
				r.add(finding.Percents, finding.Warning, path, "%s is a share from 0 to 1 and never above %s. Write %s if percent were meant.", metric, count(value), count(value/100))
			}
			if isPercent(metric) {
				asPercents = append(asPercents, fmt.Sprintf("%s %s", metric, count(value)))
			}
			if isShare(metric) {
				asShares = append(asShares, fmt.Sprintf("%s %s", metric, count(value)))
			}
		}
		for _, m := range j.AutoScale.Metrics {
			look(m.Metric, m.Value, m.Path)
		}
		for _, a := range j.Alerts {
			look(a.Metric, a.Limit, a.Path)
		}
		if len(asShares) > 0 && len(asPercents) > 0 {
			r.add(finding.Percents, finding.Note, j.Path, "thresholds come in two units: percent in %s; shares of 1 in %s. Each is taken in its own.",
				strings.Join(asPercents, ", "), strings.Join(asShares, ", "))
		}
	}
	return r
}

package reports

import (
	"strings"

	"simulate/sim/experiment"
)

// overTimeOf are the series in which a metric is seen, where they are called otherwise.
var overTimeOf = map[string]string{"lag_max_events": "lag_events", "lag_mean_events": "lag_events", "allocated_share_final": "allocated_share"}

// notOverTime is said of what has no curve, such as percentiles.
const notOverTime = "not seen over time"

// breach is when a threshold was first crossed on the mean over the replications.
func breach(r Report, j experiment.Judgement) string {
	name := j.Metric
	if other, known := overTimeOf[name]; known {
		name = other
	}
	atMost := strings.Contains(j.Expression, "<")
	for _, v := range r.Variants {
		if v.Name != j.Variant {
			continue
		}
		s, ok := seriesOf(v, name, "", normal(j.Scope))
		if !ok {
			return notOverTime
		}
		for i, value := range s.Mean {
			if observed(value) && (atMost && value > j.Limit || !atMost && value < j.Limit) {
				return span(s.At[i])
			}
		}
	}
	return "never"
}

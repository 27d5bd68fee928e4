package plan

import (
	"fmt"
	"strings"

	"simulate/sim/finding"
)

// landing says where a step of the autoscaler leaves the load, against the alert that takes the step back.
func landing(x *context) []finding.Finding {
	var r remarks
	for i := range x.jobs {
		j := &x.jobs[i]
		for _, m := range j.AutoScale.Metrics {
			if m.Metric != "cpu_utilization" || !j.AutoScale.Enabled || j.AutoScale.UpFactor <= 1 || m.Value <= 0 {
				continue
			}
			for _, a := range j.Alerts {
				if a.Action == "scale_down" && strings.HasPrefix(a.Operator, "<") && strings.HasPrefix(a.Metric, "cpu_") {
					r.land(j, m, a)
				}
			}
		}
	}
	return r
}

func (r *remarks) land(j *job, m Target, a Alert) {
	target, floor := asPercent(m.Metric, m.Value), asPercent(a.Metric, a.Limit)
	lands := target / j.AutoScale.UpFactor
	text := fmt.Sprintf("a step up at %s %% of CPU times %s lands at %s %%", count(target), count(j.AutoScale.UpFactor), count(lands))
	if lands >= floor {
		r.add(finding.Flapping, finding.Note, a.Path, "%s, above the %s %% at which alert %s scales down: no flapping, with %s points to spare.", text, count(floor), a.Name, count(lands-floor))
		return
	}
	r.add(finding.Flapping, finding.Warning, a.Path, "%s, below the %s %% at which alert %s scales down again: the two undo each other. Use a smaller factor or a lower alert.", text, count(floor), a.Name)
}

// asPercent is the value of a metric in percent; cpu_usage is a share.
func asPercent(metric string, value float64) float64 {
	if metric == "cpu_usage" || value <= 1 {
		return 100 * value
	}
	return value
}

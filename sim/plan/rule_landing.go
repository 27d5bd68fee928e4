package plan

import (
	"fmt"
	"strings"

	"simulate/sim/finding"
)

// landing says where a step of the autoscaler leaves the load, against what takes the step back: the autoscaler itself,
// and alerts. It leaves out values that are likely in another unit, of which units speaks.
func landing(x *context) []finding.Finding {
	var r remarks
	for i := range x.jobs {
		j := &x.jobs[i]
		for _, m := range j.AutoScale.Metrics {
			if m.Metric == "cpu_utilization" && j.AutoScale.Enabled && j.AutoScale.UpFactor > 1 && m.Value > 0 && !otherUnit(m.Metric, m.Value) {
				r.land(j, m)
			}
		}
	}
	return r
}

func (r *remarks) land(j *job, m Target) {
	target, factor := m.Value, j.AutoScale.UpFactor
	lands := target / factor
	step := fmt.Sprintf("a step up at %s %% of CPU times %s lands at %s %%", count(target), count(factor), count(lands))
	if down := j.AutoScale.DownFactor; down > 0 {
		r.against(m.Path, step, lands, target*down, fmt.Sprintf("the autoscaler steps down by %s", count(down)))
	}
	for _, a := range j.Alerts {
		if a.Action == "scale_down" && strings.HasPrefix(a.Operator, "<") && strings.HasPrefix(a.Metric, "cpu_") && !otherUnit(a.Metric, a.Limit) {
			r.against(a.Path, step, lands, asPercent(a.Metric, a.Limit), fmt.Sprintf("alert %s scales down", a.Name))
		}
	}
}

// against compares where a step lands with the value below which something steps down.
func (r *remarks) against(path, step string, lands, floor float64, who string) {
	if lands >= floor {
		r.add(finding.Flapping, finding.Note, path, "%s, not below the %s %% at which %s: no flapping, with %s points to spare.", step, count(floor), who, count(lands-floor))
		return
	}
	r.add(finding.Flapping, finding.Warning, path, "%s, below the %s %% at which %s again: the two undo each other. Use a smaller factor or a lower limit.", step, count(floor), who)
}

// asPercent is the value of a metric in percent; cpu_usage is a share.
func asPercent(metric string, value float64) float64 {
	if isShare(metric) {
		return 100 * value
	}
	return value
}

package plan

import (
	"strings"

	"simulate/sim/finding"
)

// controllers looks for alerts that scale beside the autoscaler, and for those that scale because memory is full.
func controllers(x *context) []finding.Finding {
	var r remarks
	for i := range x.jobs {
		j := &x.jobs[i]
		var scaling []string
		for _, a := range j.Alerts {
			if a.Action == "scale_up" || a.Action == "scale_down" {
				scaling = append(scaling, a.Name)
			}
			if a.Action == "scale_up" && a.Metric == "memory_usage" {
				r.add(finding.MemoryScaling, finding.Note, a.Path,
					"more subtasks as the answer to full memory help only if memory per slot shrinks with them, as keyed state does; caches, buffers and what every subtask needs do not. A larger task_memory does.")
			}
		}
		if len(scaling) > 0 && j.AutoScale.Enabled {
			cooldown := "which nobody sets"
			if j.AutoScale.Cooldown.Given {
				cooldown = j.AutoScale.Cooldown.Value.String()
			}
			r.add(finding.TwoControllers, finding.Warning, j.Path+".monitoring.alerts",
				"the autoscaler and %s %s act on one parallelism. Both keep one cooldown, %s, so that they do not undo each other within it; after it they may.",
				plural(len(scaling), "alert"), strings.Join(scaling, " and "), cooldown)
		}
	}
	return r
}

func plural(n int, thing string) string {
	if n == 1 {
		return thing
	}
	return thing + "s"
}

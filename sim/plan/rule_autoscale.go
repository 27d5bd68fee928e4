package plan

import (
	"fmt"
	"strings"

	"simulate/sim/finding"
	"simulate/sim/flink"
)

// movedGroups says how much state a step of the autoscaler moves: max_parallelism allows to rescale, but every key group
// that changes its owner is read again.
func movedGroups(x *context) []finding.Finding {
	var r remarks
	for i := range x.jobs {
		j := &x.jobs[i]
		from, groups := j.Parallelism.Initial, j.MaxParallelism
		to := j.Parallelism.step(from, j.AutoScale.UpFactor)
		if !j.AutoScale.Enabled || j.AutoScale.UpFactor == 0 || from < 1 || to == from {
			continue
		}
		if groups == 0 {
			groups = flink.DefaultMaxParallelism(from)
		}
		if to > groups {
			continue
		}
		moved := flink.MovedGroups(groups, from, to)
		r.add(finding.GroupsMoved, finding.Note, j.Path+".max_parallelism",
			"it allows rescaling up to %d subtasks, but not without moving state: going from %d to %d moves %d of the %d key groups (%s), which their new owners read from the last checkpoint while the job stands still.",
			groups, from, to, moved, groups, percent(float64(moved)/float64(groups)))
	}
	return r
}

// partitions holds the parallelism of sources, and where the autoscaler may take it, against the partitions they read;
// and says what a target of lag per partition is in all.
func partitions(x *context) []finding.Finding {
	var r remarks
	for i := range x.jobs {
		j := &x.jobs[i]
		for o := range j.Operators {
			for _, in := range j.Operators[o].Inputs {
				if in.Workload != "" && in.Partitions > 0 {
					r.source(j, o, in.Partitions)
				}
			}
		}
	}
	return r
}

func (r *remarks) source(j *job, o, partitions int) {
	op, l := &j.Operators[o], &j.loads[o]
	if op.Parallelism > partitions {
		r.add(finding.IdleSources, finding.Warning, op.Path, "%s has %d subtasks for %d partitions: %d of them never get a record.",
			op.Name, op.Parallelism, partitions, op.Parallelism-partitions)
	}
	if low, high := j.Parallelism.Min, j.Parallelism.Max; j.AutoScale.Enabled && high > 0 && (high > partitions || low < partitions) {
		var says []string
		if high > partitions {
			says = append(says, fmt.Sprintf("above %d subtasks of the source are idle, %d of them at parallelism %d", partitions, high-partitions, high))
		}
		if low > 0 && low < partitions {
			says = append(says, fmt.Sprintf("below, some read several: at %d the fullest has %d", low, (partitions+low-1)/low))
		}
		fixed := ""
		if op.Given {
			fixed = fmt.Sprintf(" Its parallelism is fixed at %d; if it is scaled with the others,", op.Parallelism)
		}
		r.add(finding.IdleSources, finding.Note, j.Path+".parallelism",
			"the autoscaler moves between %d and %d, %s reads %d partitions.%s %s.", low, high, op.Name, partitions, fixed, strings.Join(says, "; "))
	}
	for _, m := range j.AutoScale.Metrics {
		if m.Metric == "kafka_lag" && l.known && l.rate > 0 {
			total := m.Value * float64(partitions)
			r.add(finding.LagTarget, finding.Note, m.Path,
				"a lag of %s in each of %d partitions is %s events in all, %s of input at %s/s: a record may be that late before anything is done.",
				count(m.Value), partitions, count(total), seconds(total/l.rate), count(l.rate))
		}
	}
}

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

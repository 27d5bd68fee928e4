package plan

import (
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

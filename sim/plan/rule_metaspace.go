package plan

import "simulate/sim/finding"

// oneMetaspace says which of two sizes of metaspace counts, and where the larger is said to be the smaller.
func oneMetaspace(x *context) []finding.Finding {
	var r remarks
	for i := range x.jobs {
		j := &x.jobs[i]
		low, high := j.JVM.Metaspace, j.JVM.MetaspaceMax
		if j.kind < 0 || !high.Given {
			continue
		}
		used := x.kinds[j.kind].memory.Metaspace
		if low.Or(high.Value) == high.Value && used == high.Value {
			continue
		}
		severity, above := finding.Note, ""
		if low.Or(0) > high.Value {
			severity, above = finding.Warning, " metaspace is above its maximum: correct one."
		}
		r.add(finding.Metaspace, severity, j.Path+".jvm.metaspace_max",
			"Flink has one size of metaspace, which it reserves: metaspace says %s, metaspace_max %s, and %s is used. metaspace_max is taken, unless _task_managers.memory or an option of Flink gives one.%s",
			size(low.Or(high.Value)), size(high.Value), size(used), above)
	}
	return r
}

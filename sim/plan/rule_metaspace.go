package plan

import "simulate/sim/finding"

// oneMetaspace says which of two sizes of metaspace counts.
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
		r.add(finding.Metaspace, finding.Note, j.Path+".jvm.metaspace_max",
			"Flink has one size of metaspace, which it reserves: metaspace says %s, metaspace_max %s, and %s is used. The largest that is given for the process is taken, unless _task_managers.memory gives one.",
			size(low.Or(high.Value)), size(high.Value), size(used))
	}
	return r
}

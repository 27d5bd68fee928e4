package plan

import "simulate/sim/finding"

// limits holds what a process asks for against its own hard limits.
func limits(x *context) []finding.Finding {
	var r remarks
	for i := range x.jobs {
		j := &x.jobs[i]
		l := &j.Limits
		r.bounds(j)
		if c := &j.Kubernetes; c.Request.Given && c.Limit.Given && c.Request.Value > c.Limit.Value {
			r.add(finding.BeyondLimit, finding.Error, j.Path+".kubernetes.cpu",
				"request %s is above limit %s: Kubernetes refuses the container. Raise the limit or lower the request.", inCores(c.Request.Value), inCores(c.Limit.Value))
		}
		if most := j.widest(); l.MaxParallelism.Given && int64(most) > l.MaxParallelism.Value {
			r.add(finding.BeyondLimit, finding.Error, j.Path+".limits.max_parallelism",
				"an operator has parallelism %d, the limit is %d: it would be refused. Lower the one or raise the other.", most, l.MaxParallelism.Value)
		}
		if l.MaxParallelism.Given && int64(j.Parallelism.Max) > l.MaxParallelism.Value {
			r.add(finding.BeyondLimit, finding.Warning, j.Path+".limits.max_parallelism",
				"the autoscaler may go up to parallelism.max %d, the limit is %d: it stops there.", j.Parallelism.Max, l.MaxParallelism.Value)
		}
		if j.MaxParallelism > 0 && j.Parallelism.Max > j.MaxParallelism {
			r.add(finding.KeyGroups, finding.Error, j.Path+".max_parallelism",
				"the autoscaler may go up to parallelism.max %d, but max_parallelism gives %d key groups: beyond that subtasks own none, and Flink refuses.", j.Parallelism.Max, j.MaxParallelism)
		}
		if l.MaxTaskMemory.Given && j.TaskMemory > l.MaxTaskMemory.Value {
			r.add(finding.BeyondLimit, finding.Error, j.Path+".limits.max_task_memory",
				"task_memory is %s, the limit %s: it would be refused.", size(j.TaskMemory), size(l.MaxTaskMemory.Value))
		}
		if l.MaxTaskCPU.Given && j.TaskCPU > l.MaxTaskCPU.Value {
			r.add(finding.BeyondLimit, finding.Error, j.Path+".limits.max_task_cpu",
				"task_cpu is %s, the limit %s: it would be refused.", inCores(j.TaskCPU), inCores(l.MaxTaskCPU.Value))
		}
	}
	return r
}

// bounds looks for a parallelism that does not lie within its own bounds.
func (r *remarks) bounds(j *job) {
	p, path := &j.Parallelism, j.Path+".parallelism"
	switch {
	case p.Max > 0 && p.Min > p.Max:
		r.add(finding.BeyondLimit, finding.Error, path, "min %d is above max %d: no parallelism is allowed. Correct one.", p.Min, p.Max)
	case p.Initial < p.Min:
		r.add(finding.BeyondLimit, finding.Error, path, "initial %d is below min %d. Correct one; the plan takes %d.", p.Initial, p.Min, p.Initial)
	case p.Max > 0 && p.Initial > p.Max:
		r.add(finding.BeyondLimit, finding.Error, path, "initial %d is above max %d. Correct one; the plan takes %d.", p.Initial, p.Max, p.Initial)
	}
}

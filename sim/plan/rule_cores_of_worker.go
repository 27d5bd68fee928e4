package plan

import "simulate/sim/finding"

// coresOfWorker holds a slot of a task manager whose cores are stated against what processes want of one.
func coresOfWorker(x *context) []finding.Finding {
	var r remarks
	if !x.Workers.CPU.Given {
		return nil
	}
	for i := range x.jobs {
		j := &x.jobs[i]
		if j.kind < 0 || j.TaskCPU == 0 {
			continue
		}
		slots := int64(x.kinds[j.kind].memory.Slots)
		has := x.Workers.CPU.Value / slots
		if has == j.TaskCPU {
			continue
		}
		severity := finding.Note
		if has < j.TaskCPU {
			severity = finding.Warning
		}
		r.add(finding.CoresDiffer, severity, j.Path+".task_cpu", "_task_managers.cpu wins: %s in %d slots are %s for each instead of %s. Leave out one of the two.",
			inCores(x.Workers.CPU.Value), slots, inCores(has), inCores(j.TaskCPU))
	}
	return r
}

package plan

import "simulate/sim/finding"

// workersPath is where the task managers are said to be as they are.
const workersPath = "resources._task_managers"

// path is where the size of a kind of task manager comes from: the task managers' own section, else the process.
func (k *kind) path(x *context, below string) string {
	if x.Workers.Memory.Given || x.Workers.Parts != nil {
		return workersPath + ".memory"
	}
	return x.jobs[k.jobs[0]].Path + below
}

// memoryRefused says where Flink would not start.
func memoryRefused(x *context) []finding.Finding {
	var r remarks
	for i := range x.kinds {
		if k := &x.kinds[i]; k.refused != nil {
			r.add(finding.Refused, finding.Error, k.path(x, ".memory"),
				"Flink would not start this task manager: %v. The plan goes on with the parts as they are stated.", k.refused)
		}
	}
	if m := x.plan.JobManager; m != nil && m.Error != "" {
		r.add(finding.Refused, finding.Error, "resources._job_manager.memory", "Flink would not start the job manager: %s.", m.Error)
	}
	return r
}

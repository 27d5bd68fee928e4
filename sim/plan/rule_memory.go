package plan

import (
	"simulate/sim/finding"
	"simulate/sim/flink"
)

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

// memoryUnassigned says where parts leave memory over, and where they exceed the whole.
func memoryUnassigned(x *context) []finding.Finding {
	var r remarks
	for i := range x.kinds {
		k := &x.kinds[i]
		if k.unassigned > 0 {
			r.add(finding.Unassigned, finding.Warning, k.path(x, ".memory"),
				"the parts of a task manager add up to %s of its %s: %s (%d bytes) are paid for and never used, %s in all %d task managers. Leave one part out (heap, say) and it gets the rest, or raise one.",
				size(k.whole()-k.unassigned), size(k.whole()), size(k.unassigned), k.unassigned, size(k.unassigned*int64(k.count)), k.count)
		}
		if k.beyond > 0 {
			p := x.jobs[k.jobs[0]].Process
			r.add(finding.BeyondSlot, finding.Error, p.Path+".memory",
				"heap, managed, network and off-heap memory of a slot exceed its task_memory of %s by %s. The plan takes the parts; lower them, or leave one out.",
				size(p.TaskMemory), size(k.beyond))
		}
	}
	return r
}

// whole is the memory that was meant for a task manager: what no part of its slots takes is not in what Flink derives.
func (k *kind) whole() int64 {
	if k.refused == nil {
		return k.memory.TotalProcess + k.unassigned
	}
	return k.memory.TotalProcess
}

// memoryShrunk says where slots get less than they ask for, because the task manager has a size of its own.
func memoryShrunk(x *context) []finding.Finding {
	var r remarks
	for i := range x.kinds {
		k := &x.kinds[i]
		if k.shrunk == nil {
			continue
		}
		m := &k.memory
		r.add(finding.Shrunk, finding.Warning, x.jobs[k.jobs[0]].Path+".task_memory",
			"%d slots ask for %s each, but a task manager of %s has %s for each: metaspace %s, overhead %s and framework memory %s belong to no slot. Its parts shrink in proportion; %s of process memory would hold them.",
			m.Slots, size(k.shrunk.asked), size(m.TotalProcess), size(k.shrunk.got), size(m.Metaspace), size(m.Overhead),
			size(m.FrameworkHeap+m.FrameworkOffHeap), size(k.wanted()))
	}
	return r
}

// wanted is the process size that gives all slots what they ask for.
func (k *kind) wanted() int64 {
	o := flink.Options{networkMin: "0", managedSize: "0", flinkSize: ""}
	w := worker{options: o}
	w.set(flinkSize, k.shrunk.asked*int64(k.memory.Slots)+k.memory.FrameworkHeap+k.memory.FrameworkOffHeap)
	w.set(metaspace, k.memory.Metaspace)
	w.set(frameHeap, k.memory.FrameworkHeap)
	w.set(frameOff, k.memory.FrameworkOffHeap)
	m, err := flink.TaskManagerMemory(o)
	if err != nil {
		return 0
	}
	return m.TotalProcess
}

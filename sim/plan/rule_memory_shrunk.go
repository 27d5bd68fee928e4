package plan

import (
	"simulate/sim/finding"
	"simulate/sim/flink"
)

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

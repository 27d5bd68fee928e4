package plan

import "simulate/sim/finding"

// memoryUnassigned says where parts leave memory over, and where they exceed the whole.
func memoryUnassigned(x *context) []finding.Finding {
	var r remarks
	for i := range x.kinds {
		k := &x.kinds[i]
		if n := x.unassigned(k); n > 0 {
			r.add(finding.Unassigned, finding.Warning, k.path(x, ".memory"),
				"the parts of a task manager add up to %s of its %s: %s (%d bytes) are paid for and never used, %s in all %d task managers. Leave one part out (heap, say) and it gets the rest, or raise one.",
				size(k.whole()-k.unassigned), size(k.whole()), size(k.unassigned), k.unassigned, size(k.unassigned*int64(n)), n)
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

// unassigned is how many task managers leave as much over as those of a kind, for what is written in the same place.
func (x *context) unassigned(k *kind) (n int) {
	if k.unassigned == 0 {
		return 0
	}
	path := k.path(x, ".memory")
	for i := range x.kinds {
		if other := &x.kinds[i]; other.unassigned == k.unassigned && other.whole() == k.whole() && other.path(x, ".memory") == path {
			n += other.count
		}
	}
	return n
}

// whole is the memory that was meant for a task manager: what no part of its slots takes is not in what Flink derives.
func (k *kind) whole() int64 {
	if k.refused == nil {
		return k.memory.TotalProcess + k.unassigned
	}
	return k.memory.TotalProcess
}

package plan

import (
	"fmt"

	"simulate/sim/finding"
	"simulate/sim/flink"
)

// memoryShares tells both readings of a slot's memory that is divided by shares which add up to all of it.
func memoryShares(x *context) []finding.Finding {
	var r remarks
	for i := range x.jobs {
		j := &x.jobs[i]
		m := &j.Memory
		sum := m.Heap.Share + m.Managed.Share + m.Network.Share + m.TaskOffHeap.Share
		if !j.Slots || j.TaskMemory == 0 || !m.Heap.Relative || !m.Managed.Relative || !m.Network.Relative {
			continue
		}
		if sum > 1+1e-9 && j.kind >= 0 && x.kinds[j.kind].beyond > 0 {
			continue // memoryUnassigned says it in bytes
		}
		if sum > 1+1e-9 {
			r.add(finding.BeyondSlot, finding.Error, j.Path+".memory", "its shares add up to %s of a slot. Lower one, or leave one out: heap gets the rest.", percent4(sum))
			continue
		}
		if sum < 1-1e-9 {
			continue
		}
		w := worker{options: flink.Options{networkMin: "0", managedSize: "0"}}
		w.set(processSize, j.TaskMemory)
		w.give(metaspace, j.JVM.Metaspace)
		w.give(metaspace, j.JVM.MetaspaceMax)
		around := "which is more than Flink leaves of it"
		if p, err := flink.TaskManagerMemory(w.options); err == nil {
			around = fmt.Sprintf("for which %s would have to be found (framework %s, metaspace %s, overhead %s)",
				size(j.framework()+p.Metaspace+p.Overhead), size(j.framework()), size(p.Metaspace), size(p.Overhead))
		}
		r.add(finding.TwoReadings, finding.Note, j.Path+".memory",
			"its shares add up to 100 %% and are read as shares of a slot of %s; framework memory, metaspace and overhead come on top of the slots. Read as shares of a process of %s they would leave nothing for those, %s.",
			size(j.TaskMemory), size(j.TaskMemory), around)
	}
	return r
}

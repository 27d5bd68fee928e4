package plan

import (
	"fmt"
	"strings"

	"simulate/sim/finding"
)

// slotOfWorker holds a slot of a task manager whose memory is stated part by part against what processes want of one.
func slotOfWorker(x *context) []finding.Finding {
	var r remarks
	if x.Workers.Parts == nil {
		return nil
	}
	for i := range x.jobs {
		j := &x.jobs[i]
		if j.kind < 0 || j.TaskMemory == 0 {
			continue
		}
		k := &x.kinds[j.kind]
		s, p := k.memory.Slot, j.Memory.of(j.TaskMemory)
		has := s.TaskHeap + s.TaskOffHeap + s.Managed + s.Network
		var differs []string
		part := func(name string, given bool, wants, gets int64) {
			if given && wants != gets {
				differs = append(differs, fmt.Sprintf("%s %s instead of %s", name, size(gets), size(wants)))
			}
		}
		part("memory", true, j.TaskMemory, has)
		part("heap", p.hasHeap, p.heap, s.TaskHeap)
		part("managed", p.hasManaged, p.managed, s.Managed)
		part("network", p.hasNetwork, p.network, s.Network)
		if len(differs) == 0 {
			continue
		}
		severity := finding.Note
		if has < j.TaskMemory || s.TaskHeap < p.heap || s.Managed < p.managed || s.Network < p.network {
			severity = finding.Warning
		}
		r.add(finding.SlotDiffers, severity, j.Path+".task_memory",
			"_task_managers.memory wins, so a slot gets %s. %s / %d = %s would be a slot only if metaspace, overhead and framework memory were nothing. Leave out one of the two.",
			strings.Join(differs, ", "), size(k.memory.TotalProcess), k.memory.Slots, size(k.memory.TotalProcess/int64(k.memory.Slots)))
	}
	return r
}

package plan

import (
	"fmt"

	"simulate/sim/finding"
	"simulate/sim/flink"
)

// fleetSize holds the numbers of task managers that are said against each other, and against the slots that are needed.
func fleetSize(x *context) []finding.Finding {
	var r remarks
	if len(x.kinds) == 0 {
		return nil
	}
	slots := x.kinds[0].memory.Slots
	if a := x.Workers.AutoSize; a != nil && x.Workers.Count.Given && a.TotalParallelism > 0 {
		per := int(max(1, a.Slots.Or(int64(slots))))
		if sized := flink.TaskManagers(int(a.TotalParallelism), per); sized != int(x.Workers.Count.Value) {
			r.add(finding.TwoCounts, finding.Warning, workersPath+".auto_size",
				"count says %s, which is %d slots; auto_size makes it %s for %d slots. count wins. The processes of this scenario need %d slots. Leave out one of the two.",
				several(int(x.Workers.Count.Value), "task manager"), int(x.Workers.Count.Value)*slots, several(sized, "task manager"), a.TotalParallelism, x.plan.Slots.Needed)
		}
	}
	r.twoSlotCounts(x, slots)
	missing, more, needed, there := 0, 0, 0, 0
	for i := range x.kinds {
		k := &x.kinds[i]
		missing += k.missing
		more += max(0, k.needed-k.available)
		needed, there = needed+k.needed, there+k.available
	}
	switch {
	case missing > 0 && x.Cluster.Standalone:
		r.add(finding.SlotsMissing, finding.Error, workersPath,
			"%d slots are needed, %s have %d: %d are missing. Nobody starts more on a standalone cluster, so jobs fail when slot.request.timeout is over. Start %d more.",
			x.plan.Slots.Needed, several(there, "task manager"), x.plan.Slots.Available, missing, more)
	case missing > 0 && x.capped() != "":
		r.add(finding.SlotsMissing, finding.Error, x.optionPath(x.capped()),
			"%d slots are needed, and %s has room for %d of them only: the resource manager asks for no more task managers, and jobs fail when slot.request.timeout is over. Raise it, or lower the parallelism.",
			x.plan.Slots.Needed, x.capped(), x.plan.Slots.Needed-missing)
	case more > 0:
		r.add(finding.SlotsMissing, finding.Note, workersPath,
			"%d slots are needed and %s that there are at the start have %d: the resource manager asks for %d more.", x.plan.Slots.Needed, several(there, "task manager"), x.plan.Slots.Available, more)
	}
	return r
}

// twoSlotCounts says where auto_size counts with other slots than task managers have.
func (r *remarks) twoSlotCounts(x *context, slots int) {
	a := x.Workers.AutoSize
	if a == nil || !a.Slots.Given || int(a.Slots.Value) == slots {
		return
	}
	fleet := ""
	if sized := flink.TaskManagers(int(a.TotalParallelism), int(max(1, a.Slots.Value))); a.TotalParallelism > 0 {
		fleet = fmt.Sprintf(" %s, as many as auto_size counts for %d slots, have %d.", several(sized, "task manager"), a.TotalParallelism, sized*slots)
	}
	r.add(finding.TwoCounts, finding.Warning, workersPath+".auto_size.slots_per_manager",
		"auto_size counts with %s on a task manager, which has %d.%s Let them agree.", several(int(a.Slots.Value), "slot"), slots, fleet)
}

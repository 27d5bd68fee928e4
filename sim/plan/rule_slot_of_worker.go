package plan

import (
	"fmt"
	"strings"

	"simulate/sim/finding"
	"simulate/sim/flink"
)

// slotOfWorker holds a slot of a task manager whose memory is stated part by part or by Flink's options, or whose cores are stated, against
// what processes want of one.
func slotOfWorker(x *context) []finding.Finding {
	var r remarks
	for i := range x.jobs {
		if j := &x.jobs[i]; j.kind >= 0 {
			r.slotOf(x, j, &x.kinds[j.kind])
		}
	}
	return r
}

func (r *remarks) slotOf(x *context, j *job, k *kind) {
	var d differences
	s := k.memory.Slot
	if x.Workers.CPU.Given && j.TaskCPU > 0 {
		d.part("CPU", j.TaskCPU, int64(s.CPU/(flink.Core/1000)), inCores)
	}
	if d.memory(x, j, k); len(d.told) == 0 {
		return
	}
	severity, path, shares, wins := finding.Note, ".task_cpu", "", "_task_managers wins"
	if d.short {
		severity = finding.Warning
	}
	if x.optionsSay() && j.TaskMemory > 0 {
		path, wins = ".task_memory", "cluster.flink_config wins"
	} else if j.TaskMemory > 0 && (x.Workers.Parts != nil || d.larger) {
		path = ".task_memory"
		shares = fmt.Sprintf(" %s / %d = %s would be a slot only if metaspace, overhead and framework memory were nothing.",
			size(k.memory.TotalProcess), k.memory.Slots, size(k.memory.TotalProcess/int64(k.memory.Slots)))
	}
	r.add(finding.SlotDiffers, severity, j.Path+path, "%s, so a slot gets %s.%s Leave out one of the two.", wins, strings.Join(d.told, ", "), shares)
}

// rounded is how much larger slots may be, because the size of a task manager is a round number.
const rounded = 1.1

// differences are what slots get instead of what was asked for.
type differences struct {
	told  []string
	short bool // less of something

	larger bool // a task manager of one size has far more memory for slots than they ask for
}

func (d *differences) part(name string, wants, gets int64, write func(int64) string) {
	if wants != gets {
		d.told = append(d.told, fmt.Sprintf("%s %s instead of %s", name, write(gets), write(wants)))
		d.short = d.short || gets < wants
	}
}

func (d *differences) memory(x *context, j *job, k *kind) {
	s, p := k.memory.Slot, j.Memory.of(j.TaskMemory)
	all := s.TaskHeap + s.TaskOffHeap + s.Managed + s.Network
	if j.TaskMemory == 0 {
		return
	}
	if x.Workers.Parts == nil && !x.optionsSay() {
		if float64(all) > rounded*float64(j.TaskMemory) {
			d.larger = true
			d.part("memory", j.TaskMemory, all, size)
		}
		return
	}
	d.part("memory", j.TaskMemory, all, size)
	if p.hasHeap {
		d.part("heap", p.heap, s.TaskHeap, size)
	}
	if p.hasManaged {
		d.part("managed", p.managed, s.Managed, size)
	}
	if p.hasNetwork {
		d.part("network", p.network, s.Network, size)
	}
}

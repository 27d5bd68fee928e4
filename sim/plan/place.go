package plan

import (
	"fmt"

	"simulate/sim/flink"
)

// placeSlots says how many task managers of each kind there are, and which slots are on which.
func (x *context) placeSlots() {
	given, first := x.given(), 0
	for i := range x.kinds {
		k := &x.kinds[i]
		k.place(x, given[i], first)
		first += k.count
	}
	for i := range x.kinds {
		k := &x.kinds[i]
		x.plan.TaskManagers = append(x.plan.TaskManagers, k.show(x))
		x.plan.Slots.Available += k.available * k.memory.Slots
	}
	for _, j := range x.jobs {
		x.plan.Slots.Needed += j.slots
	}
	x.buffers()
}

// given is how many task managers of each kind there are at the start; -1: as many as are needed. A number that stands
// for all kinds is dealt out in their order as they need them; the first has what is left over.
func (x *context) given() []int {
	count := make([]int, len(x.kinds))
	total, said := x.fleet()
	for i := range x.kinds {
		k := &x.kinds[i]
		count[i] = -1
		if said {
			count[i] = min(total, flink.TaskManagers(x.slotsOf(k), k.memory.Slots))
			total -= count[i]
		}
	}
	switch {
	case len(count) == 0:
	case said:
		count[0] += total
	case len(x.Processes) == 0:
		count[0] = 1 // nobody needs one: it is shown what one is like
	}
	return count
}

// fleet is how many task managers there are at the start, as far as that is said.
func (x *context) fleet() (count int, said bool) {
	w := &x.Workers
	switch {
	case w.Count.Given:
		return int(w.Count.Value), true
	case w.AutoSize != nil && w.AutoSize.TotalParallelism > 0:
		slots := w.AutoSize.Slots.Or(w.Slots.Or(1))
		return flink.TaskManagers(int(w.AutoSize.TotalParallelism), int(max(1, slots))), true
	}
	return 0, false
}

// slotsOf is how many slots the processes of a kind need.
func (x *context) slotsOf(k *kind) int {
	n := 0
	for _, i := range k.jobs {
		n += x.jobs[i].slots
	}
	return n
}

// place puts the slots of its processes on task managers; available: at the start, or -1.
func (k *kind) place(x *context, available, first int) {
	k.first, k.memory.Slots = first, max(1, k.memory.Slots)
	if x.cutToSize(k) {
		k.cut(x, available)
		return
	}
	slots := x.slotsOf(k)
	k.needed = flink.TaskManagers(slots, k.memory.Slots)
	least, most := x.bounds(k)
	if k.available = available; available < 0 {
		k.available = min(k.needed, most)
	}
	k.count = k.available
	if !x.Cluster.Standalone {
		k.count = max(k.available, min(max(k.needed+x.redundant(), least), most))
	}
	k.spread(x, slots)
}

// redundant is how many spare task managers are kept.
func (x *context) redundant() int { return x.number(redundantKey).Value }

// spread deals equal slots out.
func (k *kind) spread(x *context, needed int) {
	var slots []flink.SharedSlot
	for _, i := range k.jobs {
		slots = append(slots, x.jobs[i].layout...)
	}
	room := min(needed, k.count*k.memory.Slots)
	k.missing = needed - room
	on, err := flink.Spread(x.mode(), slots[:room], k.count, k.memory.Slots)
	if err != nil {
		panic("plan: " + err.Error())
	}
	k.on = on
	for range k.missing {
		k.on = append(k.on, -1)
	}
	profile := k.memory.Worker().Slot().String()
	k.assign(x, func(int, string) string { return profile })
	k.equalRest(x)
	x.plan.Slots.Free += k.count*k.memory.Slots - room
}

// assign lists which slots are where, task manager by task manager.
func (k *kind) assign(x *context, profile func(job int, group string) string) {
	lists := make([][]Assignment, k.count)
	at := 0
	for _, i := range k.jobs {
		j := &x.jobs[i]
		for s := range j.layout {
			if on := k.on[at]; on >= 0 {
				lists[on] = note(lists[on], j.Name, j.layout[s].Group, func() string { return profile(i, j.layout[s].Group) })
			}
			at++
		}
	}
	for t, list := range lists {
		name := fmt.Sprintf("tm-%d", k.first+t)
		for _, a := range list {
			a.TaskManager = name
			x.plan.Slots.Assignments = append(x.plan.Slots.Assignments, a)
		}
	}
}

// note counts one more slot.
func note(list []Assignment, process, group string, profile func() string) []Assignment {
	for i := range list {
		if list[i].Process == process && list[i].Group == group {
			list[i].Count++
			return list
		}
	}
	return append(list, Assignment{Process: process, Group: group, Profile: profile(), Count: 1})
}

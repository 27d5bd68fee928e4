package plan

import (
	"fmt"

	"simulate/sim/flink"
)

// leftOver is what slots take of one task manager, and what is free.
type leftOver struct {
	slots, rooms int // taken, and that may still be cut
	free         flink.Profile
	idle         float64 // the share that is free of what there is least of
}

// supply is the kind of task manager as slots are cut from it.
func (k *kind) supply(x *context) flink.Worker { return k.memory.Worker(x.external()...) }

// held is how many slots are on each task manager.
func (k *kind) held() []leftOver {
	all := make([]leftOver, k.count)
	for _, on := range k.on {
		if on >= 0 {
			all[on].slots++
		}
	}
	return all
}

// equalRest is what equal slots leave over of each task manager.
func (k *kind) equalRest(x *context) {
	w := k.supply(x)
	slot := w.Slot()
	k.rest = k.held()
	for t := range k.rest {
		r := &k.rest[t]
		r.rooms = k.memory.Slots - r.slots
		if r.free, r.idle = slot.Times(r.rooms), float64(r.rooms)/float64(k.memory.Slots); r.slots == 0 {
			r.free = w.Total // with what slots are rounded down by
		}
	}
}

// cutRest is what slots that are cut to profiles leave over.
func (k *kind) cutRest(w flink.Worker, free []flink.Profile) {
	k.rest = k.held()
	for t := range k.rest {
		r := &k.rest[t]
		r.free, r.rooms, r.idle = free[t], free[t].Room(w.Slot()), idleShare(w.Total, free[t])
	}
}

// leaveOver says what each kind of task manager leaves over, and each slot-sharing group.
func (x *context) leaveOver() {
	for i := range x.kinds {
		k, shown := &x.kinds[i], &x.plan.TaskManagers[i]
		w := k.supply(x)
		var total, free []flink.Profile
		for t := range k.rest {
			r := &k.rest[t]
			total, free = append(total, w.Total), append(free, r.free)
			shown.Allocated.of(r.slots, total[t].Minus(r.free, 1), float64((1-r.idle)*k.monthly))
			shown.Wasted.of(r.rooms, r.free, float64(r.idle*k.monthly))
			if r.rooms > 0 {
				x.plan.Slots.FreeOn = append(x.plan.Slots.FreeOn, FreeSlots{fmt.Sprintf("tm-%d", k.first+t), r.rooms})
			}
		}
		shown.Wasted.Memory += k.unassigned * int64(k.count)
		for d, f := range flink.Fragments(total, free, k.asked(x, w)) {
			shown.Fragments = append(shown.Fragments, fragment(f, 1 <= d && d <= 4))
		}
		x.shareGroups(k, w)
	}
}

// of adds amounts of a profile.
func (a *Amounts) of(slots int, p flink.Profile, cost float64) {
	a.Slots += slots
	a.CPU += float64(p.CPU) / float64(flink.Core)
	a.Memory += p.Memory()
	a.GPU += float64(p.Of("gpu")) / float64(flink.Core)
	a.Cost += cost
}

// fragment is one as people count: of what is no memory, whole units.
func fragment(f flink.Fragment, bytes bool) Fragment {
	unit := float64(flink.Core)
	if bytes {
		unit = 1
	}
	return Fragment{
		Resource: f.Resource, Bytes: bytes, Total: float64(f.Total) / unit, Free: float64(f.Free) / unit, Largest: float64(f.Largest) / unit,
		Stranded: float64(f.Stranded) / unit,
	}
}

// idleShare is the share that is free of the resource of which least is.
func idleShare(total, free flink.Profile) float64 {
	names := flink.Dimensions(total)
	has, left := total.Amounts(names), free.Amounts(names)
	least := 1.0
	for d := range has {
		if has[d] > 0 {
			least = min(least, float64(left[d])/float64(has[d]))
		}
	}
	return least
}

// asked is the profiles of the slots that a kind was asked for.
func (k *kind) asked(x *context, w flink.Worker) []flink.Profile {
	if !x.cutToSize(k) {
		return []flink.Profile{w.Slot()}
	}
	wanted, _, _ := x.requirements(k)
	return flink.Profiles(w, wanted)
}

// shareGroups lists the slot-sharing groups of the processes on a kind of task manager.
func (x *context) shareGroups(k *kind, w flink.Worker) {
	cut, at := x.cutToSize(k), 0
	for _, i := range k.jobs {
		j := &x.jobs[i]
		placed, early := map[string]int{}, map[string]int{}
		for s := range j.layout {
			if on := k.on[at]; on >= 0 {
				placed[j.layout[s].Group]++
				if on < k.available {
					early[j.layout[s].Group]++
				}
			}
			at++
		}
		for _, g := range j.groups {
			slot := w.Slot()
			if p := x.profile(k, j, g.Group); cut && p != nil {
				slot = *p
			}
			shown := SharingGroup{Process: j.Name, Group: g.Group, Profile: slot.String(), Needed: g.Slots, Placed: placed[g.Group], Available: early[g.Group]}
			for t := range k.rest {
				shown.Free += k.rest[t].roomFor(slot, cut)
			}
			x.plan.Slots.Groups = append(x.plan.Slots.Groups, shown)
		}
	}
}

// roomFor is how many slots of a profile may still be cut.
func (r *leftOver) roomFor(slot flink.Profile, cut bool) int {
	if !cut {
		return r.rooms
	}
	return r.free.Room(slot)
}

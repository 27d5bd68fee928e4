package flink

import "slices"

// Fulfill cuts slots for requirements from the task managers of a cluster, and asks for workers where they do not
// suffice. Job after job in the order of their first requirements (Flink's own order is that of a hash map), and in it
// requirement after requirement: first from registered task managers, then, what is left, from pending workers, first
// fit, as if nothing had been planned on them before, then from new ones, whose leftovers serve the next. A requirement
// that fits on no worker makes its job unfulfillable and is skipped. At last come spare workers, then the limits:
// workers beyond them are refused, and so are the jobs that were to run there. Nothing is ever moved to make room.
// Source: DefaultResourceAllocationStrategy, FineGrainedSlotManager.
func Fulfill(c *Cluster, wanted []Requirement) Allotment {
	f := newFulfilment(c, wanted)
	for _, job := range byJob(wanted) {
		for _, r := range f.fromRegistered(job) {
			f.fromPending(r)
		}
	}
	f.spare()
	f.refuse()
	f.a.Free = f.free()
	return f.a
}

// fulfilment is an Allotment being made.
type fulfilment struct {
	c                   *Cluster
	wanted              []Requirement
	registered, pending pool
	slot                Profile // of a worker
	a                   Allotment
}

func newFulfilment(c *Cluster, wanted []Requirement) *fulfilment {
	f := &fulfilment{
		c: c, wanted: wanted, slot: c.Worker.Slot(), a: Allotment{Missing: make([]int, len(wanted))},
		registered: pool{past: map[string]int{}}, pending: pool{past: map[string]int{}},
	}
	for i := range c.Managers {
		if m := &c.Managers[i]; !m.Blocked {
			f.registered.bins = append(f.registered.bins, bin{total: m.Total, free: m.Available, slot: m.Slot, on: i})
		}
	}
	for i := range c.Pending {
		f.hire(c.Pending[i].Worker)
	}
	for i := range wanted {
		f.a.Missing[i] = wanted[i].Count
	}
	return f
}

// byJob is the places of the requirements of each job.
func byJob(wanted []Requirement) [][]int {
	var all [][]int
	place := map[string]int{}
	for i := range wanted {
		at, known := place[wanted[i].Job]
		if !known {
			at = len(all)
			place[wanted[i].Job] = at
			all = append(all, nil)
		}
		all[at] = append(all[at], i)
	}
	return all
}

// fromRegistered serves a job's requirements from registered task managers, and returns those that are not satisfied.
func (f *fulfilment) fromRegistered(job []int) []int {
	match := f.registered.firstFit
	if f.c.Mode == SpreadSlots {
		match = f.registered.leastUsed
	}
	var rest []int
	for _, r := range job {
		f.a.Missing[r] = match(&f.wanted[r], f.a.Missing[r], grants(r, &f.a.Registered))
		if f.a.Missing[r] > 0 {
			rest = append(rest, r)
		}
	}
	return rest
}

// fromPending serves a requirement from pending workers and new ones.
func (f *fulfilment) fromPending(r int) {
	wanted, missing, to := &f.wanted[r], &f.a.Missing[r], grants(r, &f.a.Pending)
	*missing = f.pending.firstFit(wanted, *missing, to)
	if !f.c.Worker.Total.Holds(wanted.of(f.slot)) {
		f.unfulfillable(wanted.Job)
		return
	}
	for *missing > 0 {
		f.a.New++
		*missing -= f.hire(f.c.Worker).cut(wanted, *missing, to)
	}
}

// hire adds a worker to those that are pending.
func (f *fulfilment) hire(w Worker) *bin {
	f.pending.bins = append(f.pending.bins, bin{total: w.Total, free: w.Total, slot: w.Slot(), on: len(f.pending.bins)})
	return &f.pending.bins[len(f.pending.bins)-1]
}

// grants notes cuts for requirement r; those that follow each other on one task manager are one.
func grants(r int, list *[]Grant) give {
	return func(on int, profile Profile, count int) {
		if last := len(*list) - 1; last >= 0 && (*list)[last].Requirement == r && (*list)[last].On == on {
			(*list)[last].Count += count
			return
		}
		*list = append(*list, Grant{Requirement: r, On: on, Profile: profile, Count: count})
	}
}

func (f *fulfilment) unfulfillable(job string) {
	if !slices.Contains(f.a.Unfulfillable, job) {
		f.a.Unfulfillable = append(f.a.Unfulfillable, job)
	}
}

// spare adds workers until redundancy and the least size of the cluster are provided for.
func (f *fulfilment) spare() {
	var available, total Profile
	for _, bins := range [][]bin{f.registered.bins, f.pending.bins} {
		for i := range bins {
			available, total = available.Plus(bins[i].free), total.Plus(bins[i].total)
		}
	}
	f.a.Spare = f.c.spare(available, total)
	f.a.New += f.a.Spare
	for range f.a.Spare {
		f.hire(f.c.Worker)
	}
}

// free is what is left on all task managers.
func (f *fulfilment) free() []Profile {
	all := make([]Profile, 0, len(f.c.Managers)+len(f.pending.bins))
	for i := range f.c.Managers {
		all = append(all, f.c.Managers[i].Available)
	}
	for _, b := range f.registered.bins {
		all[b.on] = b.free
	}
	for _, b := range f.pending.bins {
		all = append(all, b.free)
	}
	return all
}

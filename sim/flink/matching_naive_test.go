package flink_test

import (
	"slices"

	"simulate/sim/flink"
	"simulate/sim/rng"
)

// naive does what Fulfill does first fit, one slot at a time and always from the first task manager on.
func naive(c *flink.Cluster, wanted []flink.Requirement) flink.Allotment {
	a := flink.Allotment{Free: capacities(c, 0)}
	var jobs []string
	for _, r := range wanted {
		a.Missing = append(a.Missing, r.Count)
		if !slices.Contains(jobs, r.Job) {
			jobs = append(jobs, r.Job)
		}
	}
	slots := func(at int) flink.Profile { // by place in a.Free
		if at < len(c.Managers) {
			return c.Managers[at].Slot
		}
		if at -= len(c.Managers); at < len(c.Pending) {
			return c.Pending[at].Slot()
		}
		return c.Worker.Slot()
	}
	cut := func(r, at int) bool {
		need := wanted[r].Profile
		if wanted[r].Unspecified {
			need = slots(at)
		}
		if !a.Free[at].Holds(need) {
			return false
		}
		a.Free[at] = a.Free[at].Minus(need, 1)
		a.Missing[r]--
		list, on := &a.Registered, at
		if at >= len(c.Managers) {
			list, on = &a.Pending, at-len(c.Managers)
		}
		if last := len(*list) - 1; last >= 0 && (*list)[last].Requirement == r && (*list)[last].On == on {
			(*list)[last].Count++
		} else {
			*list = append(*list, flink.Grant{Requirement: r, On: on, Profile: need, Count: 1})
		}
		return true
	}
	fill := func(r, from, to int) {
		for at := from; at < to; at++ {
			for a.Missing[r] > 0 && (at >= len(c.Managers) || !c.Managers[at].Blocked) && cut(r, at) {
			}
		}
	}
	lost := func(job string) {
		if !slices.Contains(a.Unfulfillable, job) {
			a.Unfulfillable = append(a.Unfulfillable, job)
		}
	}
	for _, job := range jobs {
		for r := range wanted {
			if wanted[r].Job == job {
				fill(r, 0, len(c.Managers))
			}
		}
		for r := range wanted {
			if wanted[r].Job != job || a.Missing[r] == 0 {
				continue
			}
			fill(r, len(c.Managers), len(a.Free))
			need := wanted[r].Profile
			if wanted[r].Unspecified {
				need = c.Worker.Slot()
			}
			if !c.Worker.Total.Holds(need) {
				lost(job)
				continue
			}
			for a.Missing[r] > 0 {
				a.New++
				a.Free = append(a.Free, c.Worker.Total)
				fill(r, len(a.Free)-1, len(a.Free))
			}
		}
	}
	naiveSpare(c, &a)
	naiveRefuse(c, &a, wanted, lost)
	return a
}

// naiveSpare adds a worker at a time until there is enough.
func naiveSpare(c *flink.Cluster, a *flink.Allotment) {
	for {
		var free, total flink.Profile
		for at, f := range a.Free {
			if at < len(c.Managers) && c.Managers[at].Blocked {
				continue
			}
			free = free.Plus(f)
			switch {
			case at < len(c.Managers):
				total = total.Plus(c.Managers[at].Total)
			case at < len(c.Managers)+len(c.Pending):
				total = total.Plus(c.Pending[at-len(c.Managers)].Total)
			default:
				total = total.Plus(c.Worker.Total)
			}
		}
		if free.Holds(c.Worker.Total.Times(c.Redundant)) && total.CPU >= c.Limits.MinCPU && total.Memory() >= c.Limits.MinMemory {
			return
		}
		a.New++
		a.Free = append(a.Free, c.Worker.Total)
	}
}

// naiveRefuse takes the last worker back until the limits are kept.
func naiveRefuse(c *flink.Cluster, a *flink.Allotment, wanted []flink.Requirement, lost func(string)) {
	for a.New > 0 {
		total := c.Worker.Total.Times(a.New)
		for _, m := range c.Managers {
			total = total.Plus(m.Total)
		}
		for _, p := range c.Pending {
			total = total.Plus(p.Total)
		}
		if total.CPU <= c.Limits.MaxCPU && total.Memory() <= c.Limits.MaxMemory {
			break
		}
		a.New--
		a.Refused++
	}
	kept := len(c.Pending) + a.New
	for _, g := range a.Pending {
		if g.On >= kept {
			a.Missing[g.Requirement] += g.Count
			lost(wanted[g.Requirement].Job)
		}
	}
	a.Pending = slices.DeleteFunc(a.Pending, func(g flink.Grant) bool { return g.On >= kept })
	a.Free = a.Free[:len(c.Managers)+kept]
}

// randomCluster is up to five registered and three pending task managers, some of them odd, with needs of up to four
// jobs; sometimes with spare workers or limits.
func randomCluster(k rng.Key) (flink.Cluster, []flink.Requirement) {
	slots := int(1 + k.Below(0, 4))
	c := flink.Cluster{Worker: flink.Worker{Total: randomProfile(k.Nth(100), 4), Slots: slots}, Limits: flink.Unlimited()}
	c.Redundant = max(0, int(k.Below(1, 5))-2)
	if k.Below(2, 3) == 0 {
		c.Limits.MaxCPU = flink.Cores(k.Below(3, 30)) * flink.Core
		c.Limits.MinMemory = int64(k.Below(4, 3000)) * mebi
	}
	for i := range k.Below(5, 6) {
		one := k.Nth(i)
		w := c.Worker
		if one.Below(0, 4) == 0 {
			w.Total = w.Total.Times(2)
		}
		m := flink.TaskManager{Total: w.Total, Available: w.Total, Slot: w.Slot(), Blocked: one.Below(1, 5) == 0}
		if one.Below(2, 2) == 0 {
			m.Available = m.Available.Minus(m.Slot, int(one.Below(3, uint64(slots)+1)))
		}
		c.Managers = append(c.Managers, m)
	}
	for i := range k.Below(6, 4) {
		w := c.Worker
		w.Total = w.Total.Times(int(1 + k.Below(200+i, 2)))
		c.Pending = append(c.Pending, flink.PendingWorker{Worker: w})
	}
	var wanted []flink.Requirement
	for i := range k.Below(7, 7) {
		one := k.Nth(1000 + i)
		wanted = append(wanted, flink.Requirement{
			Job: string(rune('a' + one.Below(0, 4))), Profile: randomProfile(one, 2), Unspecified: one.Below(1, 3) == 0, Count: int(one.Below(2, 9)),
		})
	}
	return c, wanted
}

// randomProfile is up to so many cores and as many times 256 MiB of each memory, sometimes with devices.
func randomProfile(k rng.Key, most uint64) flink.Profile {
	size := func(i uint64) int64 { return int64(k.Below(i, most*16)) * 16 * mebi }
	p := flink.Profile{CPU: flink.Cores(1+k.Below(10, most*4)) * flink.Core / 4, TaskHeap: mebi + size(11), Managed: size(12), Network: size(13)}
	if k.Below(14, 3) == 0 {
		p.External = flink.NewExternals(flink.External{Name: "gpu", Amount: flink.Cores(k.Below(15, 3)) * flink.Core})
	}
	return p
}

package flink

import "slices"

// spare is how many workers are missing until as much is available as the redundant ones have, of everything, and the
// cluster has its least size.
func (c *Cluster) spare(available, total Profile) int {
	n := max(
		short(int64(c.Limits.MinCPU), int64(total.CPU), int64(c.Worker.Total.CPU)),
		short(c.Limits.MinMemory, total.Memory(), c.Worker.Total.Memory()),
	)
	names := Dimensions(c.Worker.Total)
	each, wanted, has := c.Worker.Total.Amounts(names), c.Worker.Total.Times(c.Redundant).Amounts(names), available.Amounts(names)
	for d := range names {
		n = max(n, short(wanted[d], has[d], each[d]))
	}
	return n
}

// short is how many workers, with that much each, are missing to what is wanted.
func short(wanted, has, each int64) int {
	if wanted <= has || each == 0 {
		return 0
	}
	return int((wanted - has + each - 1) / each)
}

// refuse takes back the last new workers, as far as they are beyond the limits, and what was planned on them.
func (f *fulfilment) refuse() {
	allowed := min(f.a.New, f.c.allowed())
	f.a.Refused = f.a.New - allowed
	f.a.Spare, f.a.New = max(0, f.a.Spare-f.a.Refused), allowed
	kept := len(f.c.Pending) + allowed
	f.a.Pending = slices.DeleteFunc(f.a.Pending, func(g Grant) bool {
		if g.On < kept {
			return false
		}
		f.a.Missing[g.Requirement] += g.Count
		f.unfulfillable(f.wanted[g.Requirement].Job)
		return true
	})
	f.pending.bins = f.pending.bins[:kept]
}

// allowed is how many new workers the limits leave room for.
func (c *Cluster) allowed() int {
	if c.Standalone {
		return 0
	}
	var total Profile
	for i := range c.Managers {
		total = total.Plus(c.Managers[i].Total)
	}
	for i := range c.Pending {
		total = total.Plus(c.Pending[i].Total)
	}
	return c.Limits.room(c.Worker, total)
}

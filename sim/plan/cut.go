package plan

import (
	"strings"

	"simulate/sim/flink"
)

// cutToSize says whether slots of a kind are cut to profiles: its cluster allows it, and one of its processes has some.
func (x *context) cutToSize(k *kind) bool {
	if !x.fineGrained() {
		return false
	}
	for _, i := range k.jobs {
		if x.jobs[i].profiled() {
			return true
		}
	}
	return false
}

// fineGrained says whether the cluster cuts slots to size.
func (x *context) fineGrained() bool {
	return x.Cluster.FineGrained || x.option("cluster.fine-grained-resource-management.enabled") == "true"
}

// profiled says whether a slot-sharing group of the process has a profile.
func (j *job) profiled() bool {
	for i := range j.Sharing.Groups {
		if j.Sharing.Groups[i].Profile != nil {
			return true
		}
	}
	return false
}

// cut cuts the slots of a kind to the profiles of their groups, as Flink's resource manager does.
func (k *kind) cut(x *context, available int) {
	worker := k.supply(x)
	wanted, slots, profiles := x.requirements(k)
	alone := flink.Fulfill(&flink.Cluster{Worker: worker, Mode: x.mode(), Limits: flink.Unlimited()}, wanted)
	k.needed = alone.New
	if k.available = available; available < 0 {
		_, most := x.bounds(k)
		k.available = min(k.needed, most)
	}
	c := flink.Cluster{
		Worker: worker, Mode: x.mode(), Limits: x.limits(k), Redundant: x.redundant(), Standalone: x.Cluster.Standalone,
	}
	for range k.available {
		c.Managers = append(c.Managers, flink.TaskManager{Total: worker.Total, Available: worker.Total, Slot: worker.Slot()})
	}
	a := flink.Fulfill(&c, wanted)
	k.count = k.available + a.New
	k.take(x, &a, wanted, slots, profiles)
	k.cutRest(worker, a.Free)
	for t := range k.rest {
		x.plan.Slots.Free += k.rest[t].rooms
	}
}

// take notes where an allotment has put the slots.
func (k *kind) take(x *context, a *flink.Allotment, wanted []flink.Requirement, slots [][]int, profiles map[place]string) {
	k.on = make([]int, x.slotsOf(k))
	for i := range k.on {
		k.on[i] = -1
	}
	for n, grants := range [][]flink.Grant{a.Registered, a.Pending} {
		for _, g := range grants {
			for range g.Count {
				k.on[slots[g.Requirement][0]] = g.On + n*k.available
				slots[g.Requirement] = slots[g.Requirement][1:]
			}
		}
	}
	for r, missing := range a.Missing {
		if k.missing += missing; missing > 0 && !k.supply(x).Total.Holds(wanted[r].Profile) {
			k.toolarge = append(k.toolarge, wanted[r])
		}
	}
	k.assign(x, func(job int, group string) string {
		return profiles[place{job, group}]
	})
}

// place is a slot-sharing group of a process.
type place struct {
	job   int
	group string
}

// requirements is what the processes of a kind ask for, group after group, the slots of each, counted over all of the
// kind's processes, and their profiles.
func (x *context) requirements(k *kind) (wanted []flink.Requirement, slots [][]int, profiles map[place]string) {
	at := 0
	profiles = map[place]string{}
	for _, i := range k.jobs {
		j := &x.jobs[i]
		for _, g := range j.groups {
			r := flink.Requirement{Job: j.Name, Count: g.Slots, Unspecified: true}
			profiles[place{i, g.Group}] = k.memory.Worker().Slot().String()
			if p := x.profile(k, j, g.Group); p != nil {
				r.Profile, r.Unspecified = *p, false
				profiles[place{i, g.Group}] = p.String()
			}
			var of []int
			for s := range j.layout {
				if j.layout[s].Group == g.Group {
					of = append(of, at+s)
				}
			}
			wanted, slots = append(wanted, r), append(slots, of)
		}
		at += len(j.layout)
	}
	return wanted, slots, profiles
}

// profile is that of a slot-sharing group, with the network memory that its slots need most; nil: it has none.
func (x *context) profile(k *kind, j *job, group string) *flink.Profile {
	for i := range j.Sharing.Groups {
		g := &j.Sharing.Groups[i]
		if g.Name != group || g.Profile == nil {
			continue
		}
		p := flink.Profile{
			CPU: thousandths(g.Profile.CPU), TaskHeap: g.Profile.TaskHeap, TaskOffHeap: g.Profile.TaskOffHeap, Managed: g.Profile.Managed,
			Network: x.networkOf(j, group) * k.size(segmentSize),
		}
		var external []flink.External
		for _, e := range g.Profile.External {
			external = append(external, flink.External{Name: e.Name, Amount: thousandths(e.Amount)})
		}
		p.External = flink.NewExternals(external...)
		return &p
	}
	return nil
}

func thousandths(n int64) flink.Cores { return flink.Cores(n) * (flink.Core / 1000) }

// networkOf is the network buffers of the slot of a group that needs most.
func (x *context) networkOf(j *job, group string) int64 {
	needs, most := j.buffers, int64(0)
	for _, slot := range j.layout {
		if slot.Group != group {
			continue
		}
		sum := int64(0)
		for _, t := range slot.Tasks {
			sum += needs.of(t).Target
		}
		most = max(most, sum)
	}
	return most
}

// external is what task managers have besides, by Flink's options external-resource.NAME.amount.
func (x *context) external() []flink.External {
	var all []flink.External
	for _, o := range x.Cluster.Options {
		name, isName := strings.CutPrefix(o.Key, "external-resource.")
		name, isAmount := strings.CutSuffix(name, ".amount")
		if amount, err := flink.ParseCores(o.Value); isName && isAmount && err == nil {
			all = append(all, flink.External{Name: name, Amount: amount})
		}
	}
	return all
}

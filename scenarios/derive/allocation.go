package derive

import (
	"cmp"
	"errors"
	"slices"
	"strconv"

	"simulate/sim/flink"
)

var allocation = Topic{
	Name: "allocation",
	Does: "from which task managers slots are cut, and which task managers come and go",
	Keys: `op                  fulfill (the default) or reconcile
mode                NONE (the default), SLOTS or TASKS
worker              {total, slots (1)} of the task managers that are started
task_managers       [{id, total, available (total), default_slot (an equal part), idle_ms (not idle)}], as they registered
pending             [{id, total, slots, allocated: [{profile, count}]}], as they were asked for
requirements        [{job, profile, count (1)}] that are missing; the profile may be "unknown"
blocked             ids of task managers on which nothing is placed
redundant (0), timeout_ms (0), standalone (false), min_slots, max_slots, min_cpu, max_cpu, min_memory_mb, max_memory_mb
A profile is {cpu, task_heap_mb, task_off_heap_mb, managed_mb, network_mb, external: {name: amount}}; without _mb a memory is in
bytes. In answers it is cpu,task_heap,task_off_heap,managed,network[,name:amount] in bytes; workers that come are new-1, new-2, ...`,
	Example: `{"worker": {"slots": 1, "total": {"cpu": 4, "task_heap_mb": 4096}}, "requirements": [{"job": "j", "profile": {"cpu": 1, "task_heap_mb": 3072}, "count": 2}]}`,
	answer:  answerAllocation,
}

// fulfilled is what becomes of requirements.
type fulfilled struct {
	New           int       `json:"new_task_managers"`
	OnRegistered  []granted `json:"on_registered"` // by job, task manager and profile
	OnPending     []granted `json:"on_pending"`
	Unfulfillable []string  `json:"unfulfillable"`
}

// granted is slots of one profile on one task manager.
type granted struct {
	Job     string `json:"job"`
	On      string `json:"on"`
	Profile string `json:"profile"`
	Count   int    `json:"count"`
}

// reconciled is what a cluster gives up and asks for.
type reconciled struct {
	New           int      `json:"new_task_managers"`
	Release       []string `json:"release"`
	ReleaseWanted []string `json:"release_pending"`
}

func answerAllocation(q *Question) (any, error) {
	op := q.Word("op", "fulfill", "fulfill", "reconcile")
	c, err := q.cluster()
	wanted := q.requirements()
	if !q.Sound() {
		return nil, nil
	}
	for _, r := range wanted {
		err = errors.Join(err, tooMany("requirements", int64(r.Count)))
	}
	if err != nil {
		return nil, err
	}
	if op == "reconcile" {
		r := flink.Reconcile(&c.Cluster)
		return reconciled{New: r.New, Release: named(r.Release, c.managers), ReleaseWanted: named(r.Cancel, c.pending)}, nil
	}
	a := flink.Fulfill(&c.Cluster, wanted)
	f := fulfilled{New: a.New, Unfulfillable: []string{}}
	f.OnRegistered, f.OnPending = grantedTo(wanted, a.Registered, c.managers), grantedTo(wanted, a.Pending, c.pending)
	f.Unfulfillable = append(f.Unfulfillable, a.Unfulfillable...)
	slices.Sort(f.Unfulfillable)
	return f, nil
}

func named(places []int, ids []string) []string {
	all := []string{}
	for _, i := range places {
		all = append(all, ids[i])
	}
	return all
}

// grantedTo adds up grants by job, task manager and profile, and orders them by these.
func grantedTo(wanted []flink.Requirement, grants []flink.Grant, ids []string) []granted {
	all := []granted{}
	for _, g := range grants {
		on := "new-" + strconv.Itoa(g.On-len(ids)+1)
		if g.On < len(ids) {
			on = ids[g.On]
		}
		all = append(all, granted{Job: wanted[g.Requirement].Job, On: on, Profile: g.Profile.String(), Count: g.Count})
	}
	slices.SortStableFunc(all, func(a, b granted) int {
		return cmp.Or(cmp.Compare(a.Job, b.Job), cmp.Compare(a.On, b.On), cmp.Compare(a.Profile, b.Profile))
	})
	merged := all[:0]
	for _, g := range all {
		if last := len(merged) - 1; last >= 0 && merged[last].Job == g.Job && merged[last].On == g.On && merged[last].Profile == g.Profile {
			merged[last].Count += g.Count
			continue
		}
		merged = append(merged, g)
	}
	return merged
}

package derive

import (
	"math"
	"slices"

	"simulate/scenarios/document"
	"simulate/sim/flink"
)

// cluster is one whose task managers have ids.
type cluster struct {
	flink.Cluster
	managers, pending []string
}

func (q *Question) cluster() (cluster, error) {
	c := cluster{Cluster: flink.Cluster{Worker: q.Worker("worker"), Mode: q.mode(), Redundant: int(q.WholeOr("redundant", 0)), Standalone: q.Bool("standalone", false)}}
	c.addManagers(q)
	c.addPending(q)
	c.block(q)
	bounds := q.bounds()
	if !q.Sound() {
		return c, nil
	}
	var err error
	if c.Limits, err = bounds.Limits(c.Worker); err != nil {
		return c, err
	}
	least, _, _ := c.Limits.Workers(c.Worker)
	if c.Redundant < 0 {
		return c, &flink.Refusal{Component: "redundant", Reason: "a number of task managers is not below 0"}
	}
	return c, tooMany("workers", int64(max(c.Redundant, least)))
}

func (c *cluster) addManagers(q *Question) {
	timeout := q.LongOr("timeout_ms", 0)
	for _, m := range q.Objects("task_managers") {
		c.managers = append(c.managers, m.Text("id"))
		tm := flink.TaskManager{Total: m.ProfileOr("total", c.Worker.Total), Idle: m.LongOr("idle_ms", math.MinInt64) >= timeout}
		tm.Available = m.ProfileOr("available", tm.Total)
		tm.Slot = m.ProfileOr("default_slot", tm.Total.Share(max(1, c.Worker.Slots)))
		c.Managers = append(c.Managers, tm)
		m.Done()
	}
}

func (c *cluster) addPending(q *Question) {
	for _, p := range q.Objects("pending") {
		c.pending = append(c.pending, p.Text("id"))
		w := flink.PendingWorker{Worker: flink.Worker{Slots: int(p.WholeOr("slots", int64(c.Worker.Slots))), Total: p.ProfileOr("total", c.Worker.Total)}}
		if w.Slots < 1 {
			q.problem(p.node, p.path, "slots: expected at least 1")
			w.Slots = 1
		}
		w.Planned = p.planned(w.Slot())
		c.Pending = append(c.Pending, w)
		p.Done()
	}
}

// planned are the slots that a pending worker is meant for: profiles, or objects with a profile and a count.
func (q *Question) planned(slot flink.Profile) []flink.Profile {
	var all []flink.Profile
	for _, p := range q.Objects("allocated") {
		if !p.Has("profile") {
			all = append(all, p.Profile())
			p.Done()
			continue
		}
		p.textOr("job")
		r := p.requirement()
		if r.Unspecified {
			r.Profile = slot
		}
		if tooMany("allocated", int64(r.Count)) == nil {
			all = append(all, slices.Repeat([]flink.Profile{r.Profile}, r.Count)...)
		}
		p.Done()
	}
	return all
}

// block marks the task managers on which nothing is placed.
func (c *cluster) block(q *Question) {
	for i, item := range q.items("blocked", q.get("blocked"), "a list of ids") {
		at := slices.Index(c.managers, item.Text)
		if item.Kind != document.Scalar || at < 0 {
			q.problem(item, q.path.Key("blocked").Item(i), "blocked: expected the id of a task manager, found %s", item.Found())
			continue
		}
		c.Managers[at].Blocked = true
	}
}

func (q *Question) requirements() []flink.Requirement {
	var all []flink.Requirement
	for _, r := range q.Objects("requirements") {
		job := r.textOr("job")
		wanted := r.requirement()
		wanted.Job = job
		all = append(all, wanted)
		r.Done()
	}
	return all
}

// requirement reads a profile, which may be "unknown", and how many of it.
func (q *Question) requirement() flink.Requirement {
	r := flink.Requirement{Count: int(q.WholeOr("count", 1))}
	if r.Count < 0 {
		q.problem(q.node, q.path, "count: expected 0 or more")
		r.Count = 0
	}
	node := q.get("profile")
	if r.Unspecified = node == nil || node.Kind == document.Scalar && node.Text == "unknown"; r.Unspecified {
		return r
	}
	r.Profile = q.ProfileOr("profile", flink.Profile{})
	return r
}

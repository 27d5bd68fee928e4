package plan

import "simulate/sim/flink"

// Make says what a case asks for. Equal cases give equal plans.
func Make(c *Case) Plan {
	x := &context{Case: c, plan: &Plan{}, skews: map[skewOf]float64{}}
	for i := range c.Processes {
		x.jobs = append(x.jobs, newJob(x, &c.Processes[i]))
	}
	if len(x.jobs) == 0 && c.Workers.said() { // a definition of task managers alone
		x.jobs = []job{newJob(x, &Process{Path: workersPath, Slots: true, Team: -1})}
	}
	x.loads()
	x.workers()
	x.placeSlots()
	x.machines()
	x.leaveOver()
	x.pack()
	x.quotas()
	x.plan.Unsaid = x.unsaid()
	for i := range x.plan.Processes {
		if j := &x.jobs[i]; j.kind >= 0 {
			_, x.plan.Processes[i].CostPerMonth = x.costOf(j)
		}
	}
	if x.plan.Findings = x.findings(); len(c.Processes) == 0 {
		x.nobody()
	}
	return *x.plan
}

// nobody takes out the process that stood for those that are not there.
func (x *context) nobody() {
	x.plan.Processes = nil
	for i := range x.plan.TaskManagers {
		x.plan.TaskManagers[i].Processes = nil
	}
}

// said says whether anything is said of task managers.
func (w *Workers) said() bool {
	return w.Count.Given || w.Memory.Given || w.Parts != nil || w.CPU.Given || w.Slots.Given || w.AutoSize != nil
}

// context is a case, and what has been found out about it.
type context struct {
	*Case
	plan       *Plan
	jobs       []job  // by process
	kinds      []kind // of task managers
	leaderless int    // job managers that fit on no node
	skews      map[skewOf]float64
}

// job is a process, and what has been found out about it.
type job struct {
	*Process
	graph    flink.Graph
	most     int   // key groups by Flink's option; 0: it does not say
	apart    error // why operators that are to be co-located can not be
	vertices []flink.Vertex
	home     []int // by operator: its vertex
	layout   []flink.SharedSlot
	groups   []flink.GroupSlots // none, where it does not run in slots
	slots    int
	buffers  bufferNeeds
	loads    []load // by operator
	kind     int    // of its task managers; -1: none
}

func newJob(x *context, p *Process) job {
	j := job{Process: p, kind: -1}
	j.makeGraph(x)
	j.home = make([]int, len(p.Operators))
	for v := range j.vertices {
		for _, o := range j.vertices[v].Operators {
			j.home[o] = v
		}
	}
	if p.Slots {
		j.buffers = x.needs(&j)
		j.layout = flink.LayoutBy(x.mode(), j.vertices)
		j.groups = flink.SlotsPerGroup(j.vertices)
		j.slots = flink.Slots(j.vertices)
	}
	return j
}

// mode is how task managers share the slots.
func (x *context) mode() flink.Mode {
	switch x.option("taskmanager.load-balance.mode") {
	case "TASKS":
		return flink.SpreadTasks
	case "SLOTS":
		return flink.SpreadSlots
	}
	if x.option("cluster.evenly-spread-out-slots") == "true" {
		return flink.SpreadSlots
	}
	return flink.SpreadNone
}

// option is the value of a setting of Flink that the scenario gives by its own name; empty: none.
func (x *context) option(key string) string {
	for i := range x.Cluster.Options {
		if x.Cluster.Options[i].Key == key {
			return x.Cluster.Options[i].Value
		}
	}
	return ""
}

// show is what the plan says of the process besides its loads.
func (j *job) show() ProcessPlan {
	p := ProcessPlan{Process: j.Name, SlotsNeeded: j.slots, Subtasks: flink.Subtasks(j.vertices), CostLimit: j.Cost.MaxMonthly.Value}
	for _, g := range j.groups {
		p.SlotsPerGroup = append(p.SlotsPerGroup, GroupSlots(g))
	}
	for _, v := range j.vertices {
		var names []string
		for _, o := range v.Operators {
			names = append(names, j.Operators[o].Name)
		}
		p.Vertices = append(p.Vertices, names)
	}
	return p
}

package reports

import (
	"strconv"
	"strings"

	"simulate/sim/plan"
)

// planProcesses is a row a process: how large it is, and the network buffers of the task manager that needs most.
func planProcesses(r PlanReport) chapter {
	if len(r.Processes) == 0 {
		return chapter{}
	}
	t := figures{grid{names: "process"}}
	for _, p := range r.Processes {
		t.rows = append(t.rows, p.Process)
	}
	each := func(name, unit string, of func(plan.ProcessPlan) int64) {
		c := column{name: name, unit: unit}
		for _, p := range r.Processes {
			c.cells = append(c.cells, strconv.FormatInt(of(p), 10))
		}
		t.columns = append(t.columns, c)
	}
	each("operators", "", func(p plan.ProcessPlan) int64 { return int64(len(p.Operators)) })
	each("subtasks", "", func(p plan.ProcessPlan) int64 { return int64(p.Subtasks) })
	each("slots", "", func(p plan.ProcessPlan) int64 { return int64(p.SlotsNeeded) })
	each("buffers", "full speed", func(p plan.ProcessPlan) int64 { return p.NetworkBuffersNeeded })
	each("buffers", "to start", func(p plan.ProcessPlan) int64 { return p.NetworkBuffersRequired })
	each("buffers", "present", func(p plan.ProcessPlan) int64 { return p.NetworkBuffersPresent })
	c := chapter{title: "Processes", parts: []part{t}}
	c.say("network buffers are those of one task manager, the one where the process needs most")
	return c
}

// planChains is which operators run as one, for processes where any do.
func planChains(r PlanReport) chapter {
	c := chapter{title: "Chains"}
	for _, p := range r.Processes {
		if len(p.Vertices) == len(p.Operators) {
			continue
		}
		var all []string
		for _, v := range p.Vertices {
			all = append(all, strings.Join(v, " + "))
		}
		c.say("%s: %s", p.Process, strings.Join(all, "; "))
	}
	return c
}

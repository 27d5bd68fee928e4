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
	t := table{grid{names: "process"}}
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
	c := chapter{title: "Processes", blocks: []block{t}}
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

// planGroups is the slots of each slot-sharing group, and what one of them is.
func planGroups(r PlanReport) chapter {
	var rows [][]string
	for _, p := range r.Processes {
		for _, g := range p.SlotsPerGroup {
			placed, profile := placedOf(r.Slots.Assignments, p.Process, g.Group)
			rows = append(rows, []string{p.Process + " / " + g.Group, strconv.Itoa(g.Slots), strconv.Itoa(placed), profile})
		}
	}
	if len(rows) == 0 {
		return chapter{}
	}
	heads := []string{"slot-sharing group", "needed", "placed", "a slot has"}
	return chapter{title: "Slots", blocks: []block{listing{heads, rows}}}
}

func placedOf(all []plan.Assignment, process, group string) (count int, profile string) {
	for _, a := range all {
		if a.Process == process && a.Group == group {
			count, profile = count+a.Count, profileText(a.Profile)
		}
	}
	return count, profile
}

// profileText is a profile of slots in words.
func profileText(profile string) string {
	parts := strings.Split(profile, ",")
	names := []string{"cpu", "heap", "off-heap", "managed", "network"}
	for i, part := range parts {
		size, err := strconv.ParseInt(part, 10, 64)
		switch {
		case i >= len(names):
			parts[i] = strings.ReplaceAll(part, ":", " ")
		case i > 0 && err == nil:
			parts[i] = names[i] + " " + bytesText(size)
		default:
			parts[i] = names[i] + " " + part
		}
		parts[i] = strings.ReplaceAll(parts[i], " ", glue)
	}
	return strings.Join(parts, ", ")
}

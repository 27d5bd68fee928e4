package reports

import (
	"fmt"
	"strconv"
	"strings"

	"simulate/sim/plan"
)

// mostRuns is how many rows of task managers are shown.
const mostRuns = 40

// run is task managers in a row with the same slots.
type run struct {
	first, last string
	slots, free int // of one
	holds       string
}

// planAssignments is which slots are on which task managers; neighbours that are alike are one row.
func planAssignments(r PlanReport) chapter {
	runs := stretches(r)
	if len(runs) == 0 {
		return chapter{}
	}
	var rows [][]string
	for _, one := range runs[:min(len(runs), mostRuns)] {
		name := one.first
		if one.last != one.first {
			name += " to " + one.last
		}
		rows = append(rows, []string{name, strconv.Itoa(one.slots), strconv.Itoa(one.free), one.holds})
	}
	c := chapter{title: "Slots of each task manager", parts: []part{listing{[]string{"task managers", "slots", "free", "of"}, rows}}}
	if more := len(runs) - mostRuns; more > 0 {
		c.say("and %s: -o json lists them", plural(more, "more row"))
	}
	return c
}

// stretches joins neighbours that hold the same.
func stretches(r PlanReport) []run {
	on, free := map[string][]plan.Assignment{}, map[string]int{}
	for _, a := range r.Slots.Assignments {
		on[a.TaskManager] = append(on[a.TaskManager], a)
	}
	for _, f := range r.Slots.FreeOn {
		free[f.TaskManager] = f.Count
	}
	var runs []run
	for _, kind := range r.TaskManagers {
		for i := range kind.Count {
			name := fmt.Sprintf("tm-%d", kind.First+i)
			next := held(on[name])
			next.first, next.last, next.free = name, name, free[name]
			if last := len(runs) - 1; last >= 0 && runs[last].holds == next.holds && runs[last].free == next.free {
				runs[last].last = name
				continue
			}
			runs = append(runs, next)
		}
	}
	return runs
}

// held is what one task manager holds.
func held(all []plan.Assignment) run {
	if len(all) == 0 {
		return run{holds: "nobody"}
	}
	var one run
	var parts []string
	for _, a := range all {
		one.slots += a.Count
		parts = append(parts, strings.ReplaceAll(fmt.Sprintf("%d of %s / %s", a.Count, a.Process, a.Group), " ", glue))
	}
	one.holds = strings.Join(parts, ", ")
	return one
}

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
	count       int
	slots       int // of one
	holds       string
}

// planAssignments is which slots are on which task managers; neighbours that are alike are one row.
func planAssignments(r PlanReport) chapter {
	runs := stretches(r.Slots.Assignments)
	if len(runs) == 0 {
		return chapter{}
	}
	var rows [][]string
	for _, one := range runs[:min(len(runs), mostRuns)] {
		name := one.first
		if one.count > 1 {
			name += " to " + one.last
		}
		rows = append(rows, []string{name, strconv.Itoa(one.slots), one.holds})
	}
	c := chapter{title: "Slots of each task manager", blocks: []part{listing{[]string{"task managers", "slots", "of"}, rows}}}
	if more := len(runs) - mostRuns; more > 0 {
		c.say("and %s: -o json lists them", plural(more, "more row"))
	}
	return c
}

// stretches joins neighbours that hold the same.
func stretches(all []plan.Assignment) []run {
	var runs []run
	for len(all) > 0 {
		n := 1
		for n < len(all) && all[n].TaskManager == all[0].TaskManager {
			n++
		}
		next := held(all[:n])
		if last := len(runs) - 1; last >= 0 && runs[last].holds == next.holds {
			runs[last].last, runs[last].count = next.last, runs[last].count+1
		} else {
			runs = append(runs, next)
		}
		all = all[n:]
	}
	return runs
}

// held is what one task manager holds.
func held(all []plan.Assignment) run {
	one := run{first: all[0].TaskManager, last: all[0].TaskManager, count: 1}
	var parts []string
	for _, a := range all {
		one.slots += a.Count
		parts = append(parts, strings.ReplaceAll(fmt.Sprintf("%d of %s / %s", a.Count, a.Process, a.Group), " ", glue))
	}
	one.holds = strings.Join(parts, ", ")
	return one
}

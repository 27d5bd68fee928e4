package workload

import (
	"fmt"
	"slices"

	"simulate/sim/clock"
)

// Column says what a column of a list holds.
type Column struct {
	Of   string  // a resource, or one of the names below
	Name string  // of the column
	Unit float64 // one of its numbers in nanoseconds or in the cluster's integers; 0: a second, a piece; of end: as of time
}

// What a column may hold besides amounts of the resource it is named after.
const (
	ofTime     = "time"       // when the request arrives
	ofEnd      = "end"        // when it ended; empty: it stays
	ofDuration = "duration"   // how long it took; empty: it stays
	ofEstimate = "estimate"   // how long it was said to take; empty: its duration
	ofGPU      = "gpu"        // how many devices; below 1 a share of one
	ofGPUMilli = "gpu_milli"  // thousandths of each device
	ofModels   = "gpu_models" // names of models that will do, joined by |; empty: any
	ofPriority = "priority"   // critical, high, medium, low (4 to 1) or an integer
	ofTenant   = "tenant"
	ofGang     = "gang" // so many at once
	ofName     = "name"
)

// notResources are all of them.
var notResources = [...]string{ofTime, ofEnd, ofDuration, ofEstimate, ofGPU, ofGPUMilli, ofModels, ofPriority, ofTenant, ofGang, ofName}

func isResource(of string) bool { return !slices.Contains(notResources[:], of) }

// ofPods is the resource of which each pod of openb asks for one.
const ofPods = "pods"

// layoutColumn is a column that a layout has.
type layoutColumn struct {
	Column
	optional bool // files without it can be read
	unknown  bool // -1, and whatever is not above 0, means that nothing is known
}

var openBColumns = [...]layoutColumn{
	{Column: Column{ofTime, "creation_time", 0}},
	{Column: Column{ofEnd, "deletion_time", 0}, optional: true},
	{Column: Column{ofName, "name", 0}, optional: true},
	{Column: Column{"cpu", "cpu_milli", 1}},
	{Column: Column{"memory", "memory_mib", 1 << 20}},
	{Column: Column{ofGPU, "num_gpu", 0}},
	{Column: Column{ofGPUMilli, "gpu_milli", 0}},
	{Column: Column{ofModels, "gpu_spec", 0}, optional: true},
}

// swfColumns: processors are those that were asked for, those that were used where that is not known.
var swfColumns = [...]layoutColumn{
	{Column: Column{ofTime, "submit", 0}},
	{Column: Column{ofName, "job", 0}},
	{Column: Column{"cpu", "processors", 1000}, unknown: true},
	{Column: Column{"cpu", "processors_asked", 1000}, unknown: true},
	{Column: Column{ofDuration, "run", 0}, unknown: true},
	{Column: Column{ofEstimate, "time_asked", 0}, unknown: true},
}

// allColumns are the columns that are read: those of the layout that the scenario does not name, then its own.
func (t *RequestTrace) allColumns() (list []layoutColumn) {
	own := func(of string) bool { return slices.ContainsFunc(t.Columns, func(c Column) bool { return c.Of == of }) }
	layout := map[Layout][]layoutColumn{OpenB: openBColumns[:], SWF: swfColumns[:]}[t.Layout]
	for _, c := range layout {
		if !own(c.Of) && !(c.Of == ofEnd && own(ofDuration)) && !(c.Of == ofDuration && own(ofEnd)) {
			list = append(list, c)
		}
	}
	for _, c := range t.Columns {
		list = append(list, layoutColumn{Column: c})
	}
	return list
}

// Asks names the resources that the requests ask for besides devices.
func (t *RequestTrace) Asks() (names []string) {
	for _, c := range t.allColumns() {
		if isResource(c.Of) && !slices.Contains(names, c.Of) {
			names = append(names, c.Of)
		}
	}
	if t.Layout == OpenB && !slices.Contains(names, ofPods) {
		names = append(names, ofPods)
	}
	return names
}

// columnProblems checks what the scenario says of columns.
func (t *RequestTrace) columnProblems() (problems []Problem) {
	say := func(of, message string, values ...any) {
		problems = append(problems, Problem{"trace.columns" + of, fmt.Sprintf(message, values...)})
	}
	has := map[string]bool{}
	for _, c := range t.Columns {
		if message := c.problem(has[c.Of]); message != "" {
			say("."+c.Of, "%s", message)
		}
		has[c.Of] = true
	}
	switch {
	case t.Layout != CSV:
		return problems
	case !has[ofGPU] && len(t.Asks()) == 0:
		say("", "no column says what a request asks for; e.g. {cpu: cores}")
	case !has[ofTime] && t.timed():
		say("", "no column says when requests arrive; name it as time, or choose order: file, shuffle or together")
	}
	if has[ofEnd] && has[ofDuration] {
		say(".end", "stands beside duration; give one of them")
	}
	if has[ofEnd] && !has[ofTime] {
		say(".end", "needs time, from which it counts")
	}
	if has[ofGPUMilli] && !has[ofGPU] {
		say(".gpu_milli", "needs gpu: of so many devices each")
	}
	return problems
}

// problem is what is wrong with a column; empty: nothing.
func (c *Column) problem(twice bool) string {
	switch {
	case twice:
		return "is given twice; expected one column"
	case c.Name == "":
		return "expected the name of a column"
	case !(c.Unit >= 0 && c.Unit <= mostOfResource):
		return fmt.Sprintf("a unit must be above 0, is %g", c.Unit)
	case c.Unit > 0 && c.Unit < 1 && c.isTime():
		return fmt.Sprintf("a unit of time must be a nanosecond at least, is %gns", c.Unit)
	}
	return ""
}

func (c *Column) isTime() bool {
	return c.Of == ofTime || c.Of == ofEnd || c.Of == ofDuration || c.Of == ofEstimate
}

// nanoseconds is the unit of a column of times.
func (c *Column) nanoseconds() clock.Time {
	if c.Unit == 0 {
		return clock.Second
	}
	return clock.Time(c.Unit)
}

// integers is the unit of a column of amounts.
func (c *Column) integers() float64 {
	if c.Unit == 0 {
		return 1
	}
	return c.Unit
}

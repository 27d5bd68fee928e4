package reports

import (
	"fmt"
	"math"
	"slices"
	"strconv"

	"simulate/sim/plan"
)

// plannedOperator is an operator with the process that it belongs to.
type plannedOperator struct {
	plan.OperatorPlan
	process string
	alone   bool // the process is planned as this one operator
}

// name is what a row is called.
func (o plannedOperator) name() string {
	if o.alone {
		return o.process
	}
	return o.process + " / " + o.Operator
}

func plannedOperators(r PlanReport) []plannedOperator {
	var all []plannedOperator
	for _, p := range r.Processes {
		for _, o := range p.Operators {
			all = append(all, plannedOperator{o, p.Process, len(p.Operators) == 1})
		}
	}
	return all
}

// known are the operators whose loads are known.
func known(r PlanReport) []plannedOperator {
	return slices.DeleteFunc(plannedOperators(r), func(o plannedOperator) bool { return !o.Known })
}

// operatorTable is a table in the making, a row an operator.
type operatorTable struct {
	figures
	all []plannedOperator
	at  []int // by operator: its row; others are names of processes
}

func newOperatorTable(all []plannedOperator) *operatorTable {
	t := &operatorTable{figures: figures{grid{names: "operator"}}, all: all}
	for i, o := range all {
		name := o.process
		if !o.alone {
			if i == 0 || all[i-1].process != o.process {
				t.rows = append(t.rows, o.process)
			}
			name = "  " + o.Operator
		}
		t.at = append(t.at, len(t.rows))
		t.rows = append(t.rows, name)
	}
	return t
}

// put adds a column, a cell an operator.
func (t *operatorTable) put(name, unit string, of func(i int) string) {
	c := column{name: name, unit: unit, cells: make([]string, len(t.rows))}
	for i, row := range t.at {
		c.cells[row] = of(i)
	}
	t.columns = append(t.columns, c)
}

// measure adds a column of numbers of a quantity, none for those that have no value; what is not known is left blank.
func (t *operatorTable) measure(name string, q quantity, none string, of func(plannedOperator) float64) {
	values, most := make([]float64, len(t.all)), 0.0
	for i, o := range t.all {
		if values[i] = math.NaN(); o.Known {
			values[i] = of(o)
		}
		if observed(values[i]) {
			most = max(most, values[i])
		}
	}
	u := q.unit(most)
	t.put(name, u.name, func(i int) string {
		switch {
		case !t.all[i].Known:
			return ""
		case !observed(values[i]):
			return none
		}
		return u.value(values[i])
	})
}

func (t *operatorTable) count(name, unit string, of func(plannedOperator) string) {
	t.put(name, unit, func(i int) string { return of(t.all[i]) })
}

// planOperators is the load of each operator.
func (s style) planOperators(r PlanReport) chapter {
	all := plannedOperators(r)
	if len(all) == 0 {
		return chapter{}
	}
	t := newOperatorTable(all)
	t.count("parallelism", "", func(o plannedOperator) string { return strconv.Itoa(o.Parallelism) })
	t.count("key groups", "in all", func(o plannedOperator) string { return strconv.Itoa(o.MaxParallelism) })
	t.count("key groups", "most", func(o plannedOperator) string { return strconv.Itoa(o.KeyGroupsMax) })
	c := chapter{title: "Load of operators", parts: []part{&t.figures}}
	if len(known(r)) == 0 {
		c.say("the load of none is known: no workload comes to it, or its rate depends on the system")
		return c
	}
	t.measure("rate", rate, "", func(o plannedOperator) float64 { return o.Rate })
	if slices.ContainsFunc(all, func(o plannedOperator) bool { return o.PeakRate > o.Rate }) {
		t.measure("peak", rate, "", func(o plannedOperator) float64 { return o.PeakRate })
	}
	if slices.ContainsFunc(all, func(o plannedOperator) bool { return o.BytesPerS > 0 }) {
		t.count("bytes", "a second", func(o plannedOperator) string { return knownBytes(o.BytesPerS) })
	}
	t.measure("service", duration, "", func(o plannedOperator) float64 { return o.ServiceS })
	t.measure("load", number, "", func(o plannedOperator) float64 { return o.OfferedLoad })
	t.measure("utilization", share, "", func(o plannedOperator) float64 { return o.Utilization })
	t.measure("hottest", share, "", func(o plannedOperator) float64 { return o.Hottest })
	t.measure("latency", duration, s.bad("unstable"), latencyOf)
	c.say("load: busy servers, rate times service; hottest: utilization of the subtask with the largest share; latency: mean, a first guess")
	if n := len(all) - len(known(r)); n > 0 {
		c.say("the load of %s is not known: no workload comes to it, or its rate depends on the system", plural(n, "operator"))
	}
	return c
}

// knownBytes is an amount of bytes; empty: it is not known.
func knownBytes(n float64) string {
	if n == 0 {
		return ""
	}
	return bytesText(int64(n))
}

func latencyOf(o plannedOperator) float64 {
	if o.LatencyS == nil {
		return math.NaN()
	}
	return *o.LatencyS
}

// planNeeds is how many subtasks loads need.
func planNeeds(r PlanReport) chapter {
	all := slices.DeleteFunc(known(r), func(o plannedOperator) bool { return o.Needs == plan.Parallelisms{} })
	if len(all) == 0 {
		return chapter{}
	}
	t := newOperatorTable(all)
	t.count("there", "", func(o plannedOperator) string { return strconv.Itoa(o.Parallelism) })
	promised := false
	for _, need := range []struct {
		name, unit string
		of         func(plan.Parallelisms) int
	}{
		{"stable", "", func(n plan.Parallelisms) int { return n.Stable }},
		{"80 %", "busy", func(n plan.Parallelisms) int { return n.At80 }},
		{"70 %", "busy", func(n plan.Parallelisms) int { return n.At70 }},
		{"p99", "in time", func(n plan.Parallelisms) int { return n.P99 }},
		{"p50", "in time", func(n plan.Parallelisms) int { return n.P50 }},
	} {
		if slices.ContainsFunc(all, func(o plannedOperator) bool { return need.of(o.Needs) != 0 }) {
			promised = promised || need.unit == "in time"
			t.count(need.name, need.unit, func(o plannedOperator) string { return enough(need.of(o.Needs)) })
		}
	}
	c := chapter{title: "Parallelism that loads need", parts: []part{&t.figures}}
	if c.say("all subtasks equally loaded"); promised {
		c.say("in time: within the process's targets, as if this operator might take all of it")
	}
	return c
}

func enough(n int) string {
	switch n {
	case 0:
		return ""
	case plan.Impossible:
		return "none"
	}
	return strconv.Itoa(n)
}

// planLatency is the formula of each guess of a latency, operators with the same one together.
func planLatency(r PlanReport) chapter {
	c := chapter{title: "Formulas of latencies"}
	var formulas []string
	names := map[string][]string{}
	for _, o := range known(r) {
		if o.Formula == "" {
			continue
		}
		if names[o.Formula] == nil {
			formulas = append(formulas, o.Formula)
		}
		name := o.name()
		if o.BufferWaitS > 0 {
			u := duration.unit(o.BufferWaitS)
			name += fmt.Sprintf(" (%s %s in buffers)", u.value(o.BufferWaitS), u.name)
		}
		names[o.Formula] = append(names[o.Formula], name)
	}
	for _, f := range formulas {
		c.say("%s: %s", f, joined(names[f]))
	}
	return c
}

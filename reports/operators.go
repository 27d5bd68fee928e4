package reports

import (
	"fmt"
	"slices"
	"strings"

	"simulate/sim/experiment"
)

// wanted is a metric that is a column of a table.
type wanted struct {
	metric string
	always bool // also when it is 0, or all there is, everywhere
}

// perOperator are the columns of the table of operators.
var perOperator = []wanted{
	{"parallelism_mean", true},
	{"utilization", true},
	{"wait_mean_s", true},
	{"wait_p99_s", true},
	{"queue_mean", true},
	{"backpressured_share", true},
	{"drop_share", false},
	{"availability", false},
	{"throughput_eps", true},
}

// operators is the table of a process's operators and where its work is tightest.
func (p *page) operators(v experiment.Variant, ix index, process string) {
	among := operators(v, process)
	if len(among) == 0 {
		return
	}
	p.apart()
	p.grid(p.operatorGrid(ix, among))
	if busy, most, known := ix.busiest(among); known {
		u := share.unit()
		p.line(fmt.Sprintf("  busiest: %s, whose servers work %s %% of the time", busy.Operator, u.value(most.Value)), 4)
	}
	p.skew(v, ix, among)
}

func (p *page) operatorGrid(ix index, among []experiment.Scope) grid {
	g := grid{names: "  operator"}
	busy, _, known := ix.busiest(among)
	for _, s := range among {
		name := "  " + s.Operator
		if known && s == busy && len(among) > 1 {
			name += p.strong(p.either(" ◀", " <")) + " busiest"
		}
		g.rows = append(g.rows, name)
	}
	g.columns = p.columns(ix, among, perOperator)
	return g
}

// columns are those of a table with a row for each of the scopes.
func (p *page) columns(ix index, among []experiment.Scope, all []wanted) []column {
	var columns []column
	for _, c := range all {
		cells := make([]found, len(among))
		for i, s := range among {
			cells[i].Metric, cells[i].ok = ix.get(c.metric, s)
		}
		if c.always && present(cells) || !trivial(cells) {
			columns = append(columns, p.column(c.metric, cells))
		}
	}
	return columns
}

// found is a metric that may be missing.
type found struct {
	experiment.Metric
	ok bool
}

func present(cells []found) bool {
	return slices.ContainsFunc(cells, func(c found) bool { return c.ok })
}

// trivial says that a column tells nothing: no drops, always available.
func trivial(cells []found) bool {
	return !slices.ContainsFunc(cells, func(c found) bool {
		nothing := 0.0
		if c.Name == "availability" {
			nothing = 1
		}
		return c.ok && c.Value != nothing
	})
}

// column is a metric with one unit for all its cells; a metric that a row cannot have is left blank.
func (p *page) column(name string, cells []found) column {
	values := make([]float64, 0, len(cells))
	for _, c := range cells {
		if c.ok {
			values = append(values, c.Value)
		}
	}
	u := quantityOf(name).unit(values...)
	col := column{name: name, unit: u.name, cells: make([]string, len(cells))}
	for i, c := range cells {
		if c.ok {
			col.cells[i] = p.measured(u, c.Metric)
		}
	}
	return col
}

// skew says how unevenly the work is spread over subtasks, where they were observed.
func (p *page) skew(v experiment.Variant, ix index, among []experiment.Scope) {
	for _, s := range among {
		all := subtasks(v, s)
		if !ix.uneven(all) {
			continue
		}
		where, most, _ := ix.busiest(all)
		var values []float64
		for _, one := range all {
			if m, ok := ix.get("utilization", one); ok && observed(m.Value) {
				values = append(values, m.Value)
			}
		}
		slices.Sort(values)
		u := share.unit()
		p.line(strings.Join([]string{
			fmt.Sprintf("  subtasks of %s: %d is the busiest at %s %%,", s.Operator, where.Subtask, u.value(most.Value)),
			fmt.Sprintf("the median %s %%, the least busy %s %%", u.value(median(values)), u.value(values[0])),
		}, " "), 4)
	}
}

// median of sorted values.
func median(sorted []float64) float64 {
	n := len(sorted)
	return (sorted[(n-1)/2] + sorted[n/2]) / 2
}

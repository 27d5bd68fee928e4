package reports

import (
	"fmt"
	"slices"
	"strings"

	"simulate/sim/experiment"
)

// mainMetrics are the columns of a comparison; the utilization is that of the busiest operator.
var mainMetrics = []string{
	"latency_mean_s", "latency_p50_s", "latency_p99_s", "throughput_eps", "dropped_share",
	"utilization", "lag_max_events",
}

// wideMetrics are those of a wide summary.
var wideMetrics = []string{
	"latency_mean_s", "latency_p50_s", "latency_p90_s", "latency_p95_s", "latency_p99_s", "latency_p999_s", "latency_max_s", "throughput_eps",
	"consumed_eps", "offered_eps", "dropped_share", "utilization", "lag_mean_events", "lag_max_events", "lag_age_max_s", "catch_up_s",
	"availability", "downtime_s", "makespan_s",
}

// compared shows several variants: a table for each process, and each workload told apart in it.
func (p *page) compared(r Report) {
	for _, s := range allEnds(r.Variants) {
		p.section(title(s))
		p.variants(r, s, withJudged(r, s, p.columnsOf(r, s)))
		p.busiest(r, s)
		p.hottest(r, s)
		p.eachOperators(r, s)
	}
	p.folded(func() { p.comparedCluster(r) })
}

// columnsOf are the columns of a process that are shown; of a wide summary those that tell something.
func (p *page) columnsOf(r Report, s experiment.Scope) []string {
	if !p.Wide {
		return mainMetrics
	}
	return each(filled(r, picks(s, wideMetrics)), func(one pick) string { return one.metric })
}

// eachOperators are the operators of each variant, in a wide summary.
func (p *page) eachOperators(r Report, s experiment.Scope) {
	if !p.Wide || s.Workload != "" {
		return
	}
	names := labels(r.Variants)
	for _, v := range r.Variants {
		p.section(title(s) + ", " + names[v.Name])
		p.operators(v, indexed(v), s.Process)
	}
}

// withJudged are the columns of a scope: the main metrics and what is judged in it.
func withJudged(r Report, s experiment.Scope, main []string) []string {
	names := slices.Clone(main)
	for _, j := range r.Thresholds {
		if normal(j.Scope) == s && !slices.Contains(names, j.Metric) {
			names = append(names, j.Metric)
		}
	}
	return names
}

// variants is the table of variants by metrics in one scope.
func (p *page) variants(r Report, s experiment.Scope, metrics []string) {
	p.beside(r, picks(s, metrics))
}

func picks(s experiment.Scope, metrics []string) []pick {
	picked := make([]pick, len(metrics))
	for i, name := range metrics {
		picked[i] = pick{name, s, name}
	}
	return picked
}

// pick is a metric in a scope that is a column of a table, with the head of the column.
type pick struct {
	metric string
	scope  experiment.Scope
	head   string
}

// beside is the table of variants by what is picked, the best of each column marked, with what the marks mean.
func (p *page) beside(r Report, picked []pick) {
	if p.sideBySide(r, picked) {
		p.legend(r)
	}
}

func (p *page) legend(r Report) {
	p.line("  * best   ~ no significant difference from "+labels(r.Variants)[r.Variants[0].Name], 4)
}

// sideBySide is the table, and says whether anything is marked in it.
func (p *page) sideBySide(r Report, picked []pick) (marked bool) {
	names := labels(r.Variants)
	g := grid{names: "  variant"}
	for _, v := range r.Variants {
		g.rows = append(g.rows, "  "+names[v.Name])
	}
	for _, one := range picked {
		cells := make([]found, len(r.Variants))
		for i, v := range r.Variants {
			cells[i] = measuredAt(v, one.metric, one.scope)
		}
		if !present(cells) {
			continue
		}
		c := p.column(one.metric, cells)
		c.name = one.head
		if marks := p.marks(r, one.scope, one.metric, cells); marks != nil {
			marked = true
			for i, mark := range marks {
				c.cells[i] += " " + mark
			}
		}
		g.columns = append(g.columns, c)
	}
	p.grid(g)
	return marked
}

// measuredAt is a metric in a scope; utilization end to end is that of the busiest operator.
func measuredAt(v experiment.Variant, name string, s experiment.Scope) found {
	ix := indexed(v)
	if name == "utilization" && s.Operator == "" {
		_, m, ok := ix.busiest(operators(v, s.Process))
		return found{m, ok}
	}
	m, ok := ix.get(name, s)
	return found{m, ok}
}

// busiest names the operator behind the column of utilizations.
func (p *page) busiest(r Report, s experiment.Scope) {
	var names, words []string
	label := labels(r.Variants)
	for _, v := range r.Variants {
		if where, _, ok := indexed(v).busiest(operators(v, s.Process)); ok {
			names = append(names, where.Operator)
			words = append(words, where.Operator+" ("+label[v.Name]+")")
		}
	}
	switch slices.Sort(names); {
	case len(names) == 0:
	case names[0] == names[len(names)-1]:
		p.line("  utilization is that of the busiest operator, "+names[0], 4)
	default:
		p.line("  utilization is that of the busiest operator: "+strings.Join(words, ", "), 4)
	}
}

// hottest names the busiest subtask of each variant, where subtasks were observed and are not equally busy.
func (p *page) hottest(r Report, s experiment.Scope) {
	var words []string
	label, u := labels(r.Variants), share.unit()
	for _, v := range r.Variants {
		ix := indexed(v)
		var uneven []experiment.Scope
		for _, operator := range operators(v, s.Process) {
			if all := subtasks(v, operator); ix.uneven(all) {
				uneven = append(uneven, all...)
			}
		}
		if where, most, ok := ix.busiest(uneven); ok {
			words = append(words, fmt.Sprintf("%d of %s at %s %% (%s)", where.Subtask, where.Operator, u.value(most.Value), label[v.Name]))
		}
	}
	if len(words) > 0 {
		p.line("  busiest subtask: "+strings.Join(words, ", "), 4)
	}
}

func allEnds(variants []experiment.Variant) []experiment.Scope {
	var all []experiment.Scope
	for _, v := range variants {
		for _, s := range ends(v) {
			if !slices.Contains(all, s) {
				all = append(all, s)
			}
		}
	}
	return all
}

package reports

import (
	"fmt"
	"slices"
	"strings"

	"simulate/sim/experiment"
)

// fact is one line about a process: metrics of one quantity, in one unit.
type fact struct {
	name    string
	metrics []named
	zero    bool // shown even if all are 0
}

type named struct{ word, metric string }

// facts are what a planner asks of a process, in that order.
var facts = []fact{
	{"latency", []named{
		{"mean", "latency_mean_s"},
		{"p50", "latency_p50_s"},
		{"p90", "latency_p90_s"},
		{"p95", "latency_p95_s"},
		{"p99", "latency_p99_s"},
		{"p99.9", "latency_p999_s"},
		{"max", "latency_max_s"},
	}, true},
	{"throughput", []named{{"out", "throughput_eps"}, {"taken in", "consumed_eps"}, {"offered", "offered_eps"}}, true},
	{"events", []named{{"offered", "offered"}, {"finished", "finished"}, {"dropped", "dropped"}, {"still inside", "inside"}}, true},
	{"dropped", []named{{"share", "dropped_share"}}, false},
	{"lag, events", []named{{"mean", "lag_mean_events"}, {"max", "lag_max_events"}}, false},
	{"lag, age", []named{{"max", "lag_age_max_s"}, {"caught up in", "catch_up_s"}}, false},
	{"downtime", []named{{"total", "downtime_s"}}, false},
	{"sla violated", []named{{"total", "sla_violation_s"}}, false},
}

// planned shows one variant: each process as a whole, then its operators; requests, and the machines that they are for.
func (p *page) planned(v experiment.Variant) {
	ix, shown := indexed(v), []string{}
	for _, s := range ends(v) {
		p.section(title(s))
		p.facts(facts, ix, s)
		if !slices.Contains(shown, s.Process) {
			shown = append(shown, s.Process)
			p.operators(v, ix, s.Process)
		}
	}
	p.folded(func() {
		p.requested(v, ix)
		p.machines(v, ix)
	})
}

func title(s experiment.Scope) string {
	text := "Process " + s.Process
	if s.Workload != "" {
		text += ", workload " + s.Workload
	}
	return text
}

func (p *page) facts(all []fact, ix index, s experiment.Scope) {
	for _, f := range all {
		if text, unit := p.fact(f, ix, s); text != "" {
			name := f.name
			if unit != "" {
				name += " (" + unit + ")"
			}
			p.add(said{name, text, paragraph{fmt.Sprintf("  %-17s %s", name, text), 20}})
		}
	}
}

// fact is the text of a line and its unit; empty if there is nothing to say.
func (p *page) fact(f fact, ix index, s experiment.Scope) (text, unit string) {
	var found []experiment.Metric
	var words []string
	var values []float64
	for _, n := range f.metrics {
		if m, ok := ix.get(n.metric, s); ok {
			found, words, values = append(found, m), append(words, n.word), append(values, m.Value)
		}
	}
	if len(found) == 0 || !f.zero && !slices.ContainsFunc(values, func(v float64) bool { return v != 0 }) {
		return "", ""
	}
	q := quantityOf(found[0].Name)
	u := q.unit(values...)
	for i, m := range found {
		text := words[i] + " " + p.measured(u, m)
		if q == number { // counts of all sizes stand here
			own := q.unit(m.Value)
			text = strings.TrimSpace(words[i] + " " + p.measured(own, m) + " " + own.name)
		}
		words[i] = strings.ReplaceAll(text, " ", glue)
	}
	if q == number {
		return strings.Join(words, "   "), ""
	}
	return strings.Join(words, "   "), u.name
}

// measured is a metric with its half-width in u, without the unit.
func (p *page) measured(u unit, m experiment.Metric) string {
	if wide, ok := half(m); ok {
		return u.with(m.Value, wide, p.plusMinus())
	}
	return u.value(m.Value)
}

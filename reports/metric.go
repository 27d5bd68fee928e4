package reports

import (
	"simulate/sim/experiment"
)

// describe is what the catalog says of a metric; of one that it does not know, only the name.
func describe(name string) experiment.MetricInfo {
	if m, known := experiment.FindMetric(name); known {
		return m
	}
	return experiment.MetricInfo{Name: name, Neutral: true}
}

// quantityOf says how people read a metric.
func quantityOf(name string) quantity {
	switch m := describe(name); {
	case m.Unit == "s":
		return duration
	case m.Unit == "1/s":
		return rate
	case m.IsShare():
		return share
	}
	return number
}

// half is the half-width of an interval around value: the wider side where it is not in the middle.
func half(m experiment.Metric) (width float64, ok bool) {
	if m.CI95 == nil || !observed(m.Value) || !observed(m.CI95.Low) || !observed(m.CI95.High) {
		return 0, false
	}
	return max(m.CI95.High-m.Value, m.Value-m.CI95.Low), true
}

// index finds a variant's metrics by name and scope.
type index map[key]experiment.Metric

type key struct {
	name  string
	scope experiment.Scope
}

func indexed(v experiment.Variant) index {
	ix := make(index, len(v.Metrics))
	for _, m := range v.Metrics {
		ix[key{m.Name, normal(m.Scope)}] = m
	}
	return ix
}

func (ix index) get(name string, s experiment.Scope) (experiment.Metric, bool) {
	m, ok := ix[key{name, normal(s)}]
	return m, ok
}

// scopes lists, in order of appearance, the scopes of v's metrics that keep says are wanted.
func scopes(v experiment.Variant, keep func(experiment.Scope) bool) []experiment.Scope {
	var list []experiment.Scope
	seen := map[experiment.Scope]bool{}
	for _, m := range v.Metrics {
		s := normal(m.Scope)
		if !seen[s] && keep(s) {
			seen[s] = true
			list = append(list, s)
		}
	}
	return list
}

// ends are the scopes that are measured end to end: processes, and their workloads where told apart.
func ends(v experiment.Variant) []experiment.Scope {
	return scopes(v, func(s experiment.Scope) bool { return s.Process != "" && s.Operator == "" && s.Part == "" })
}

// operators are the operators of a process, each as a whole.
func operators(v experiment.Variant, process string) []experiment.Scope {
	return scopes(v, func(s experiment.Scope) bool {
		return s.Process == process && s.Operator != "" && s.Subtask < 0 && s.Workload == "" && s.Part == ""
	})
}

// subtasks are the subtasks of one operator, where the scenario asked for them.
func subtasks(v experiment.Variant, of experiment.Scope) []experiment.Scope {
	return scopes(v, func(s experiment.Scope) bool {
		return s.Process == of.Process && s.Operator == of.Operator && s.Subtask >= 0 && s.Workload == ""
	})
}

// busiest is the one of the scopes with the highest utilization, and that utilization; nothing if none has one.
func (ix index) busiest(among []experiment.Scope) (where experiment.Scope, most experiment.Metric, ok bool) {
	return ix.extreme(among, func(a, b float64) bool { return a > b })
}

// idlest is the one with the lowest.
func (ix index) idlest(among []experiment.Scope) (where experiment.Scope, least experiment.Metric, ok bool) {
	return ix.extreme(among, func(a, b float64) bool { return a < b })
}

// uneven says whether the busiest of the scopes works noticeably more than the idlest: by two points, and by a
// twentieth.
func (ix index) uneven(among []experiment.Scope) bool {
	_, most, ok := ix.busiest(among)
	_, least, _ := ix.idlest(among)
	return ok && most.Value-least.Value > 0.02 && least.Value < 0.95*most.Value
}

func (ix index) extreme(among []experiment.Scope, beats func(a, b float64) bool) (where experiment.Scope, m experiment.Metric, ok bool) {
	for _, s := range among {
		one, has := ix.get("utilization", s)
		if has && observed(one.Value) && (!ok || beats(one.Value, m.Value)) {
			where, m, ok = s, one, true
		}
	}
	return where, m, ok
}

package reports

import (
	"slices"

	"simulate/sim/clock"
	"simulate/sim/experiment"
)

const parallelismMean = "parallelism_mean"

// withParallelism adds a series of the number of subtasks of each operator in which variants differ, where there is none:
// nothing rescales an operator of an ideal process, so the line goes straight from the beginning to the horizon.
func withParallelism(r Report) Report {
	if len(subjects(r, parallelismMean, "")) > 0 {
		return r
	}
	differing := differingIn(r, parallelismMean)
	r.Variants = slices.Clone(r.Variants)
	for i := range r.Variants {
		v := &r.Variants[i]
		v.Series = slices.Clip(v.Series)
		for _, m := range v.Metrics {
			if m.Name == parallelismMean && slices.Contains(differing, normal(m.Scope)) {
				level := []float64{m.Value, m.Value}
				v.Series = append(v.Series, experiment.Series{
					Name: m.Name, Scope: m.Scope, Unit: "1", At: []clock.Time{0, v.Simulated.Horizon}, Mean: level, Lo: level, Hi: level,
				})
			}
		}
	}
	return r
}

// differingIn are the scopes in which a metric is not the same in all variants.
func differingIn(r Report, metric string) []experiment.Scope {
	first := map[experiment.Scope]float64{}
	var all []experiment.Scope
	for _, v := range r.Variants {
		for _, m := range v.Metrics {
			if m.Name != metric {
				continue
			}
			scope := normal(m.Scope)
			if value, known := first[scope]; !known {
				first[scope] = m.Value
			} else if value != m.Value && !slices.Contains(all, scope) {
				all = append(all, scope)
			}
		}
	}
	return all
}

package reports

import (
	"fmt"
	"io"

	"simulate/sim/experiment"
)

// gaugeJSON is an entry that github-action-benchmark reads, of a tool customSmallerIsBetter or customBiggerIsBetter.
type gaugeJSON struct {
	Name  string  `json:"name"`
	Unit  string  `json:"unit"`
	Value decimal `json:"value"`
	Range string  `json:"range,omitempty"`
	Extra string  `json:"extra"`
}

// gaugeMark is in every entry.
const gaugeMark = `"extra": "n=`

// Gauges writes what was measured end to end for github-action-benchmark, which draws it over commits: the metrics of
// which more is better, or those of which less is; a file holds one direction.
func Gauges(up bool) func(w io.Writer, all []Report) error {
	return func(w io.Writer, all []Report) error {
		list := []gaugeJSON{}
		for _, r := range all {
			for _, v := range r.Variants {
				for _, m := range v.Metrics {
					if gauged(m) && describe(m.Name).Up == up && observed(m.Value) {
						list = append(list, gauge(r, v, m))
					}
				}
			}
		}
		return WriteJSON(w, list)
	}
}

// gauged says whether a metric is one end to end.
func gauged(m experiment.Metric) bool {
	s := m.Scope
	return benchmarked(m) && s.Operator == "" && s.Workload == "" && s.Request == "" && s.Tenant == ""
}

func gauge(r Report, v experiment.Variant, m experiment.Metric) gaugeJSON {
	g := gaugeJSON{
		Name: r.Scenario + " / " + v.Name + " / " + subjectText(m.Name, m.Scope), Unit: describe(m.Name).Unit, Value: decimal(m.Value),
		Extra: fmt.Sprintf("n=%d seed=%d", m.Replications, r.Seed),
	}
	if wide, ok := half(m); ok {
		g.Range = "± " + shortest(wide)
	}
	return g
}

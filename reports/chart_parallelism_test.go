package reports

import (
	"slices"
	"strings"
	"testing"

	"simulate/reports/chart"
	"simulate/sim/clock"
	"simulate/sim/experiment"
)

// staffed is a variant whose operators have so many subtasks.
func staffed(name string, check, sink float64) experiment.Variant {
	of := func(operator string, n float64) experiment.Metric {
		return experiment.Metric{Name: parallelismMean, Scope: experiment.Scope{Process: "shop", Operator: operator, Subtask: -1}, Value: n}
	}
	return experiment.Variant{
		Name: name, Simulated: experiment.Simulated{Horizon: clock.Minute},
		Metrics: []experiment.Metric{of("check", check), of("sink", sink)},
	}
}

func TestParallelismIsDrawnWhereVariantsDiffer(t *testing.T) {
	r := Report{Result: experiment.Result{Variants: []experiment.Variant{staffed("few", 2, 1), staffed("many", 3, 1)}}}
	c := chartNamed(t, r, "parallelism-mean-shop-check")
	if len(c.Lines) != 2 || !slices.Equal(c.Lines[0].Y, []float64{2, 2}) || !slices.Equal(c.Lines[1].Y, []float64{3, 3}) {
		t.Errorf("the lines are %+v", c.Lines)
	}
	if slices.ContainsFunc(Charts(r), func(c chart.Chart) bool { return strings.Contains(c.Name, "sink") }) {
		t.Error("an operator that is the same in all variants is drawn")
	}
	if len(r.Variants[0].Series) > 0 {
		t.Error("the result has got series by being drawn")
	}
}

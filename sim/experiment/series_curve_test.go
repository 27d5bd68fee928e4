package experiment

import (
	"math"
	"slices"
	"testing"

	"simulate/sim/allocation"
)

// Two replications that ask for four devices, a whole one and half ones: the curves are means over those arrivals that
// bring what was asked for to a percentage, and then over the replications that have any.
func TestCurvesOverWhatWasAskedFor(t *testing.T) {
	a := analysis{fleets: fleetsOf(&office().Cluster)}
	for _, points := range [][]allocation.Point{
		{{Percent: 0}, {Percent: 1, Arrivals: 2, Allocated: 2000, Fragmented: 400}, {Percent: 2, Arrivals: 1, Allocated: 1500}},
		{{Percent: 0}, {Percent: 1, Arrivals: 1, Allocated: 600, Fragmented: 100}},
	} {
		a.curves = append(a.curves, curveOf(&allocation.Final{CurveOf: 1, Total: []int64{0, 2000}, Measured: true, Curve: points}))
	}
	all := curveSeries(&a)
	for i, want := range []Series{
		{Name: "allocated_share", Mean: []float64{(0.5 + 0.3) / 2, 0.75}},
		{Name: "fragmented_share", Mean: []float64{(0.1 + 0.05) / 2, 0}},
	} {
		s := &all[i]
		if s.Name != want.Name || s.Axis != ArrivedShare || s.Scope.Resource != Devices || !slices.Equal(s.X, []float64{0.01, 0.02}) {
			t.Errorf("got %+v", s)
		}
		for k, mean := range want.Mean {
			if math.Abs(s.Mean[k]-mean) > 1e-15 {
				t.Errorf("%s at %g: %g, want %g", s.Name, s.X[k], s.Mean[k], mean)
			}
		}
		if !(s.Lo[0] < s.Mean[0]) || !math.IsNaN(s.Lo[1]) {
			t.Errorf("%s: intervals from %v: two replications have one, one has none", s.Name, s.Lo)
		}
	}
	a.curves = []curve{curveOf(&allocation.Final{CurveOf: -1})}
	if none := curveSeries(&a); none != nil {
		t.Errorf("without anything to ask for: %+v", none)
	}
}

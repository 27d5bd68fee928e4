package reports

import (
	"math"

	"simulate/sim/experiment"
)

// ratio is the larger of two compared values over the smaller, with its 95 % interval by the delta method. Half-
// widths stand for standard errors; what the two share, because they are paired, follows from that of their
// difference: 2 cov = var(a) + var(b) - var(a - b). False where one of them is not above 0 or was not observed.
func ratio(c experiment.Comparison, a, b experiment.Metric) (times experiment.Metric, ok bool) {
	if a.Value < b.Value {
		a, b = b, a
	}
	if !observed(a.Value) || !(b.Value > 0) || a.Value == b.Value {
		return times, false
	}
	times.Value = a.Value / b.Value
	ofA, okA := half(a)
	ofB, okB := half(b)
	difference, okD := half(experiment.Metric{Value: c.Difference, CI95: c.CI95})
	if !okA || !okB || !okD {
		return times, true
	}
	shared := square(ofA) + square(ofB) - square(difference)
	spread := square(ofA/a.Value) + square(ofB/b.Value) - shared/float64(a.Value*b.Value)
	return around(times.Value, float64(times.Value*math.Sqrt(max(spread, 0)))), true
}

// square rounds before anything is added, so that all processors agree.
func square(x float64) float64 { return float64(x * x) }

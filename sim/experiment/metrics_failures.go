package experiment

import (
	"math"

	"simulate/sim/allocation"
)

// failureMetrics are about requests that failed: which shapes, and how early.
func failureMetrics() []MetricInfo {
	first := func(name, does string, of func(f *allocation.Failures) float64) MetricInfo {
		return MetricInfo{
			Name: name, Unit: "1", Kind: Count, Up: true, only: true, optional: true, Does: does,
			machines: func(w *machineWindow) float64 {
				if !w.failures.Any {
					return math.NaN()
				}
				return of(w.failures)
			},
		}
	}
	return []MetricInfo{
		{
			Name: "failed_by_shape", Unit: "1", Kind: Count, only: true,
			Does:  "requests that were refused or gave up, in the whole run, by what they ask for",
			shape: func(w *machineWindow, i int) float64 { return float64(w.failures.Shapes[i]) },
		},
		first("arrivals_before_failure", "requests that had come when the first one failed",
			func(f *allocation.Failures) float64 { return float64(f.Arrivals) }),
		first("arrived_share_before_failure", "what they asked for, of the capacity: of devices or, where there are none, of cores",
			func(f *allocation.Failures) float64 { return f.Asked }),
	}
}

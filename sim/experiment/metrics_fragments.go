package experiment

import "math"

// fragmentMetrics are about devices that are idle and that the next request is expected not to be able to use (F of
// Weng et al., "Beware of Fragmentation", ATC'23), where it is measured; in money of the cluster as a whole.
func fragmentMetrics() []MetricInfo {
	fragments := func(name, does string, kind Kind, of func(f *fragmentWindow) float64) MetricInfo {
		return MetricInfo{
			Name: name, Unit: "1", Kind: kind, Does: does,
			resource: func(w *machineWindow, r int) float64 {
				if w.fragments == nil || r != w.fleet.width()-1 {
					return math.NaN()
				}
				return of(w.fragments)
			},
		}
	}
	return []MetricInfo{
		fragments("fragmented_final", "devices that are idle and of no use to the next request, at the horizon", Count,
			func(f *fragmentWindow) float64 { return f.final }),
		fragments("fragmented_share_final", "of all devices, idle and of no use to the next request, at the horizon", Count,
			func(f *fragmentWindow) float64 { return ratio(f.final, f.had) }),
		fragments("fragmented_share", "of all devices, idle and of no use to the next request: mean over time", Mean,
			func(f *fragmentWindow) float64 { return ratio(f.fragmented, f.hadOver) }),
		fragments("fragmented_of_idle_share", "of idle devices, of no use to the next request: mean over time", Mean,
			func(f *fragmentWindow) float64 { return ratio(f.fragmented, f.idle) }),
		{
			Name: "fragmented_cost", Unit: "currency", Kind: Count, only: true, optional: true,
			Does: "of devices that are idle and of no use to the next request, in the whole run, if a node's price is that of its devices",
			machines: func(w *machineWindow) float64 {
				if w.fragments == nil || !w.fleet.priced {
					return math.NaN()
				}
				return w.fragments.cost
			},
		},
	}
}

package experiment

import "math"

// month is how many hours a month has, as prices have it.
const month = 730

// costMetrics are what the machines of the whole run cost, at their prices; none where they have none.
func costMetrics() []MetricInfo {
	money := func(name, does string, of func(w *machineWindow) float64) MetricInfo {
		return MetricInfo{
			Name: name, Unit: "currency", Kind: Count, only: true, optional: true, Does: does,
			machines: func(w *machineWindow) float64 {
				if !w.fleet.priced {
					return math.NaN()
				}
				return of(w)
			},
		}
	}
	return []MetricInfo{
		money("cost", "of the nodes in the whole run: hours that they are there, times their price",
			func(w *machineWindow) float64 { return w.all.cost }),
		money("cost_per_month", "of the nodes, if it went on like this for 730 hours",
			func(w *machineWindow) float64 { return ratio(w.kept.cost, w.span.Seconds()) * 3600 * month }),
		money("idle_cost", "of the share of each node that is free of what it has least left of",
			func(w *machineWindow) float64 { return w.all.idleCost }),
		hours("cpu_core_hours", "cores that requests had in use, times hours, in the whole run",
			func(f *fleet) int { return f.cores }, 3600),
		hours("memory_gib_hours", "memory that requests had in use in GiB, times hours, in the whole run",
			func(f *fleet) int { return f.memory }, 3600*(1<<30)),
	}
}

// hours are what was in use of a resource, seconds times base units, in units of so many.
func hours(name, does string, resource func(f *fleet) int, unit float64) MetricInfo {
	return MetricInfo{
		Name: name, Unit: "h", Kind: Count, Neutral: true, only: true, optional: true, Does: does,
		machines: func(w *machineWindow) float64 {
			r := resource(w.fleet)
			if r < 0 {
				return math.NaN()
			}
			return w.all.taken[r] / unit
		},
	}
}

package experiment

import (
	"math"
	"slices"
)

func machineMetrics() []MetricInfo {
	return slices.Concat(finals(), nodeMetrics(), shareMetrics(), failureMetrics(), fragmentMetrics())
}

// finals are how it stands at the horizon.
func finals() []MetricInfo {
	return []MetricInfo{
		{
			Name: "allocated", Unit: "1", Kind: Count, Up: true, Does: "in use at the horizon: cores, bytes, whole devices",
			resource: func(w *machineWindow, r int) float64 { return w.final.taken[r] },
		},
		{
			Name: "gpus_in_use", Unit: "1", Kind: Count, Neutral: true, optional: true, Does: "devices with anything on them, at the horizon",
			machines: func(w *machineWindow) float64 {
				if !w.fleet.has(w.fleet.width() - 1) {
					return math.NaN()
				}
				return w.final.devices
			},
		},
		{
			Name: "nodes_in_use", Unit: "1", Kind: Count, Does: "nodes with anything on them, at the horizon",
			machines: func(w *machineWindow) float64 { return w.final.nodes },
		},
		{
			Name: "nodes_least", Unit: "1", Kind: Count, Neutral: true, only: true,
			Does:     "nodes that what runs at the horizon needs at least, whoever places it, in all and for each resource: nodes_in_use is never below",
			machines: func(w *machineWindow) float64 { return w.final.least },
			resource: func(w *machineWindow, r int) float64 { return float64(w.final.leastOf[r]) },
		},
		{
			Name: "allocated_share_final", Unit: "1", Kind: Count, Up: true, Does: "in use at the horizon, of what the nodes there have",
			resource: func(w *machineWindow, r int) float64 { return ratio(w.final.taken[r], w.final.had[r]) },
		},
	}
}

func nodeMetrics() []MetricInfo {
	return []MetricInfo{
		{
			Name: "nodes_mean", Unit: "1", Does: "mean number of nodes that are there",
			machines: func(w *machineWindow) float64 { return ratio(w.kept.there, float64(w.span)) },
		},
		{
			Name: "nodes_max", Unit: "1", Kind: Extreme, Does: "most nodes that were there at once",
			machines: func(w *machineWindow) float64 { return w.final.most },
		},
		{
			Name: "node_hours", Unit: "h", Kind: Count, Does: "hours that nodes are there, in the whole run",
			machines: func(w *machineWindow) float64 { return w.all.there / 3600e9 },
		},
	}
}

// shareMetrics are means over time, of what the nodes that are there have.
func shareMetrics() []MetricInfo {
	return []MetricInfo{
		{
			Name: "allocated_share", Unit: "1", Up: true, Does: "in use, of what the nodes there have: mean over time",
			resource: func(w *machineWindow, r int) float64 { return ratio(w.kept.taken[r], w.kept.had[r]) },
		},
		{
			Name: "stranded_share", Unit: "1", only: true,
			Does:     "of what is free, on nodes where something else has run out: mean over time",
			resource: func(w *machineWindow, r int) float64 { return w.sampled.stranded[r] },
		},
		{
			Name: "imbalance", Unit: "1", only: true, optional: true,
			Does:     "standard deviation over nodes of the share in use: mean over time",
			resource: func(w *machineWindow, r int) float64 { return w.sampled.imbalance[r] },
		},
		{
			Name: "largest_hole_share", Unit: "1", Up: true, only: true, optional: true,
			Does:     "the most that the request expected most, or that shape, could have on one node, of what is free: mean over time; what it lacks to 1 is external fragmentation",
			resource: func(w *machineWindow, r int) float64 { return w.sampled.hole[r] },
			shape:    func(w *machineWindow, i int) float64 { return w.sampled.holes[i] }, frequent: true,
		},
		{
			Name: "fit_share", Unit: "1", Up: true, only: true, optional: true,
			Does:     "how often that request, or shape, fits, of how often it would if all that is free were on one node: mean over time",
			resource: func(w *machineWindow, r int) float64 { return w.sampled.fit[r] },
			shape:    func(w *machineWindow, i int) float64 { return w.sampled.fits[i] }, frequent: true,
		},
	}
}

package experiment

import (
	"math"
	"slices"

	"simulate/sim/allocation"
)

func requestMetrics() []MetricInfo {
	return slices.Concat(requestRates(), requestCounts(), reasonMetrics())
}

func requestRates() []MetricInfo {
	return []MetricInfo{
		{
			Name: "bounded_slowdown_mean", Unit: "1", Does: "mean of (wait + run) / run, runs below 10 s taken as 10 s, at least 1",
			requests: func(w *requestWindow) float64 { return ratio(w.requests.Slowdown, float64(w.requests.Slowed)) },
		},
		{
			Name: "loss_share", Unit: "1", Does: "requests that were refused or gave up, of those that came",
			requests: func(w *requestWindow) float64 { return ratio(float64(w.requests.Lost), float64(w.requests.Came)) },
		},
		{
			Name: "throughput_per_s", Unit: "1/s", Up: true, Does: "requests that end per second",
			requests: func(w *requestWindow) float64 { return ratio(float64(w.requests.Ended), w.span) },
		},
		{
			Name: "dominant_share", Unit: "1", Neutral: true,
			Does:     "in use of the cluster, of the resource of which they use the largest share: mean over time",
			requests: func(w *requestWindow) float64 { return w.dominant },
		},
		{
			Name: "jain_fairness", Unit: "1", Up: true, only: true,
			Does:     "of the dominant shares of tenants, by Jain's index: 1 is all equal, 1/n is one of n that has all",
			requests: func(w *requestWindow) float64 { return w.fairness },
		},
	}
}

// requestCounts are exact. A request counts once, however often it is sent.
func requestCounts() []MetricInfo {
	count := func(name, does string, up bool, of func(t *allocation.RequestTally) uint64) MetricInfo {
		return MetricInfo{
			Name: name, Unit: "1", Kind: Count, Up: up, Does: does,
			requests: func(w *requestWindow) float64 { return float64(of(&w.all)) },
		}
	}
	return []MetricInfo{
		count("placed", "requests that started, in the whole run, its drain included", true, func(t *allocation.RequestTally) uint64 { return t.Started }),
		count("failed", "requests that were refused or gave up for good, in the whole run, its drain included", false, func(t *allocation.RequestTally) uint64 { return t.Failed }),
		{
			Name: "waiting", Unit: "1", Kind: Count, Does: "requests that wait at the horizon; some start or fail in the drain",
			requests: func(w *requestWindow) float64 { return float64(w.waiting) },
		},
		{
			Name: "retried", Unit: "1", Kind: Count, optional: true, Does: "times that a request was sent again, in the whole run",
			requests: func(w *requestWindow) float64 {
				if !w.retries {
					return math.NaN()
				}
				return float64(w.all.Retried)
			},
		},
		count("preempted", "times that a request lost its place, in the whole run", false, func(t *allocation.RequestTally) uint64 { return t.Preempted }),
	}
}

// reasonMetrics add up: those by reason are all there is.
func reasonMetrics() []MetricInfo {
	return []MetricInfo{
		{
			Name: "pending_s", Unit: "s", Kind: Count, Does: "time that all requests together waited, in the whole run, and by reason",
			requests: func(w *requestWindow) float64 { return w.pending() },
			reason:   func(w *requestWindow, reason int) float64 { return w.pendingFor(reason) },
		},
		{
			Name: "rejected", Unit: "1", Kind: Count, Does: "requests that failed, in the whole run, by reason",
			reason: func(w *requestWindow, reason int) float64 { return float64(w.all.Refused[reason]) },
		},
	}
}

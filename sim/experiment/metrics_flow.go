package experiment

import (
	"slices"

	"simulate/sim/stats"
	"simulate/sim/stream"
)

func flowMetrics() []MetricInfo {
	latency := func(w *window) *stats.Histogram { return &w.flow.Latency }
	return slices.Concat(
		[]MetricInfo{{
			Name: "latency_mean_s", Unit: "s", Does: "mean time from when an event is due to its end at a sink",
			flow: func(w *flowWindow) float64 { return meanSeconds(&w.flow.Latency) },
		}},
		quantileMetrics("latency", "latency", latency),
		[]MetricInfo{{
			Name: "latency_max_s", Unit: "s", Kind: Extreme, Does: "longest latency seen",
			flow: func(w *flowWindow) float64 { return seconds(&w.flow.Latency, 1) },
		}},
		latencyParts(),
		rates(), counts(), lags(),
	)
}

// latencyParts split the mean latency; what is no other part was spent in queues.
func latencyParts() []MetricInfo {
	part := func(name, does string, sum func(f *stream.FlowTally) float64) MetricInfo {
		return MetricInfo{
			Name: "latency_mean_s", Part: name, Unit: "s", Does: does,
			flow: func(w *flowWindow) float64 { return ratio(sum(w.flow), float64(w.flow.Latency.Count())) },
		}
	}
	return []MetricInfo{
		part("source_lag", "of the mean latency, until the event was taken in", func(f *stream.FlowTally) float64 { return f.SourceLag }),
		part("queue", "of the mean latency, waiting at later operators", rest),
		part("service", "of the mean latency, in service", func(f *stream.FlowTally) float64 { return f.Service }),
		part("buffer", "of the mean latency, blocked by full buffers", func(f *stream.FlowTally) float64 { return f.Blocked }),
		part("collection", "of the mean latency, held in batches and windows", func(f *stream.FlowTally) float64 { return f.Collected }),
	}
}

// rest is what is left of the latency when the parts that records carry (to 24 bits) are taken off; less than
// their rounding is nothing.
func rest(f *stream.FlowTally) float64 {
	all := float64(f.Latency.Sum() * 1e-9)
	queued := all - f.SourceLag - f.Service - f.Blocked - f.Collected
	if queued < 1e-6*all {
		return 0
	}
	return queued
}

func rates() []MetricInfo {
	return []MetricInfo{
		{
			Name: "throughput_eps", Unit: "1/s", Up: true, Does: "records that end at sinks per second",
			flow:    func(w *flowWindow) float64 { return ratio(float64(w.flow.Sunk), w.span) },
			station: func(w *stationWindow) float64 { return ratio(float64(w.station.Out), w.span) },
		},
		{
			Name: "consumed_eps", Unit: "1/s", Up: true, Does: "events taken in per second",
			flow: func(w *flowWindow) float64 { return ratio(float64(w.flow.Consumed), w.span) },
		},
		{
			Name: "offered_eps", Unit: "1/s", Neutral: true, Does: "events that arrive per second",
			flow: func(w *flowWindow) float64 { return ratio(float64(w.flow.Offered), w.span) },
		},
		{
			Name: "dropped_share", Unit: "1", Does: "events of which a record was lost, of those that left",
			flow: func(w *flowWindow) float64 {
				return ratio(float64(w.flow.Dropped), float64(w.flow.Dropped+w.flow.Finished))
			},
		},
	}
}

// counts are exact: offered is finished, dropped and inside together.
func counts() []MetricInfo {
	count := func(name, does string, neutral, up bool, of func(f *stream.FlowTally) uint64) MetricInfo {
		return MetricInfo{
			Name: name, Unit: "1", Kind: Count, Neutral: neutral, Up: up, Does: does,
			flow: func(w *flowWindow) float64 { return float64(of(w.all)) },
		}
	}
	return []MetricInfo{
		count("offered", "events that arrived in the whole run", true, false, func(f *stream.FlowTally) uint64 { return f.Offered }),
		count("finished", "events that left, none of their records lost", false, true, func(f *stream.FlowTally) uint64 { return f.Finished }),
		count("dropped", "events of which a record was lost", false, false, func(f *stream.FlowTally) uint64 { return f.Dropped }),
		count("inside", "events that had not left when the drain ended", false, false,
			func(f *stream.FlowTally) uint64 { return f.Offered - f.Finished - f.Dropped }),
	}
}

func lags() []MetricInfo {
	return []MetricInfo{
		{
			Name: "lag_mean_events", Unit: "1", Does: "mean number of events due and not taken in",
			flow: func(w *flowWindow) float64 { return ratio(w.flow.Lag*1e-9, w.span) },
		},
		{
			Name: "lag_max_events", Unit: "1", Kind: Extreme, Does: "most events due and not taken in, in the whole run",
			flow: func(w *flowWindow) float64 { return float64(w.lagPeak) },
		},
		{
			Name: "lag_age_max_s", Unit: "s", Kind: Extreme, Does: "longest that an event was due before it was taken in, in the whole run",
			flow: func(w *flowWindow) float64 { return w.lagAge },
		},
		{
			Name: "catch_up_s", Unit: "s", optional: true, Does: "after an outage, until no more events are inside than before it",
			flow: func(w *flowWindow) float64 { return w.catchUp },
		},
		{
			Name: "makespan_s", Unit: "s", optional: true, only: true,
			Does:     "until the last record left; of requests: from the first one's arrival to the last one's end",
			flow:     func(w *flowWindow) float64 { return w.makespan },
			requests: func(w *requestWindow) float64 { return w.makespan },
		},
	}
}

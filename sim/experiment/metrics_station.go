package experiment

import (
	"math"
	"slices"

	"simulate/sim/stats"
	"simulate/sim/stream"
)

func stationMetrics() []MetricInfo {
	wait := func(w *window) *stats.Histogram {
		if w.requests != nil {
			return &w.requests.Wait
		}
		return &w.station.Wait
	}
	sojourn := func(w *window) *stats.Histogram { return &w.station.Sojourn }
	return slices.Concat(
		[]MetricInfo{{
			Name: "wait_mean_s", Unit: "s", Does: "mean time from joining the queue to the first start of service",
			station:  func(w *stationWindow) float64 { return meanSeconds(&w.station.Wait) },
			requests: func(w *requestWindow) float64 { return meanSeconds(&w.requests.Wait) },
		}},
		quantileMetrics("wait", "wait", wait),
		[]MetricInfo{{
			Name: "wait_probability", Unit: "1", Does: "share of the records, or requests that start, that wait at all",
			requests: func(w *requestWindow) float64 {
				return ratio(float64(w.requests.Delayed), float64(w.requests.Wait.Count()))
			},
			station: func(w *stationWindow) float64 {
				h := &w.station.Wait
				return ratio(float64(h.Count()-h.Zeros()), float64(h.Count()))
			},
		}, {
			Name: "sojourn_mean_s", Unit: "s", Does: "mean time from joining the queue to leaving, blocking included",
			station:  func(w *stationWindow) float64 { return meanSeconds(&w.station.Sojourn) },
			requests: func(w *requestWindow) float64 { return meanSeconds(&w.requests.Sojourn) },
		}},
		quantileMetrics("sojourn", "time at the operator", sojourn),
		levels(), shares(),
	)
}

func levels() []MetricInfo {
	return []MetricInfo{
		{
			Name: "queue_mean", Unit: "1", Does: "mean number of records, or requests, waiting",
			station:  func(w *stationWindow) float64 { return ratio(w.station.Waiting*1e-9, w.span) },
			requests: func(w *requestWindow) float64 { return ratio(w.requests.Waited.Float()/1e9, w.span) },
		},
		{
			Name: "system_mean", Unit: "1", Does: "mean number present: waiting, in service, blocked, held; end to end: events inside",
			flow:    func(w *flowWindow) float64 { return ratio(w.flow.Inside*1e-9, w.span) },
			station: func(w *stationWindow) float64 { return ratio(w.station.Present*1e-9, w.span) },
			requests: func(w *requestWindow) float64 {
				return ratio(w.requests.Waited.Float()/1e9, w.span) + ratio(w.requests.Ran.Float()/1e9, w.span)
			},
		},
		{
			Name: "system_max", Unit: "1", Kind: Extreme, Does: "most records present, in the whole run",
			station: func(w *stationWindow) float64 { return float64(w.peak) },
		},
	}
}

// shares are of the servers' time.
func shares() []MetricInfo {
	share := func(name, does string, neutral, up, byWorkload bool, of func(s *stream.StationTally, time float64) float64) MetricInfo {
		return MetricInfo{
			Name: name, Unit: "1", Neutral: neutral, Up: up, Does: does,
			station: func(w *stationWindow) float64 {
				if w.servers == 0 || !(byWorkload || w.whole) {
					return math.NaN()
				}
				time := float64(float64(w.servers) * w.span * 1e9)
				return ratio(of(w.station, time), time)
			},
		}
	}
	working := func(s *stream.StationTally, _ float64) float64 { return s.Working }
	return []MetricInfo{
		share("utilization", "servers that work, of all; blocked or down ones do not", true, false, true, working),
		share("busy_share", "share of the servers' time spent working", true, false, false, working),
		share("backpressured_share", "share of the servers' time spent blocked by full buffers", false, false, false,
			func(s *stream.StationTally, _ float64) float64 { return s.Blocked }),
		share("idle_share", "share of the servers' time without work", true, false, false,
			func(s *stream.StationTally, time float64) float64 { return max(0, time-s.Working-s.Blocked-s.Down) }),
		share("availability", "share of the servers' time in which they are up", false, true, false,
			func(s *stream.StationTally, time float64) float64 { return time - s.Down }),
		{
			Name: "drop_share", Unit: "1", Does: "records lost for want of a place, of those that came",
			station: func(w *stationWindow) float64 {
				return ratio(float64(w.station.Dropped), float64(w.station.In+w.station.Dropped))
			},
		},
		{
			Name: "parallelism_mean", Unit: "1", Neutral: true, Does: "mean number of subtasks",
			station: func(w *stationWindow) float64 {
				if !w.whole || w.parallelism == 0 {
					return math.NaN()
				}
				return float64(w.parallelism)
			},
		},
	}
}

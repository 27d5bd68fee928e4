package experiment

import (
	"math"

	"simulate/sim/stats"
	"simulate/sim/stream"
)

// form says how a series is made of columns: a level as it stands, or the growth of one column over the growth
// of another, or over time.
type form struct {
	name, unit string
	of         stream.Observed
	per        stream.Observed
	mode       mode
}

type mode uint8

const (
	asLevel mode = iota
	perSecond
	perServerTime
	perOther
)

var flowForms = []form{
	{name: "lag_events", unit: "1", of: stream.LagEvents, mode: asLevel},
	{name: "system_mean", unit: "1", of: stream.InsideEvents, mode: asLevel},
	{name: "offered_eps", unit: "1/s", of: stream.Offered, mode: perSecond},
	{name: "consumed_eps", unit: "1/s", of: stream.Consumed, mode: perSecond},
	{name: "throughput_eps", unit: "1/s", of: stream.Sunk, mode: perSecond},
	{name: "latency_mean_s", unit: "s", of: stream.LatencySum, per: stream.Sunk, mode: perOther},
}

var stationForms = []form{
	{name: "system_mean", unit: "1", of: stream.PresentRecords, mode: asLevel},
	{name: "queue_mean", unit: "1", of: stream.WaitingRecords, mode: asLevel},
	{name: "throughput_eps", unit: "1/s", of: stream.Out, mode: perSecond},
	{name: "utilization", unit: "1", of: stream.WorkingTime, mode: perServerTime},
	{name: "backpressured_share", unit: "1", of: stream.BlockedTime, mode: perServerTime},
}

// series makes the series of every scope.
func (t *table) series(tally *stream.Tally) []Series {
	var all []Series
	for _, scope := range tally.Flows {
		for _, f := range flowForms {
			all = append(all, t.make(f, scope, 0))
		}
	}
	for i, scope := range tally.Stations {
		if scope.Subtask >= 0 {
			continue
		}
		for _, f := range stationForms {
			if f.mode != perServerTime || (tally.Servers[i] > 0 && scope.Workload == "") {
				all = append(all, t.make(f, scope, tally.Servers[i]))
			}
		}
	}
	return all
}

func (t *table) make(f form, scope stream.Scope, servers int64) Series {
	s := Series{Name: f.name, Scope: shown(scope, ""), Unit: f.unit, At: t.at}
	of, per := t.column(scope, f.of), t.column(scope, f.per)
	t.fill(&s, func(r, i int) float64 { return t.point(f, r, i, of, per, servers) })
	return s
}

// fill makes the points of a series of those of the replications.
func (t *table) fill(s *Series, point func(r, i int) float64) {
	values := make([]float64, len(t.rows))
	reach := stats.Student(Level, len(values)) // once: it takes longer than all the rest
	for i := range t.at {
		for r := range t.rows {
			values[r] = point(r, i)
		}
		mean, err := stats.MeanError(values)
		half := float64(reach * err)
		s.Mean, s.Lo, s.Hi = append(s.Mean, mean), append(s.Lo, mean-half), append(s.Hi, mean+half)
	}
}

// point is one value of one replication.
func (t *table) point(f form, r, i, of, per int, servers int64) float64 {
	rows := t.rows[r]
	if f.mode == asLevel {
		return rows[i][of]
	}
	if i == 0 {
		return math.NaN()
	}
	grown := rows[i][of] - rows[i-1][of]
	span := float64(t.at[i] - t.at[i-1])
	switch f.mode {
	case perSecond:
		return grown / (span * 1e-9)
	case perServerTime:
		return grown / (span * float64(servers))
	}
	return ratio(grown, rows[i][per]-rows[i-1][per])
}

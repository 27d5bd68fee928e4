package experiment

import (
	"slices"

	"simulate/sim"
	"simulate/sim/allocation"
	"simulate/sim/clock"
	"simulate/sim/stream"
)

// table is the samples of all replications on one grid.
type table struct {
	columns columns
	at      []clock.Time
	rows    [][][]float64 // by replication, instant, column
}

// columns are those of the samples: of the data plane, then of requests and machines.
type columns struct {
	stream   []stream.Column
	requests []allocation.Column
}

// align brings the samples of the replications onto the coarsest of their grids and the shortest of their spans.
func align(c *sim.Config, columns columns, samples []sim.Samples, intervals []clock.Time) table {
	t := table{columns: columns}
	interval := slices.Max(intervals)
	for i := range samples {
		s := samples[i]
		if intervals[i] != interval {
			s = s.Thin(interval, c.Observe.At)
		}
		if t.at == nil || len(s.At) < len(t.at) {
			t.at = s.At
		}
		t.rows = append(t.rows, s.Rows)
	}
	return t
}

// column is the index of what is observed of a scope; -1: not there.
func (t *table) column(scope stream.Scope, what stream.Observed) int {
	for i, c := range t.columns.stream {
		if c.Scope == scope && c.What == what {
			return i
		}
	}
	return -1
}

// average is a level over time, averaged over the replications.
func (t *table) average(column int) levelSeries {
	s := levelSeries{at: t.at, values: make([]float64, len(t.at))}
	for i := range t.at {
		for r := range t.rows {
			s.values[i] += t.rows[r][i][column] / float64(len(t.rows))
		}
	}
	return s
}

// levelsOf are the series of one observed level, of every scope that has it.
func (t *table) levelsOf(what stream.Observed) []levelSeries {
	var all []levelSeries
	for i, c := range t.columns.stream {
		if c.What == what && c.Scope.Workload == "" {
			all = append(all, t.average(i))
		}
	}
	return all
}

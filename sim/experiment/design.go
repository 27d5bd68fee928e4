package experiment

import (
	"simulate/sim"
)

// Design is what is simulated: variants that see the same random numbers, replication by replication.
type Design struct {
	Seed            uint64
	Replications    int    // 0: until Precision is met
	MaxReplications int    // with Replications 0; 0: 1024
	MaxEvents       uint64 // stop before a replication that would start beyond so many simulated events; 0: no limit
	Precision       Precision
	Candidates      []Candidate // the first is the baseline
	Thresholds      []Threshold
}

// Candidate is a variant before it has run.
type Candidate struct {
	Name     string
	Settings []Setting
	Config   *sim.Config
	Expected float64 // events that will arrive in one replication, about; 0: nobody can tell
}

// Precision is the relative half-width of the 95 % interval to reach, by class of metric.
type Precision struct{ Mean, P50, P90, P95, P99, P999 float64 }

// DefaultPrecision is 2 % of means and medians, 5 % of the 99th percentile, 10 % of the 99.9th.
var DefaultPrecision = Precision{Mean: 0.02, P50: 0.02, P90: 0.02, P95: 0.05, P99: 0.05, P999: 0.1}

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
	Reference       *Reference // what limits relative to the baseline refer to; nil: the first candidate
}

// Reference is a result that was had before.
type Reference struct {
	Variants []Variant
	SameSeed bool // its replications saw the same random numbers as those of equal number will
}

// Candidate is a variant before it has run.
type Candidate struct {
	Name     string
	Settings []Setting
	Config   *sim.Config
	Expected float64 // events that will arrive in one replication, about; 0: nobody can tell
}

// leastReplications is where a search for precision begins, and the fewest it may end with.
const leastReplications = 10

// first is how many replications a variant begins with.
func (d *Design) first() int {
	if d.Replications > 0 {
		return d.Replications
	}
	return min(leastReplications, d.limit())
}

// limit is the most replications a search for precision may take.
func (d *Design) limit() int {
	if d.MaxReplications > 0 {
		return d.MaxReplications
	}
	return 1024
}

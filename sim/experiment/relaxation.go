package experiment

import (
	"fmt"
	"math"

	"simulate/sim"
	"simulate/sim/clock"
	"simulate/sim/stream"
)

// relaxations is how many relaxation times of the slowest operator are deleted at least: an empty start decays
// exponentially, and ten of them leave less than 1e-4 of it.
const relaxations = 10

// busiest is the largest utilization that a relaxation time is made of: what is measured closer to 1 says nothing of
// how far from 1 it is.
const busiest = 0.995

// relaxation is the floor of the warm-up: relaxations times (ca² + cs²) / (1 - rho)² service times, divided by the
// servers that work side by side, at the slowest operator; its arrivals are taken as Poisson. Closed and
// saturated loads have no such time: their operators may be busy all the time without a queue that grows.
func relaxation(c *sim.Config, runs []sim.Result) (clock.Time, string) {
	longest, name := 0.0, "the run"
	for i, scope := range runs[0].Tally.Stations {
		if scope.Subtask >= 0 || scope.Workload != "" || !openLoad(c, scope) {
			continue
		}
		w := stationSum(runs, i)
		servers := runs[0].Tally.Servers[i]
		if servers == 0 || w.Out == 0 || w.Working == 0 {
			continue
		}
		rho := min(busiest, w.Working/(float64(servers)*w.span))
		service := w.Working / float64(w.Out)
		perSubtask := float64(servers) / float64(operatorOf(c, scope).Parallelism)
		t := relaxations * (1 + serviceSCV(c, scope)) / ((1 - rho) * (1 - rho)) * service / perSubtask
		if t > longest {
			longest, name = t, fmt.Sprintf("operator %q", scope.Operator)
		}
	}
	return clock.Nanoseconds(longest), name
}

// stationTotal is what all replications counted at a station from the first section to the horizon.
type stationTotal struct {
	stream.StationTally
	span float64 // nanoseconds
}

func stationSum(runs []sim.Result, station int) stationTotal {
	var sum stationTotal
	for i := range runs {
		sections := runs[i].Tally.Sections
		for j := range len(sections) - 1 {
			s := &sections[j].Stations[station]
			sum.Working += s.Working
			sum.Out += s.Out
		}
		sum.span += float64(runs[i].Horizon)
	}
	return sum
}

// serviceSCV is the squared coefficient of variation of an operator's service, where one distribution says it
// all; else 1.
func serviceSCV(c *sim.Config, scope stream.Scope) float64 {
	if o := operatorOf(c, scope); o.Work.ByInput == nil && o.Work.ByWorkload == nil && len(o.Work.Per) == 0 {
		if scv := o.Work.Base.SquaredCV(); !math.IsNaN(scv) && !math.IsInf(scv, 0) {
			return scv
		}
	}
	return 1
}

// openLoad says whether an open load reaches a process: only such a one can pile up.
func openLoad(c *sim.Config, scope stream.Scope) bool {
	for _, o := range c.Stream.Processes[processIndex(c, scope.Process)].Operators {
		for _, in := range o.Inputs {
			for i := range c.Stream.Workloads {
				if w := &c.Stream.Workloads[i]; w.Name == in.Workload && w.Source != nil {
					return true
				}
			}
		}
	}
	return false
}

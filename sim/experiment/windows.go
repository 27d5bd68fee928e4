package experiment

import (
	"math"
	"slices"

	"simulate/sim"
	"simulate/sim/stream"
)

// replicate is one replication after its warm-up was cut off.
type replicate struct {
	flows    []flowWindow
	stations []stationWindow
}

// cutOff merges the sections of a run from the one at index cut to the horizon. The last section is the drain:
// no time passes for averages there, and nothing arrives; it counts only where the whole run does.
func cutOff(r *sim.Result, cut int, c *sim.Config) replicate {
	t := &r.Tally
	end := len(t.Sections) - 1
	span := (r.Horizon - t.Sections[cut].From).Seconds()
	rep := replicate{flows: make([]flowWindow, len(t.Flows)), stations: make([]stationWindow, len(t.Stations))}
	for i := range t.Flows {
		w := flowWindow{
			window: window{span: span, flow: &stream.FlowTally{}}, all: &stream.FlowTally{},
			lagPeak: t.LagPeaks[i], lagAge: t.LagAges[i].Seconds(), catchUp: math.NaN(), makespan: math.NaN(),
		}
		for j := range t.Sections {
			s := &t.Sections[j].Flows[i]
			if j >= cut && j < end {
				w.flow.Add(s)
			}
			addCounts(w.all, s)
		}
		p := processIndex(c, t.Flows[i].Process)
		if t.Flows[i].Workload == "" && t.CatchUp[p] > 0 {
			w.catchUp = t.CatchUp[p].Seconds()
		}
		if !c.Steady {
			w.makespan = t.Left[p].Seconds()
		}
		rep.flows[i] = w
	}
	for i, scope := range t.Stations {
		w := stationWindow{
			window: window{span: span, station: &stream.StationTally{}}, servers: t.Servers[i], peak: t.Peaks[i],
			whole: scope.Workload == "",
		}
		o := operatorOf(c, scope)
		if scope.Subtask < 0 {
			w.parallelism = o.Parallelism
		}
		if scope.Workload != "" && o.Discipline == stream.ProcessorSharing {
			w.servers = 0 // a shared server works for no workload in particular
		}
		for j := cut; j < end; j++ {
			w.station.Add(&t.Sections[j].Stations[i])
		}
		rep.stations[i] = w
	}
	return rep
}

// merge adds what another replication sampled to r, which may be empty.
func (r *replicate) merge(o *replicate) {
	if r.flows == nil {
		*r = *o // which nobody else keeps
		return
	}
	for i := range r.flows {
		r.flows[i].flow.Add(o.flows[i].flow)
	}
	for i := range r.stations {
		r.stations[i].station.Add(o.stations[i].station)
	}
}

// addCounts adds the counts of a section, not its samples.
func addCounts(sum, s *stream.FlowTally) {
	sum.Offered += s.Offered
	sum.Finished += s.Finished
	sum.Dropped += s.Dropped
	sum.Sunk += s.Sunk
}

func processIndex(c *sim.Config, name string) int {
	for i := range c.Stream.Processes {
		if c.Stream.Processes[i].Name == name {
			return i
		}
	}
	return -1
}

func operatorOf(c *sim.Config, scope stream.Scope) *stream.Operator {
	operators := c.Stream.Processes[processIndex(c, scope.Process)].Operators
	return &operators[slices.IndexFunc(operators, func(o stream.Operator) bool { return o.Name == scope.Operator })]
}

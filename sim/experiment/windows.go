package experiment

import (
	"math"
	"slices"

	"simulate/sim"
	"simulate/sim/clock"
	"simulate/sim/stream"
)

// replicate is one replication after its warm-up was cut off.
type replicate struct {
	from     clock.Time // when its statistics begin
	flows    []flowWindow
	stations []stationWindow
	requests []requestWindow // by group
	machines []machineWindow // by fleet
}

// cutOff merges the sections of a run from the one at index cut to the horizon. The last section is the drain:
// no time passes for averages there, and nothing arrives; it counts only where the whole run does.
func cutOff(r *sim.Result, cut int, c *sim.Config) replicate {
	t := &r.Tally
	kept := t.Sections[cut : len(t.Sections)-1]
	rep := replicate{
		from:  min(t.Sections[cut].From, r.Horizon),
		flows: make([]flowWindow, len(t.Flows)), stations: make([]stationWindow, len(t.Stations)),
	}
	span := (r.Horizon - rep.from).Seconds()
	for i := range t.Flows {
		w := flowOf(t, i, c)
		w.window = window{span: span, flow: &stream.FlowTally{}}
		for j := range kept {
			w.flow.Add(&kept[j].Flows[i])
		}
		rep.flows[i] = w
	}
	for i := range t.Stations {
		w := stationOf(t, i, c)
		w.window = window{span: span, station: &stream.StationTally{}}
		for j := range kept {
			w.station.Add(&kept[j].Stations[i])
		}
		rep.stations[i] = w
	}
	return rep
}

// flowOf is what is counted end to end over the whole run.
func flowOf(t *stream.Tally, i int, c *sim.Config) flowWindow {
	w := flowWindow{
		all: &stream.FlowTally{}, lagPeak: t.LagPeaks[i], lagAge: t.LagAges[i].Seconds(), catchUp: math.NaN(), makespan: math.NaN(),
	}
	for j := range t.Sections {
		addCounts(w.all, &t.Sections[j].Flows[i])
	}
	p := processIndex(c, t.Flows[i].Process)
	if t.Flows[i].Workload == "" {
		w.catchUp = catchUpSeconds(t.CatchUps[p])
	}
	if !c.Steady {
		w.makespan = t.Left[p].Seconds()
	}
	return w
}

// stationOf is what stays the same at an operator, or is counted over the whole run.
func stationOf(t *stream.Tally, i int, c *sim.Config) stationWindow {
	scope := t.Stations[i]
	o := operatorOf(c, scope)
	w := stationWindow{servers: t.Servers[i], peak: t.Peaks[i], whole: scope.Workload == ""}
	if scope.Subtask < 0 {
		w.parallelism = o.Parallelism
	}
	if scope.Workload != "" && o.Discipline == stream.ProcessorSharing {
		w.servers = 0 // a shared server works for no workload in particular
	}
	return w
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
	for i := range r.requests {
		r.requests[i].requests.Add(o.requests[i].requests)
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

package stream

import (
	"simulate/sim/clock"
	"simulate/sim/stats"
)

// Scope says what a tally is of: a process or one of its operators, and there a workload or a subtask, if any.
type Scope struct {
	Process, Operator, Workload string
	Subtask                     int // -1: not one subtask
}

// Tally is everything that a plane counted, section by section.
type Tally struct {
	Stations []Scope // of the entries of Section.Stations
	Servers  []int64 // of each station; 0: unbounded
	Flows    []Scope
	Sections []Section
	Left     []clock.Time // by process: when its last event left
	CatchUps []CatchUp    // by process
	Peaks    []int64      // by station: the most records present
	LagPeaks []int64      // by flow, in events
	LagAges  []clock.Time // by flow: the oldest event when it was taken in
}

// Section is a span of a run. Samples are of what arrived in it, whenever they ended; counts and integrals are
// over the span itself.
type Section struct {
	From, To clock.Time
	Stations []StationTally
	Flows    []FlowTally
}

// StationTally is what happened at an operator or a part of it. Integrals are in nanoseconds times records, or
// servers.
type StationTally struct {
	Wait, Sojourn                            stats.Histogram
	Present, Waiting, Working, Blocked, Down float64
	In, Out, Dropped, Results                uint64
}

// FlowTally is what happened end to end. Parts are sums over the latency sample, in seconds.
type FlowTally struct {
	Latency                                    stats.Histogram
	SourceLag, Service, Blocked, Collected     float64
	Inside, Lag                                float64 // integrals, nanoseconds times events
	Offered, Consumed, Finished, Dropped, Sunk uint64
}

// Tally hands over what was counted. The plane must not advance any further: the histograms are its own.
func (p *Plane) Tally() Tally {
	t := Tally{Stations: make([]Scope, len(p.stations)), Servers: make([]int64, len(p.stations)), Flows: make([]Scope, len(p.flows))}
	p.nameScopes(&t)
	p.mirrorLatencies()
	end := p.newSection(p.now)
	for i := range p.stations {
		s := &p.stations[i]
		t.Peaks = append(t.Peaks, max(s.peak, int64(s.joined.n-s.left.n)))
	}
	for i := range p.flows {
		f := &p.flows[i]
		lag := f.lag()
		t.LagPeaks = append(t.LagPeaks, max(f.lagPeak, lag.n))
		t.LagAges = append(t.LagAges, f.lagAge)
	}
	for i, s := range p.sections {
		next := end
		if i+1 < len(p.sections) {
			next = p.sections[i+1]
		}
		t.Sections = append(t.Sections, s.tally(next))
	}
	for i := range p.processes {
		t.CatchUps = append(t.CatchUps, p.caughtUp(&p.processes[i]))
		t.Left = append(t.Left, p.processes[i].left)
	}
	return t
}

// tally is a section's own share, up to the next one.
func (s *section) tally(next *section) Section {
	r := Section{From: s.from, To: next.from, Stations: make([]StationTally, len(s.stations)), Flows: make([]FlowTally, len(s.flows))}
	for i := range s.stations {
		a, b := &s.stations[i].before, &next.stations[i].before
		over := func(gauge int) float64 { return b.areas[gauge].since(a.areas[gauge]) }
		r.Stations[i] = StationTally{
			Wait: s.stations[i].wait, Sojourn: s.stations[i].sojourn,
			Present: over(present), Waiting: over(waiting), Working: over(working), Blocked: over(blocked), Down: over(down),
			In: b.in - a.in, Out: b.out - a.out, Dropped: b.dropped - a.dropped, Results: b.results - a.results,
		}
	}
	for i := range s.flows {
		a, b, sample := &s.flows[i].before, &next.flows[i].before, &s.flows[i]
		r.Flows[i] = FlowTally{
			Latency: sample.latency, SourceLag: sample.part(0), Service: sample.part(1),
			Blocked: sample.part(2), Collected: sample.part(3),
			Inside: b.inside.since(a.inside), Lag: b.lag.since(a.lag),
			Offered: b.offered - a.offered, Consumed: b.consumed - a.consumed, Finished: b.finished - a.finished,
			Dropped: b.dropped - a.dropped, Sunk: b.sunk - a.sunk,
		}
	}
	return r
}

// part is how long the records of the sample spent in that part of their latency, in seconds.
func (s *flowSample) part(i int) float64 { return s.parts[i].float() * 1e-9 }

// nameScopes says what each station and flow is.
func (p *Plane) nameScopes(t *Tally) {
	for i := range p.processes {
		pr := &p.processes[i]
		t.Flows[pr.scope] = Scope{Process: pr.Name, Subtask: -1}
		for w, scope := range pr.workloadScopes {
			if scope >= 0 {
				t.Flows[scope] = Scope{Process: pr.Name, Workload: p.workloads[w].Name, Subtask: -1}
			}
		}
	}
	for i := range p.operators {
		op := &p.operators[i]
		of := Scope{Process: p.processes[op.process].Name, Operator: op.Name, Subtask: -1}
		servers := op.counted()
		if op.servers == unbounded {
			servers = 0
		}
		t.Stations[op.scope], t.Servers[op.scope] = of, servers*int64(op.parallelism)
		for w, scope := range op.workloadScopes {
			if scope >= 0 {
				t.Stations[scope] = Scope{Process: of.Process, Operator: of.Operator, Workload: p.workloads[w].Name, Subtask: -1}
				t.Servers[scope] = t.Servers[op.scope]
			}
		}
		for j := range op.parallelism {
			if scope := p.subtasks[op.first+j].scope; scope >= 0 {
				t.Stations[scope] = Scope{Process: of.Process, Operator: of.Operator, Subtask: int(j)}
				t.Servers[scope] = servers
			}
		}
	}
}

// Add merges what another section, or the same section of another run, counted into t.
func (t *StationTally) Add(o *StationTally) {
	t.Wait.Merge(&o.Wait)
	t.Sojourn.Merge(&o.Sojourn)
	t.Present += o.Present
	t.Waiting += o.Waiting
	t.Working += o.Working
	t.Blocked += o.Blocked
	t.Down += o.Down
	t.In += o.In
	t.Out += o.Out
	t.Dropped += o.Dropped
	t.Results += o.Results
}

// Add merges what another section, or the same section of another run, counted into t.
func (t *FlowTally) Add(o *FlowTally) {
	t.Latency.Merge(&o.Latency)
	t.SourceLag += o.SourceLag
	t.Service += o.Service
	t.Blocked += o.Blocked
	t.Collected += o.Collected
	t.Inside += o.Inside
	t.Lag += o.Lag
	t.Offered += o.Offered
	t.Consumed += o.Consumed
	t.Finished += o.Finished
	t.Dropped += o.Dropped
	t.Sunk += o.Sunk
}

package stream

// Column is one number of a plane that can be looked at while it runs.
type Column struct {
	Scope Scope
	What  Observed
}

// Observed says what a column shows. Those from Offered on only grow: their differences are what happened in
// between.
type Observed uint8

// Levels now, then counts and integrals since the start.
const (
	InsideEvents   Observed = iota // of a flow
	LagEvents                      // of a flow
	PresentRecords                 // of a station
	WaitingRecords                 // of a station
	Offered                        // events, of a flow
	Consumed                       // events, of a flow
	Sunk                           // records, of a flow
	LatencySum                     // seconds, of a flow's records
	Out                            // records, of a station
	WorkingTime                    // nanoseconds times servers, of a station
	BlockedTime                    // nanoseconds times servers, of a station
)

// Columns lists what Observe shows, in its order: flows, then operators (not their subtasks).
func (p *Plane) Columns() []Column {
	var t Tally
	t.Stations, t.Flows = make([]Scope, len(p.stations)), make([]Scope, len(p.flows))
	t.Servers = make([]int64, len(p.stations))
	p.nameScopes(&t)
	var columns []Column
	for _, scope := range t.Flows {
		for _, what := range []Observed{InsideEvents, LagEvents, Offered, Consumed, Sunk, LatencySum} {
			columns = append(columns, Column{scope, what})
		}
	}
	for _, scope := range t.Stations {
		if scope.Subtask < 0 {
			for _, what := range []Observed{PresentRecords, WaitingRecords, Out, WorkingTime, BlockedTime} {
				columns = append(columns, Column{scope, what})
			}
		}
	}
	return columns
}

// Observe appends the columns' values now to row.
func (p *Plane) Observe(row []float64) []float64 {
	p.mirror()
	for i := range p.flows {
		f := &p.flows[i]
		row = append(row, float64(f.inside().n), float64(f.lag().n),
			float64(f.arrived.n), float64(f.consumed()), float64(f.sunk), f.latencies.float()*1e-9)
	}
	for i := range p.stations {
		if p.stations[i].subtask {
			continue
		}
		s := &p.stations[i]
		present, waiting, working, blocked := s.level(present), s.level(waiting), s.level(working), s.level(blocked)
		row = append(row, float64(present.n), float64(waiting.n), float64(s.left.n),
			working.integral(p.now).float(), blocked.integral(p.now).float())
	}
	return row
}

package stream

import (
	"simulate/sim/clock"
	"simulate/sim/stats"
)

// station is what is counted at an operator, or at a part of it: one subtask, one workload.
type station struct {
	levels           [gauges]level
	in, out, dropped uint64
	results          uint64         // made by windows, beside what came in
	peak             int64          // most records present
	subtask          bool           // it is one subtask
	sample           *stationSample // of the current section
}

// The levels of a station. Present are records waiting, in service, blocked or held; the others are servers,
// but for waiting.
const (
	present = iota
	waiting
	working
	blocked
	down
	gauges
)

// flow is what is counted end to end, over a process or what it does to one workload.
type flow struct {
	levels                               [2]level
	offered, consumed, finished, dropped uint64 // events
	sunk                                 uint64 // records at sinks
	lagAge                               clock.Time
	lagPeak                              int64
	latencySum                           float64     // nanoseconds, of records at sinks
	sample                               *flowSample // of the current section
}

// The levels of a flow, in events.
const (
	inside = iota // arrived and not left
	lag           // arrived and not taken in
)

// section is a span of the run: samples of what arrived in it, and the counters as they stood when it began.
type section struct {
	from     clock.Time
	arrived  uint64
	stations []stationSample
	flows    []flowSample
}

type stationSample struct {
	wait, sojourn stats.Histogram
	before        station
}

type flowSample struct {
	latency stats.Histogram
	parts   [4]float64 // sums over the sample, seconds: lag, service, blocked, collected
	before  flow
}

// Cut begins a new section after all that happened at this instant.
func (p *Plane) Cut() { p.cut(p.now + 1) }

// cut begins a new section, to which belongs what arrives from that instant on.
func (p *Plane) cut(from clock.Time) {
	s := &section{
		from: from, arrived: p.arrived,
		stations: make([]stationSample, len(p.stations)), flows: make([]flowSample, len(p.flows)),
	}
	for i := range p.stations {
		s.stations[i].before = p.settled(p.stations[i])
		p.stations[i].sample = &s.stations[i]
	}
	for i := range p.flows {
		s.flows[i].before = p.flows[i]
		settle(s.flows[i].before.levels[:], p.now)
		p.flows[i].sample = &s.flows[i]
	}
	p.sections = append(p.sections, s)
	p.current = s
}

// settled is a station whose areas are integrals up to now.
func (p *Plane) settled(s station) station {
	settle(s.levels[:], p.now)
	return s
}

func settle(levels []level, now clock.Time) {
	for i := range levels {
		levels[i].area = levels[i].integral(now)
	}
}

// sampleOf is a station's sample of what arrived at t.
func (p *Plane) sampleOf(scope int32, s *station, t clock.Time) *stationSample {
	if t >= p.current.from {
		return s.sample
	}
	return &p.earlier(t).stations[scope]
}

// flowSampleOf is a flow's sample of what was due at t.
func (p *Plane) flowSampleOf(scope int32, f *flow, t clock.Time) *flowSample {
	if t >= p.current.from {
		return f.sample
	}
	return &p.earlier(t).flows[scope]
}

// earlier is the section, before the current one, in which t lies.
func (p *Plane) earlier(t clock.Time) *section {
	for i := len(p.sections) - 1; i > 0; i-- {
		if t >= p.sections[i].from {
			return p.sections[i]
		}
	}
	return p.sections[0]
}

// up raises a level of a subtask's operator by one, and of the parts of it that are counted too.
func (p *Plane) up(st *subtask, workload uint16, gauge int) {
	st.op.total.levels[gauge].up(p.now)
	if st.op.detailed {
		p.upParts(st, workload, gauge)
	}
}

func (p *Plane) upParts(st *subtask, workload uint16, gauge int) {
	for _, s := range p.partsOf(st, workload) {
		p.stations[s].levels[gauge].up(p.now)
	}
}

func (p *Plane) down(st *subtask, workload uint16, gauge int) {
	st.op.total.levels[gauge].down(p.now)
	if st.op.detailed {
		p.downParts(st, workload, gauge)
	}
}

func (p *Plane) downParts(st *subtask, workload uint16, gauge int) {
	for _, s := range p.partsOf(st, workload) {
		p.stations[s].levels[gauge].down(p.now)
	}
}

// add moves a level that belongs to servers, not to a record of some workload.
func (p *Plane) add(st *subtask, gauge int, by int64) {
	st.op.total.levels[gauge].add(p.now, by)
	if st.scope >= 0 {
		p.stations[st.scope].levels[gauge].add(p.now, by)
	}
}

// partsOf lists the scopes below the operator that a record of that workload at st is counted in.
func (p *Plane) partsOf(st *subtask, workload uint16) []int32 {
	p.scopes = p.scopes[:0]
	if st.scope >= 0 {
		p.scopes = append(p.scopes, st.scope)
	}
	if w := st.op.workloadScopes; w != nil && w[workload] >= 0 {
		p.scopes = append(p.scopes, w[workload])
	}
	return p.scopes
}

// countIn is a record that joins its operator now.
func (p *Plane) countIn(st *subtask, rec *record) {
	st.op.total.enter(p.now)
	if st.op.detailed {
		for _, s := range p.partsOf(st, rec.workload) {
			p.stations[s].enter(p.now)
		}
	}
}

func (s *station) enter(now clock.Time) {
	s.in++
	s.levels[present].up(now)
	s.peak = max(s.peak, s.levels[present].n)
}

// countOut is a record that leaves its operator now.
func (p *Plane) countOut(st *subtask, rec *record) {
	p.countOutOf(st.op.scope, st.op.total, rec)
	if st.op.detailed {
		for _, s := range p.partsOf(st, rec.workload) {
			p.countOutOf(s, &p.stations[s], rec)
		}
	}
}

func (p *Plane) countOutOf(scope int32, s *station, rec *record) {
	s.out++
	s.levels[present].down(p.now)
	p.sampleOf(scope, s, rec.joined).sojourn.Record(int64(p.now - rec.joined))
}

// countWait is a record whose service begins for the first time.
func (p *Plane) countWait(st *subtask, rec *record) {
	wait := int64(p.now - rec.joined)
	p.sampleOf(st.op.scope, st.op.total, rec.joined).wait.Record(wait)
	if st.op.detailed {
		for _, s := range p.partsOf(st, rec.workload) {
			p.sampleOf(s, &p.stations[s], rec.joined).wait.Record(wait)
		}
	}
}

func (p *Plane) countDropped(st *subtask, rec *record) {
	st.op.total.dropped++
	if st.op.detailed {
		for _, s := range p.partsOf(st, rec.workload) {
			p.stations[s].dropped++
		}
	}
}

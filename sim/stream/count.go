package stream

import (
	"simulate/sim/clock"
	"simulate/sim/stats"
)

// station is what is counted at an operator, or at a part of it: one subtask, one workload.
type station struct {
	joined, left     moments       // of its records
	begun            moments       // of their services, at a plain station: its other levels follow from these
	levels           [gauges]level // of others, but for present
	done             moments       // of the ends of services, where that is not the same as leaving
	plain, chained   bool
	subtask          bool // it is one subtask
	dropped, results uint64
	peak             int64          // most records present for any time
	queuePeak        int64          // most that waited, where that is the lag of the process
	changed          clock.Time     // the peak is looked at before the first change at a later instant
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

// level is one of the station's levels.
func (s *station) level(gauge int) level {
	switch {
	case gauge == present:
		return between(&s.joined, &s.left)
	case s.chained && gauge == working:
		return between(&s.begun, &s.done)
	case s.chained && gauge == blocked:
		return between(&s.done, &s.left)
	case s.plain && gauge == waiting:
		return between(&s.joined, &s.begun)
	case s.plain && gauge == working:
		return between(&s.begun, &s.left)
	}
	return s.levels[gauge]
}

// flow is what is counted end to end, over a process or what it does to one workload.
type flow struct {
	arrived, taken, ended moments // of its events; those lost at the entrance count as taken there
	forgone, dropped      uint64  // lost at the entrance; lost anywhere
	sunk                  uint64  // records at sinks
	latencies             area    // nanoseconds, of records at sinks, added up
	lagAge                clock.Time
	lagPeak               int64       // most events that were lag for any time
	changed               clock.Time  // the peak is looked at before the first change at a later instant
	ledger                *ledger     // where it is counted later who was taken in than who arrived; nil: nowhere
	sample                *flowSample // of the current section
}

// inside is the level of events that have arrived and not left, lag of those not taken in.
func (f *flow) inside() level    { return between(&f.arrived, &f.ended) }
func (f *flow) lag() level       { return between(&f.arrived, &f.taken) }
func (f *flow) consumed() uint64 { return f.taken.n - f.forgone }
func (f *flow) finished() uint64 { return f.ended.n - f.dropped }

// section is a span of the run: samples of what arrived in it, and the counters as they stood when it began.
type section struct {
	from     clock.Time
	arrived  uint64
	stations []stationSample
	flows    []flowSample
}

type stationSample struct {
	wait, sojourn stats.Histogram
	before        stationMark
}

type flowSample struct {
	latency stats.Histogram
	parts   [4]area // added up over the sample, nanoseconds: lag, service, blocked, collected
	before  flowMark
}

// stationMark is a station's counters and integrals at an instant, flowMark a flow's.
type stationMark struct {
	areas                     [gauges]area
	in, out, dropped, results uint64
}

type flowMark struct {
	inside, lag                                area
	offered, consumed, finished, dropped, sunk uint64
}

func (s *station) mark(now clock.Time) stationMark {
	m := stationMark{in: s.joined.n, out: s.left.n, dropped: s.dropped, results: s.results}
	for g := range m.areas {
		l := s.level(g)
		m.areas[g] = l.integral(now)
	}
	return m
}

func (f *flow) mark(now clock.Time) flowMark {
	inside, lag := f.inside(), f.lag()
	return flowMark{
		inside: inside.integral(now), lag: lag.integral(now),
		offered: f.arrived.n, consumed: f.consumed(), finished: f.finished(), dropped: f.dropped, sunk: f.sunk,
	}
}

// Cut begins a new section after all that happened at this instant.
func (p *Plane) Cut() { p.cut(p.now + 1) }

// cut begins a new section, to which belongs what arrives from that instant on.
func (p *Plane) cut(from clock.Time) {
	s := p.newSection(from)
	for i := range p.stations {
		p.stations[i].sample = &s.stations[i]
	}
	for i := range p.flows {
		p.flows[i].sample = &s.flows[i]
	}
	p.sections = append(p.sections, s)
	p.current = s
}

// newSection is a section that begins with the counters as they are.
func (p *Plane) newSection(from clock.Time) *section {
	p.mirror()
	s := &section{
		from: from, arrived: p.arrived,
		stations: make([]stationSample, len(p.stations)), flows: make([]flowSample, len(p.flows)),
	}
	for i := range p.stations {
		s.stations[i].before = p.stations[i].mark(p.now)
	}
	for i := range p.flows {
		s.flows[i].before = p.flows[i].mark(p.now)
	}
	return s
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
	s.look(now)
	s.joined.add(now)
}

func (s *station) leave(now clock.Time) {
	s.look(now)
	s.left.add(now)
}

// look keeps the peak, before records come or go at an instant.
func (s *station) look(now clock.Time) {
	if now > s.changed {
		s.changed = now
		s.peak = max(s.peak, int64(s.joined.n-s.left.n))
	}
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
	s.leave(p.now)
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

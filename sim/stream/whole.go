package stream

import "simulate/sim/clock"

// A process that is one plain station, whose events go straight to it and leave from there, is counted at the
// station: what arrives joins, what is taken in has begun, what has left is finished, and its sojourn is its latency.
// So most is counted once; before somebody looks at the flow, it becomes a mirror of the station.

// mirror brings the flows of such processes up to date.
func (p *Plane) mirror() {
	for i := range p.operators {
		if op := &p.operators[i]; op.whole {
			p.mirrorOne(p.processes[op.process].total, op)
		}
	}
}

func (p *Plane) mirrorOne(f *flow, op *operator) {
	s := op.total
	f.arrived, f.taken, f.ended, f.sunk = s.joined, s.begun, s.left, s.left.n
	f.lagPeak = s.queuePeak
	f.latencies, f.lagAge = area{}, 0
	for _, sec := range p.sections {
		sample := &sec.stations[op.scope]
		f.latencies.addWide(sample.sojourn.ExactSum())
		f.lagAge = max(f.lagAge, clock.Time(sample.wait.Max()))
	}
}

// mirrorLatencies makes the samples of such flows, once nothing is counted any more.
func (p *Plane) mirrorLatencies() {
	for i := range p.operators {
		op := &p.operators[i]
		if !op.whole {
			continue
		}
		for _, sec := range p.sections {
			latency := &sec.flows[p.processes[op.process].scope].latency
			latency.Reset()
			latency.Merge(&sec.stations[op.scope].sojourn)
		}
	}
}

// leaveWhole ends the service of rec at such a station.
func (p *Plane) leaveWhole(op *operator, rec *record) {
	s, f := op.total, p.processes[op.process].total
	at, of := s.sample, f.sample
	if rec.joined < p.current.from {
		earlier := p.earlier(rec.joined)
		at, of = &earlier.stations[op.scope], &earlier.flows[p.processes[op.process].scope]
	}
	sojourn := p.now - rec.joined
	at.sojourn.Record(int64(sojourn))
	of.parts[0].add(uint64(int64(float32(sojourn - rec.work))))
	of.parts[1].add(uint64(int64(float32(rec.work))))
	s.leave(p.now)
	p.processes[op.process].left = p.now
}

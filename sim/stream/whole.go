package stream

import "simulate/sim/clock"

// A process that is one plain station, by events or as a lane, is counted at the station: what arrives joins, what is taken in has begun, what has left is finished, and its sojourn is its latency.
// So most is counted once; before somebody looks at the flow, it becomes a mirror of the station.

// mirror brings the flows of such processes up to date.
func (p *Plane) mirror() {
	for i := range p.operators {
		op := &p.operators[i]
		if op.single != nil {
			p.countLane(op.single, p.now)
		}
		if op.whole {
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

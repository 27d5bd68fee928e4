package workload

import "simulate/sim/clock"

// pace adds spans of fractional nanoseconds to an instant. The instant is the sum, rounded; the fraction is
// carried on.
type pace struct {
	at   clock.Time
	rest float64 // of the sum and a half, above at
}

// longest is a span that overflows nothing, 146 years.
const longest = 1 << 62

func newPace(from clock.Time) pace { return pace{at: from, rest: 0.5} }

// step moves on by a span; false, without moving, means that time does not reach so far.
func (p *pace) step(span float64) bool {
	rest := p.rest + span
	if !(rest < longest) {
		return false
	}
	whole := clock.Time(rest)
	if whole >= clock.Never-p.at {
		return false
	}
	p.at += whole
	p.rest = rest - float64(whole)
	return true
}

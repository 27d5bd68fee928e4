package workload

import "simulate/sim/clock"

// pace adds spans of fractional nanoseconds to an instant. The instant is the sum, rounded; the fraction is
// carried on, in units of 2^-16 ns, as integers can be added faster than floats rounded.
type pace struct {
	at   clock.Time
	rest int64 // of the sum and a half, above at
}

const (
	bitsBelow = 16      // bits of a nanosecond
	usual     = 1 << 46 // nanoseconds (19 h): the product with 2^bitsBelow fits
	longest   = 1 << 62 // a span that overflows nothing, 146 years
)

func newPace(from clock.Time) pace { return pace{at: from, rest: 1 << (bitsBelow - 1)} }

// step moves on by a span; false, without moving, means that time does not reach so far.
func (p *pace) step(span float64) bool {
	if !(span < usual) || p.at > clock.Never-2*usual {
		return p.leap(span)
	}
	p.rest += int64(float64(span*(1<<bitsBelow)) + 0.5)
	p.at += clock.Time(p.rest >> bitsBelow)
	p.rest &= 1<<bitsBelow - 1
	return true
}

// leap is a step of a span that may be very long.
func (p *pace) leap(span float64) bool {
	if !(span < longest) || clock.Time(span) >= clock.Never-p.at-1 {
		return false
	}
	p.at += clock.Time(span + 0.5)
	return true
}

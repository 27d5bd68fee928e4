package workload

import "simulate/sim/clock"

// Ramp goes along a line from one factor to another, which then holds on; the first holds before.
type Ramp struct {
	From, To    float64
	Start, Over clock.Time
}

func (r Ramp) piece(t clock.Time) piece {
	switch end := later(r.Start, r.Over); {
	case t < r.Start:
		return piece{until: r.Start, level: r.From}
	case t < end:
		return line(t, r.Start, end, r.From, r.To)
	}
	return piece{until: clock.Never, level: r.To}
}

func (r Ramp) problems() []Problem {
	return all(
		factorProblems("ramp.from", r.From),
		factorProblems("ramp.to", r.To),
		sinceProblems("ramp.start", r.Start),
		spanProblems("ramp.over", r.Over),
	)
}

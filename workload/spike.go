package workload

import "simulate/sim/clock"

// Spike begins at an instant, goes along a line to its factor over a ramp, stays there, and comes down over
// another ramp: 2 ramps + for in all.
type Spike struct {
	At     clock.Time
	Factor float64
	For    clock.Time
	Ramp   clock.Time // 0: at once
}

func (s Spike) piece(t clock.Time) piece {
	up := later(s.At, s.Ramp)
	down := later(up, s.For)
	end := later(down, s.Ramp)
	switch {
	case t < s.At:
		return piece{until: s.At, level: 1}
	case t < up:
		return line(t, s.At, up, 1, s.Factor)
	case t < down:
		return piece{until: down, level: s.Factor}
	case t < end:
		return line(t, down, end, s.Factor, 1)
	}
	return piece{until: clock.Never, level: 1}
}

func (s Spike) problems() []Problem {
	problems := all(
		sinceProblems("spike.at", s.At),
		factorProblems("spike.factor", s.Factor),
		sinceProblems("spike.for", s.For),
		sinceProblems("spike.ramp", s.Ramp),
	)
	if s.For == 0 && s.Ramp == 0 {
		problems = append(problems, Problem{"spike.for", "must be above 0s where there is no ramp, e.g. 10m"})
	}
	return problems
}

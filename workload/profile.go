package workload

import (
	"fmt"
	"math"

	"simulate/sim/clock"
)

// Profile multiplies a rate over time by the product of its factors. The empty profile is 1. Time is that of
// the run, whenever the load starts.
type Profile []Factor

// Factor is one multiplier of a rate, one file each; Profiles lists them.
type Factor interface {
	// piece is the formula that holds from t >= 0 on.
	piece(t clock.Time) piece
	// problems lists the settings that cannot be, by their path below the factor.
	problems() []Problem
}

// piece is a formula of time that holds for a while: a line plus a wave,
// level + slope x + amplitude sin(angle + speed x), x nanoseconds after the piece was asked for.
type piece struct {
	until                   clock.Time
	level, slope            float64
	amplitude, angle, speed float64 // radians and radians per nanosecond
}

// bound is at least as large as the piece ever is.
func (p piece) bound(length clock.Time) float64 {
	return max(p.level, p.level+float64(p.slope*float64(length))) + math.Abs(p.amplitude)
}

func (p piece) isZero() bool { return p.level == 0 && p.slope == 0 && p.amplitude == 0 }

// line is the piece from (from, a) to (to, b), seen from t.
func line(t, from, to clock.Time, a, b float64) piece {
	slope := (b - a) / float64(to-from)
	return piece{until: to, level: a + float64(slope*float64(t-from)), slope: slope}
}

// At is the multiplier at t.
func (p Profile) At(t clock.Time) float64 {
	product := 1.0
	for _, f := range p {
		now := f.piece(t)
		sin, _ := sincos(now.angle)
		product *= now.level + float64(now.amplitude*sin)
	}
	return max(0, product)
}

// Integral is the integral of the multiplier from one instant to another, in nanoseconds: the time in which a
// constant load would bring as many events.
func (p Profile) Integral(from, to clock.Time) float64 {
	if len(p) == 0 {
		return float64(to - from)
	}
	w := newWalk(p, from, to, math.Inf(1))
	sum := 0.0
	for w.next() {
		sum += w.mass
	}
	return sum
}

// idle is how often a wave may pass between two events: waves beyond change nothing and would be followed in vain.
const idle = 1e5

// problems checks the factors and how they go with a mean rate per second.
func (p Profile) problems(rate float64) (problems []Problem) {
	for i, f := range p {
		path := fmt.Sprintf("profile[%d]", i)
		if found := f.problems(); len(found) > 0 {
			for _, problem := range found {
				problems = append(problems, Problem{path + "." + problem.Path, problem.Message})
			}
			continue
		}
		if waves := f.piece(0).speed / (2 * math.Pi) * 1e9 / rate; waves > idle {
			problems = append(problems, Problem{path, fmt.Sprintf(
				"repeats %.2g times between two events, which cannot be told from no profile; leave it out or raise the rate", waves)})
		}
	}
	return problems
}

// later is t + by, or Never.
func later(t, by clock.Time) clock.Time {
	if by >= clock.Never-t {
		return clock.Never
	}
	return t + by
}

// modulo is the remainder of t in [0, period), of negative t too.
func modulo(t, period clock.Time) clock.Time { return (t%period + period) % period }

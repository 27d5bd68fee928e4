package workload

import (
	"fmt"
	"math"

	"simulate/sim/clock"
)

// Problem is a setting that cannot be.
type Problem struct {
	Path    string // below the workload, as the scenario writes it: profile[0].sine.amplitude
	Message string // what is wrong and what was expected
}

// Error writes a problem for people.
func (p Problem) Error() string { return p.Path + ": " + p.Message }

// A rate is an event in thirty thousand years at least, and at most so many that a nanosecond holds a thousand.
const (
	minRate = 1e-12
	maxRate = 1e12
)

func rateProblems(path string, rate float64) []Problem {
	switch {
	case !(rate > 0) || math.IsInf(rate, 0):
		return []Problem{{path, fmt.Sprintf("must be above 0, is %s; e.g. 1000/s", perSecond(rate))}}
	case rate < minRate || rate > maxRate:
		return []Problem{{path, fmt.Sprintf("must be between %g/s and %g/s, is %s", minRate, maxRate, perSecond(rate))}}
	}
	return nil
}

// factorProblems checks a number that multiplies a rate.
func factorProblems(path string, factor float64) []Problem {
	if !(factor >= 0) || math.IsInf(factor, 0) {
		return []Problem{{path, fmt.Sprintf("a factor must not be negative, is %g; 0 stops the arrivals, 1 leaves them", factor)}}
	}
	return nil
}

func spanProblems(path string, span clock.Time) []Problem {
	if span <= 0 {
		return []Problem{{path, fmt.Sprintf("must be above 0s, is %s", span)}}
	}
	return nil
}

// sinceProblems checks an instant or a span that may be 0.
func sinceProblems(path string, t clock.Time) []Problem {
	if t < 0 {
		return []Problem{{path, fmt.Sprintf("must not be negative, is %s", t)}}
	}
	return nil
}

func perSecond(rate float64) string { return fmt.Sprintf("%g/s", rate) }

// all puts lists of problems one after the other.
func all(lists ...[]Problem) (problems []Problem) {
	for _, l := range lists {
		problems = append(problems, l...)
	}
	return problems
}

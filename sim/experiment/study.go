package experiment

import (
	"math"

	"simulate/sim/clock"
	"simulate/sim/finding"
)

// study is a variant with what its replications showed.
type study struct {
	variant   Variant
	estimates []estimate
	unstable  []string // processes and classes of requests
}

func (s *study) find(f finding.Finding) { s.variant.Findings = append(s.variant.Findings, f) }

// from is the part of a series after an instant.
func (l *levelSeries) from(t clock.Time) []float64 {
	for i, at := range l.at {
		if at >= t {
			return l.values[i:]
		}
	}
	return nil
}

// tell puts what was estimated into the answer. Reasons that nobody had are left out.
func (s *study) tell() {
	for _, e := range s.estimates {
		if e.Scope.Reason == "" || e.Value != 0 {
			e.Values = e.values
			s.variant.Metrics = append(s.variant.Metrics, e.Metric)
		}
	}
}

// value is an estimate by name; NaN where there is none.
func (s *study) value(name string, scope Scope) float64 {
	if e := s.estimate(name, scope); e != nil {
		return e.Value
	}
	return math.NaN()
}

func (s *study) estimate(name string, scope Scope) *estimate {
	for i := range s.estimates {
		if s.estimates[i].Name == name && s.estimates[i].Scope == scope {
			return &s.estimates[i]
		}
	}
	return nil
}

package experiment

import (
	"math"
	"slices"

	"simulate/sim"
	"simulate/sim/clock"
	"simulate/sim/finding"
	"simulate/sim/stream"
)

// study is a variant with what its replications showed.
type study struct {
	variant   Variant
	flows     []stream.Scope
	estimates []estimate
	unstable  bool
}

// analyse turns the runs of one variant into numbers.
func analyse(c *Candidate, runs []sim.Result) study {
	s := study{variant: Variant{Name: c.Name, Settings: c.Settings}}
	s.variant.Simulated = Simulated{Replications: len(runs), Method: "event"}
	if len(runs) == 0 {
		return s
	}
	t := align(c.Config, runs)
	cut, short := warmup(c.Config, runs, t.levelsOf(stream.PresentRecords))
	if short != nil {
		s.find(*short)
	}
	reps := make([]replicate, len(runs))
	for i := range runs {
		reps[i] = cutOff(&runs[i], cut, c.Config)
		s.variant.Simulated.Events += runs[i].Events
		s.variant.Simulated.Horizon += runs[i].Horizon / clock.Time(len(runs))
	}
	s.variant.Simulated.Warmup = meanFrom(runs, cut)
	s.flows = runs[0].Tally.Flows
	s.estimates = estimates(reps, &runs[0].Tally)
	s.examine(c.Config, &t, reps)
	s.remark(runs)
	s.variant.Series = t.series(&runs[0].Tally)
	for _, e := range s.estimates {
		s.variant.Metrics = append(s.variant.Metrics, e.Metric)
	}
	return s
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

// value is an estimate by name; NaN where there is none.
func (s *study) value(name string, scope stream.Scope) float64 {
	if e := s.estimate(name, shown(scope, "")); e != nil {
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

// flowIndex is the index of a process among the flows.
func (s *study) flowIndex(process string) int {
	return slices.Index(s.flows, stream.Scope{Process: process, Subtask: -1})
}

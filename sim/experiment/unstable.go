package experiment

import (
	"fmt"
	"math"
	"slices"

	"simulate/sim/finding"
	"simulate/sim/stats"
	"simulate/sim/stream"
)

// examine tests, where a steady state is claimed, whether there is one. Where the number of events inside a
// process keeps growing, percentiles depend on the horizon alone: they are suppressed, and the finding says what
// the process sustains.
func (s *study) examine(a *analysis, t *table) {
	c := a.c.Config
	if !c.Steady {
		return
	}
	s.examineRequests(a, t)
	for _, p := range c.Stream.Processes {
		scope := stream.Scope{Process: p.Name, Subtask: -1}
		level := t.average(t.column(scope, stream.InsideEvents))
		kept := level.from(s.variant.Simulated.Warmup)
		arrived := s.value("offered_eps", shown(scope, "")) * a.spans / float64(a.runs)
		if !openLoad(c, scope) || !grows(kept, arrived) {
			continue
		}
		s.unstable = append(s.unstable, p.Name)
		s.find(finding.Finding{
			Code: finding.Unstable, Severity: finding.Error, Path: "processes." + p.Name,
			Message: fmt.Sprintf("unstable: %.4g events/s arrive, %.4g/s can be sustained; the backlog grows as long as this "+
				"lasts, so percentiles would only measure the horizon and are not shown",
				s.value("offered_eps", shown(scope, "")), ratio(a.finished[slices.Index(a.tally.Flows, scope)], a.spans)),
		})
		s.suppress(func(of Scope) bool { return of.Process == p.Name })
	}
}

// grows says whether the series of a backlog keeps growing, while so many events arrive.
func grows(series []float64, arrived float64) bool {
	return stats.Growth(series) && series[len(series)-1] >= wander(arrived)
}

// wander is how large a backlog may become, while so many events arrive, before it is called a growing one: half a
// percent of them, and of few twice their square root. A queue close to its capacity wanders as far, and one that
// starts empty rises for a long time.
func wander(arrived float64) float64 { return max(0.005*arrived, 2*math.Sqrt(arrived)) }

// suppress takes the percentiles of what is unstable back.
func (s *study) suppress(unstable func(Scope) bool) {
	for i := range s.estimates {
		e := &s.estimates[i]
		if unstable(e.Scope) && e.info.Kind == Quantile {
			e.Value, e.half, e.CI95 = math.NaN(), math.NaN(), nil
			e.values, e.grows = nil, true
		}
	}
}

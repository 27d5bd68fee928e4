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
	for _, p := range c.Stream.Processes {
		scope := stream.Scope{Process: p.Name, Subtask: -1}
		level := t.average(t.column(scope, stream.InsideEvents))
		kept := level.from(s.variant.Simulated.Warmup)
		arrived := s.value("offered_eps", scope) * a.spans / float64(a.runs)
		if !openLoad(c, scope) || !stats.Growth(kept) || kept[len(kept)-1] < wander(arrived) {
			continue
		}
		s.unstable = append(s.unstable, p.Name)
		s.find(finding.Finding{
			Code: finding.Unstable, Severity: finding.Error, Path: "processes." + p.Name,
			Message: fmt.Sprintf("unstable: %.4g events/s arrive, %.4g/s can be sustained; the backlog grows as long as this "+
				"lasts, so percentiles would only measure the horizon and are not shown",
				s.value("offered_eps", scope), ratio(a.finished[slices.Index(a.tally.Flows, scope)], a.spans)),
		})
		s.suppress(p.Name)
	}
}

// wander is how large a backlog may become, while so many events arrive, before it is called a growing one: half a
// percent of them, and of few twice their square root. A queue close to its capacity wanders as far, and one that
// starts empty rises for a long time.
func wander(arrived float64) float64 { return max(0.005*arrived, 2*math.Sqrt(arrived)) }

// suppress takes the percentiles of a process back.
func (s *study) suppress(process string) {
	for i := range s.estimates {
		e := &s.estimates[i]
		if e.Scope.Process == process && e.info.Kind == Quantile {
			e.Value, e.half, e.CI95 = math.NaN(), math.NaN(), nil
			e.values = nil
		}
	}
}

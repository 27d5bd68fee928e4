package experiment

import (
	"fmt"

	"simulate/sim/allocation"
	"simulate/sim/finding"
)

// examineRequests tests the classes of requests for queues that keep growing, such as behind a head that waits for much
// while little is used. Rules that favour some let others wait for ever, so each class is looked at; what is unstable
// takes along what it is part of.
func (s *study) examineRequests(a *analysis, t *table) {
	if len(a.groups) == 0 {
		return
	}
	alone := len(s.unstable)
	for i := range a.groups[1:] {
		if g := &a.groups[1+i]; g.scope.Request != "" && s.piles(a, t, g) {
			s.giveUp(a, g, "requests."+g.scope.Request)
		}
	}
	if all := &a.groups[0]; len(s.unstable) == alone && s.piles(a, t, all) {
		s.giveUp(a, all, "requests")
	}
}

// giveUp says that a class of requests is unstable.
func (s *study) giveUp(a *analysis, g *group, path string) {
	s.unstable = append(s.unstable, path)
	s.find(finding.Finding{
		Code: finding.Unstable, Severity: finding.Error, Path: path,
		Message: fmt.Sprintf("unstable: %.4g requests/s arrive, %.4g/s end; the queue grows as long as this lasts, so percentiles "+
			"would only measure the horizon and are not shown", s.arriving(a, g), s.value("throughput_per_s", g.scope)),
	})
	s.suppress(func(of Scope) bool {
		return of.Process == "" && (g.all() || of.Request == g.scope.Request || of.Request == "")
	})
}

// piles says whether the queue of a class of requests keeps growing.
func (s *study) piles(a *analysis, t *table, g *group) bool {
	level := t.average(t.request(allocation.Column{What: allocation.WaitingRequests, Class: g.scope.Request}))
	return grows(level.from(s.variant.Simulated.Warmup), s.arriving(a, g)*a.spans/float64(a.runs))
}

// arriving is how many requests of a class arrive per second after the warm-up.
func (s *study) arriving(a *analysis, g *group) float64 {
	return float64(a.pooled.requests[g.at].requests.Came) / a.spans
}

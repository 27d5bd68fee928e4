package experiment

import (
	"fmt"
	"strings"

	"simulate/sim/finding"
	"simulate/sim/stats"
)

// Precision is the relative half-width of the 95 % interval to reach, by class of metric.
type Precision struct{ Mean, P50, P90, P95, P99, P999 float64 }

// DefaultPrecision is 2 % of means and medians, 5 % of the 99th percentile, 10 % of the 99.9th.
var DefaultPrecision = Precision{Mean: 0.02, P50: 0.02, P90: 0.02, P95: 0.05, P99: 0.05, P999: 0.1}

// next says how many replications the precision asked for takes, or that there are enough. It looks at the end
// to end latencies of every process and at the waits of every class of requests.
func (s *study) next(d *Design) (replications int, done bool) {
	n := s.variant.Simulated.Replications
	most := n
	var short []string
	for i := range s.estimates {
		e := &s.estimates[i]
		target := d.Precision.of(e)
		if target == 0 || e.CI95 == nil {
			continue
		}
		if want, enough := stats.NextReplications(n, e.half, e.Value, target); !enough {
			most = max(most, want)
			short = append(short, fmt.Sprintf("%s of %s (± %.2g %%)", e.Name, about(e.Scope), 100*e.half/e.Value))
		}
	}
	if most == n {
		return n, true
	}
	if n >= d.limit() {
		s.find(finding.Finding{
			Code: finding.Imprecise, Severity: finding.Warning, Path: "precision",
			Message: fmt.Sprintf("precision not met after %d replications: %s; lengthen the horizon or allow more", n, strings.Join(short, ", ")),
		})
		return n, true
	}
	return min(most, d.limit()), false
}

// of is the target of a metric; 0 where it has none.
func (p *Precision) of(e *estimate) float64 {
	if e.Scope.Operator != "" || e.Scope.Workload != "" || e.Scope.Part != "" || e.Scope.Tenant != "" {
		return 0
	}
	switch e.Name {
	case "latency_mean_s", "wait_mean_s", "loss_share":
		return p.Mean
	case "latency_p50_s", "wait_p50_s":
		return p.P50
	case "latency_p90_s", "wait_p90_s":
		return p.P90
	case "latency_p95_s", "wait_p95_s":
		return p.P95
	case "latency_p99_s", "wait_p99_s":
		return p.P99
	case "latency_p999_s", "wait_p999_s":
		return p.P999
	}
	return 0
}

// about names what an end to end metric is about: a process, a class of requests, or all of these.
func about(s Scope) string {
	if s.Process == "" && s.Request == "" {
		return "requests"
	}
	return s.Process + s.Request
}

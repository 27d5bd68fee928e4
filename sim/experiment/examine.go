package experiment

import (
	"fmt"
	"math"
	"slices"
	"strings"

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
		if !openLoad(c, scope) || !stats.Growth(kept) || kept[len(kept)-1] < leastGrowth*arrived {
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

// leastGrowth is the share of what arrived that must have piled up before a growing backlog is called one: a queue
// close to its capacity wanders far, too.
const leastGrowth = 0.005

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

// fewReplications is below which no interval of 95 % can be had from order alone, and Student's t is wide.
const fewReplications = 6

// remark adds what a reader of the numbers must know of how they were had.
func (s *study) remark(a *analysis) {
	if a.runs < fewReplications {
		message := "one replication has no interval; give replications: 16, or auto"
		if a.runs > 1 {
			message = fmt.Sprintf("%d replications give wide intervals; 16 are usual", a.runs)
		}
		s.find(finding.Finding{Code: finding.FewReplicates, Severity: finding.Note, Path: "replications", Message: message})
	}
	if a.inside > 0 && s.unstable == nil {
		s.find(finding.Finding{
			Code: finding.Censored, Severity: finding.Warning, Path: "drain",
			Message: fmt.Sprintf("%d events of %d replications had not left when the drain ended at %s: the longest latencies are missing; "+
				"give a longer drain", a.inside, a.runs, Round(a.end)),
		})
	}
}

// heavy is the tail index below which the interval of a mean is too narrow.
const heavy = 3

// weigh warns of latencies whose tail is so heavy that their mean misleads, where a steady state is claimed:
// elsewhere a long tail is the story, not the statistics.
func (s *study) weigh(a *analysis) {
	if !a.c.Config.Steady || s.unstable != nil {
		return
	}
	for i, scope := range a.tally.Flows {
		index := a.pooled.flows[i].flow.Latency.TailIndex()
		if scope.Workload != "" || math.IsNaN(index) || index >= heavy {
			continue
		}
		s.find(finding.Finding{
			Code: finding.HeavyTail, Severity: finding.Warning, Path: "processes." + scope.Process,
			Message: fmt.Sprintf("the latencies have a heavy tail (index %.2g): the interval of their mean is too narrow and the mean mostly "+
				"too low; go by percentiles, or bound the distribution", index),
		})
	}
}

// partial marks a study whose replications were not all had.
func (s *study) partial(is bool) {
	s.variant.Simulated.Partial = is
	if is {
		s.find(finding.Finding{
			Code: finding.Interrupted, Severity: finding.Warning,
			Message: fmt.Sprintf("stopped after %d replications: this result is partial", s.variant.Simulated.Replications),
		})
	}
}

// next says how many replications the precision asked for takes, or that there are enough. It looks at the end
// to end latencies of every process.
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
			short = append(short, fmt.Sprintf("%s of %s (± %.2g %%)", e.Name, e.Scope.Process, 100*e.half/e.Value))
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
	if e.Scope.Operator != "" || e.Scope.Workload != "" || e.Scope.Part != "" {
		return 0
	}
	switch e.Name {
	case "latency_mean_s":
		return p.Mean
	case "latency_p50_s":
		return p.P50
	case "latency_p90_s":
		return p.P90
	case "latency_p95_s":
		return p.P95
	case "latency_p99_s":
		return p.P99
	case "latency_p999_s":
		return p.P999
	}
	return 0
}

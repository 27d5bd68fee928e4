package experiment

import (
	"fmt"
	"math"
	"slices"

	"simulate/sim/finding"
)

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
	if a.unstarted > 0 && s.unstable == nil {
		s.find(finding.Finding{
			Code: finding.StillWaiting, Severity: finding.Warning, Path: "drain",
			Message: fmt.Sprintf("%d requests of %d replications had not started when the drain ended at %s: the longest waits are missing; "+
				"give a longer drain", a.unstarted, a.runs, Round(a.end)),
		})
	}
}

// thinned says when series stand on a coarser grid than the one asked for.
func (s *study) thinned(a *analysis) {
	asked, had := a.c.Config.Observe.Interval, slices.Max(a.intervals)
	if asked == 0 || had <= asked {
		return
	}
	s.find(finding.Finding{
		Code: finding.Coarser, Severity: finding.Note, Path: "observe.interval",
		Message: fmt.Sprintf("series stand on a grid of %s, not of %s: at most %d points of each are kept with so many replications",
			had, asked, a.c.Config.Observe.Most),
	})
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

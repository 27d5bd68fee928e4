package experiment

import (
	"fmt"
	"math"

	"simulate/sim/finding"
	"simulate/sim/stats"
)

// compare pairs a variant with the baseline, metric by metric, replication by replication. Left out are metrics of which
// neither more nor less is better, those without an interval, those that a run was too short to see, and what is but a
// part of another metric or of a cluster: the more is compared, the less can be told.
func compare(baseline, variant *study) []Comparison {
	if baseline == variant {
		return nil
	}
	var all []Comparison
	for i := range baseline.estimates {
		b := &baseline.estimates[i]
		if !b.compared() {
			continue
		}
		v := variant.estimate(b.Name, b.Scope)
		if v == nil || b.open || v.open || len(v.values) == 0 || len(v.values) != len(b.values) {
			continue
		}
		d := stats.Paired(v.values, b.values, Level)
		all = append(all, pair(b, v, d, baseline.variant.Name, variant.variant.Name))
		if b.Name == "latency_mean_s" && b.Scope.Workload == "" || b.Name == "wait_mean_s" && b.Scope == (Scope{Subtask: -1}) {
			variant.checkPairing(b, v, d.HalfWidth)
		}
	}
	return all
}

// compared says whether variants are compared by it.
func (e *estimate) compared() bool { return e.info.Judges(e.Scope) }

// Judges says whether of two variants one may be called better by this metric in that scope.
func (m *MetricInfo) Judges(s Scope) bool {
	return !m.Neutral && m.Kind != Extreme && s.Part == "" && s.Reason == "" && s.Pool == "" && s.Node == ""
}

func pair(b, v *estimate, d stats.Difference, baseline, variant string) Comparison {
	c := Comparison{
		Metric: b.Name, Scope: b.Scope, Baseline: baseline, Variant: variant,
		Difference: v.Value - b.Value, Relative: ratio(v.Value, b.Value), P: d.P, Verdict: NoDifference,
	}
	c.CI95 = around(c.Difference, d.HalfWidth)
	switch {
	case math.IsNaN(d.P):
		c.Verdict = NotJudged
	case (c.Difference > 0) == b.info.Up:
		c.Verdict = Better
	default:
		c.Verdict = Worse
	}
	return c
}

// adjust corrects the p-values of comparisons that are read together, by Holm's method, and takes back the verdicts
// that do not survive it: with that confidence, none of those that are left calls a difference what is none.
func adjust(all []*Comparison) {
	var p []float64
	var of []*Comparison
	for _, c := range all {
		if !math.IsNaN(c.P) {
			p, of = append(p, c.P), append(of, c)
		}
	}
	for i, adjusted := range stats.Holm(p) {
		of[i].P = adjusted
		if adjusted >= 1-Level {
			of[i].Verdict = NoDifference
		}
	}
}

// each is a list of places.
func each[T any](all []T) []*T {
	list := make([]*T, len(all))
	for i := range all {
		list[i] = &all[i]
	}
	return list
}

// checkPairing warns where paired differences, whose interval has that half-width, vary more than those of
// independent runs would.
func (s *study) checkPairing(b, v *estimate, half float64) {
	paired, apart := half*half, float64(b.half*b.half)+float64(v.half*v.half)
	if paired > 1.5*apart && apart > 0 {
		s.find(finding.Finding{
			Code: finding.Broken, Severity: finding.Note, Path: "compare",
			Message: fmt.Sprintf("differences of %s from the baseline vary %.2g times as much as those of unrelated runs: "+
				"common random numbers do not help here", b.Name, paired/apart),
		})
	}
}

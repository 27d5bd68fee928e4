package experiment

import (
	"fmt"
	"math"
	"slices"

	"simulate/sim/finding"
	"simulate/sim/stats"
)

// judge says of every threshold what a variant says to it. A threshold without a scope is judged in each process
// that has its metric.
func judge(thresholds []Threshold, baseline rival, variant *study) []Judgement {
	var all []Judgement
	for i := range thresholds {
		t := &thresholds[i]
		for j := range variant.estimates {
			e := &variant.estimates[j]
			if e.Name == t.Metric && t.covers(e.Scope) {
				all = append(all, t.judge(e, baseline, variant))
			}
		}
	}
	return all
}

// unjudged remarks on thresholds that found nothing to judge.
func (s *study) unjudged(thresholds []Threshold, judged []Judgement) {
	for _, t := range thresholds {
		about := func(j Judgement) bool { return j.Expression == t.Expression }
		if s.variant.Simulated.Replications > 0 && !slices.ContainsFunc(judged, about) {
			s.find(finding.Finding{
				Code: finding.NoEffect, Severity: finding.Warning, Path: "thresholds",
				Message: fmt.Sprintf("%s judges nothing: no scope of %s has this metric", t.Expression, s.variant.Name),
			})
		}
	}
}

func (t *Threshold) judge(e *estimate, baseline rival, variant *study) Judgement {
	j := Judgement{
		Expression: t.Expression, Variant: variant.variant.Name, Scope: e.Scope, Metric: e.Name,
		Value: e.Value, CI95: e.CI95, Limit: t.Limit,
	}
	margin, half := e.Value-t.Limit, e.half
	if t.Baseline {
		margin, half, j.Limit = t.against(e, baseline)
	}
	if e.open {
		j.AtLeast = e.least
		j.Verdict = t.decideOpen(e.least-j.Limit, e.half)
		return j
	}
	j.Verdict = t.decide(margin, half, e.grows)
	if j.Verdict == CannotTell {
		j.More = more(len(e.values), margin, half)
	}
	return j
}

// mostReplications is the largest number of further replications that anybody is told to make.
const mostReplications = 1_000_000

// more is how many replications more would probably tell on which side of its limit a metric lies that is so far off
// it after n of them; 0: nobody can tell, or more than can be made.
func more(n int, margin, half float64) int {
	factor := half / margin
	all := math.Ceil(float64(n)*factor*factor) + 1
	if !(all <= mostReplications) { // NaN as well
		return 0
	}
	return max(0, int(all)-n)
}

// against is how far a metric lies above its limit, relative to the baseline, paired by replication where that can be.
func (t *Threshold) against(e *estimate, baseline rival) (margin, half, limit float64) {
	b := baseline.estimate(e.Name, e.Scope)
	if b == nil || math.IsNaN(b.Value) || baseline.paired && len(b.values) == 0 {
		return math.NaN(), math.NaN(), math.NaN()
	}
	scaled := make([]float64, len(b.values))
	for i, v := range b.values {
		scaled[i] = v * t.Limit
	}
	limit = t.Limit * b.Value
	if !baseline.paired {
		return e.Value - limit, stats.Apart(seen(e.values), seen(scaled), Level).HalfWidth, limit
	}
	n := min(len(scaled), len(e.values))
	return e.Value - limit, stats.Paired(e.values[:n], scaled[:n], Level).HalfWidth, limit
}

// verdict is a variant's answer in a word.
func verdict(s *study, judged []Judgement) Verdict {
	if s.unstable != nil {
		return Unstable
	}
	v := NotJudged
	for _, j := range judged {
		switch {
		case j.Verdict == Fail:
			return Violates
		case j.Verdict == CannotTell:
			v = CannotTell
		case v == NotJudged:
			v = Meets
		}
	}
	return v
}

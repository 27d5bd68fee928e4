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
func judge(thresholds []Threshold, baseline, variant *study) []Judgement {
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

// covers says whether a threshold is about that scope.
func (t *Threshold) covers(s Scope) bool {
	if t.Scope == (Scope{Subtask: -1}) {
		return s.Operator == "" && s.Workload == "" && s.Part == ""
	}
	return t.Scope == s
}

func (t *Threshold) judge(e *estimate, baseline, variant *study) Judgement {
	j := Judgement{
		Expression: t.Expression, Variant: variant.variant.Name, Scope: e.Scope, Metric: e.Name,
		Value: e.Value, CI95: e.CI95, Limit: t.Limit,
	}
	margin, half := e.Value-t.Limit, e.half
	if t.Baseline {
		margin, half, j.Limit = t.against(e, baseline)
	}
	j.Verdict = t.decide(margin, half, slices.Contains(variant.unstable, e.Scope.Process) && e.info.Kind == Quantile)
	if j.Verdict == CannotTell && half > 0 && margin != 0 {
		n := float64(len(e.values))
		j.More = int(math.Ceil(n*(half/margin)*(half/margin)-n)) + 1
	}
	return j
}

// against is how far a metric lies above its limit, relative to the baseline, paired by replication.
func (t *Threshold) against(e *estimate, baseline *study) (margin, half, limit float64) {
	b := baseline.estimate(e.Name, e.Scope)
	if b == nil || len(b.values) != len(e.values) {
		return math.NaN(), math.NaN(), math.NaN()
	}
	scaled := make([]float64, len(b.values))
	for i, v := range b.values {
		scaled[i] = v * t.Limit
	}
	limit = t.Limit * b.Value
	return e.Value - limit, stats.Paired(e.values, scaled, Level).HalfWidth, limit
}

// decide judges the whole interval around the margin; a value without an interval is taken at its word.
func (t *Threshold) decide(margin, half float64, unbounded bool) Verdict {
	up := t.Op == Greater || t.Op == GreaterOrEqual
	switch {
	case unbounded:
		return Fail
	case math.IsNaN(margin):
		return CannotTell
	case math.IsNaN(half):
		half = 0
	}
	if up {
		margin = -margin
	}
	strict := t.Op == Less || t.Op == Greater
	switch {
	case margin+half < 0 || (margin+half == 0 && !strict):
		return Pass
	case margin-half > 0 || (margin-half == 0 && half == 0 && strict):
		return Fail
	}
	return CannotTell
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

package experiment

import (
	"fmt"
	"math"

	"simulate/sim/finding"
	"simulate/sim/stats"
)

// compare pairs a variant with the baseline, metric by metric, replication by replication. Metrics of which
// neither more nor less is better, and those without an interval, are left out.
func compare(baseline, variant *study) []Comparison {
	if baseline == variant {
		return nil
	}
	var all []Comparison
	for i := range baseline.estimates {
		b := &baseline.estimates[i]
		if b.info.Neutral || b.info.Kind == Extreme || b.Scope.Part != "" {
			continue
		}
		v := variant.estimate(b.Name, b.Scope)
		if v == nil || len(v.values) == 0 || len(v.values) != len(b.values) {
			continue
		}
		all = append(all, pair(b, v, baseline.variant.Name, variant.variant.Name))
		if b.Name == "latency_mean_s" && b.Scope.Workload == "" {
			variant.checkPairing(b, v)
		}
	}
	return all
}

func pair(b, v *estimate, baseline, variant string) Comparison {
	d := stats.Paired(v.values, b.values, Level)
	c := Comparison{
		Metric: b.Name, Scope: b.Scope, Baseline: baseline, Variant: variant,
		Difference: v.Value - b.Value, Relative: ratio(v.Value, b.Value), P: d.P, Verdict: NoDifference,
	}
	c.CI95 = around(c.Difference, d.HalfWidth)
	switch {
	case c.CI95 == nil || (c.CI95.Low <= 0 && c.CI95.High >= 0):
	case (c.Difference > 0) == b.info.Up:
		c.Verdict = Better
	default:
		c.Verdict = Worse
	}
	return c
}

// checkPairing warns where paired differences vary more than those of independent runs would.
func (s *study) checkPairing(b, v *estimate) {
	d := make([]float64, len(b.values))
	for i := range d {
		d[i] = v.values[i] - b.values[i]
	}
	if paired, apart := variance(d), variance(b.values)+variance(v.values); paired > 1.5*apart && apart > 0 {
		s.variant.Findings = append(s.variant.Findings, finding.Finding{
			Code: finding.Broken, Severity: finding.Note, Path: "compare",
			Message: fmt.Sprintf("differences of %s from the baseline vary %.2g times as much as those of unrelated runs: "+
				"common random numbers do not help here", b.Name, paired/apart),
		})
	}
}

func variance(values []float64) float64 {
	mean, m2 := 0.0, 0.0
	for i, v := range values {
		d := v - mean
		mean += d / float64(i+1)
		m2 += d * (v - mean)
	}
	return m2 / math.Max(1, float64(len(values)-1))
}

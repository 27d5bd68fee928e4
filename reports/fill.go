package reports

import (
	"simulate/sim/experiment"
	"simulate/sim/finding"
)

// document fills the document of one report. Lists are never null.
func document(m Meta, r experiment.Result) resultJSON {
	return resultJSON{
		Format:      Format,
		Scenario:    scenarioJSON{Name: m.Scenario, Digest: m.Digest, Description: m.Description},
		Seed:        m.Seed,
		Simulator:   simulatorJSON{Version: m.Version},
		Given:       each(m.Given, fillDefault),
		Defaults:    each(m.Defaults, fillDefault),
		Variants:    each(r.Variants, func(v experiment.Variant) variantJSON { return fillVariant(m, v) }),
		Comparisons: each(r.Comparisons, fillComparison),
		Thresholds:  each(r.Thresholds, fillThreshold),
	}
}

func each[A, B any](as []A, fill func(A) B) []B {
	bs := make([]B, len(as))
	for i, a := range as {
		bs[i] = fill(a)
	}
	return bs
}

func fillDefault(d Default) defaultJSON {
	return defaultJSON{Path: d.Path, Value: literal(d.Value)}
}

func fillVariant(m Meta, v experiment.Variant) variantJSON {
	return variantJSON{
		Name:        v.Name,
		Settings:    settingsJSON(v.Settings),
		Verdict:     verdict(v.Verdict),
		Metrics:     each(v.Metrics, fillMetric),
		Series:      each(v.Series, fillSeries),
		Allocations: fillAllocations(v),
		Snapshots:   []struct{}{},
		Findings:    findingsJSON(m, v.Findings),
		Simulated:   fillSimulated(m.Seed, v.Simulated),
	}
}

func fillAllocations(v experiment.Variant) allocationsJSON {
	ix := indexed(v)
	placed, _ := ix.get("placed", whole)
	failed, _ := ix.get("failed", whole)
	return allocationsJSON{Placed: decimal(placed.Value), Failed: decimal(failed.Value)}
}

func fillMetric(m experiment.Metric) metricJSON {
	return metricJSON{
		subjectJSON:  subject(m.Name, m.Scope),
		estimateJSON: estimate(m.Value, m.CI95),
		Replications: m.Replications,
		Values:       m.Values,
	}
}

func subject(metric string, s experiment.Scope) subjectJSON {
	return subjectJSON{Metric: metric, Scope: scopeJSON(s)}
}

func estimate(value float64, ci *experiment.Interval) estimateJSON {
	return estimateJSON{Value: decimal(value), CI95: interval(ci)}
}

func fillSeriesHead(s experiment.Series) seriesHeadJSON {
	return seriesHeadJSON{subjectJSON: subject(s.Name, s.Scope), Unit: s.Unit, Axis: s.Axis}
}

func fillSeries(s experiment.Series) seriesJSON {
	filled := seriesJSON{seriesHeadJSON: fillSeriesHead(s), Mean: s.Mean, Lo: s.Lo, Hi: s.Hi}
	if s.Axis == "" {
		filled.T = append(instants{}, s.At...)
	} else {
		filled.X = append(decimals{}, s.X...)
	}
	return filled
}

func findingsJSON(m Meta, all []finding.Finding) []findingJSON {
	return each(all, func(f finding.Finding) findingJSON {
		return findingJSON{Code: f.Code, Severity: f.Severity, At: m.at(f.Path), Message: f.Message}
	})
}

func fillSimulated(seed uint64, s experiment.Simulated) simulatedJSON {
	return simulatedJSON{
		Events:       s.Events,
		Replications: s.Replications,
		Runs: each(s.Runs, func(r experiment.Replication) runJSON {
			return runJSON{Replication: r.Number, Seed: seed, Events: r.Events, Horizon: instant(r.Horizon)}
		}),
		Method:  s.Method,
		Methods: each(s.Methods, fillMethod),
		Warmup:  instant(s.Warmup),
		Horizon: instant(s.Horizon),
		Partial: s.Partial,
	}
}

func fillMethod(m experiment.Method) methodJSON {
	return methodJSON{Process: m.Process, Operator: m.Operator, Method: m.Name, Why: m.Why}
}

func fillComparison(c experiment.Comparison) comparisonJSON {
	return comparisonJSON{
		subjectJSON: subject(c.Metric, c.Scope),
		Baseline:    c.Baseline,
		Variant:     c.Variant,
		Difference:  decimal(c.Difference),
		CI95:        interval(c.CI95),
		P:           decimal(c.P),
		Verdict:     verdict(c.Verdict),
		Relative:    decimal(c.Relative),
	}
}

func fillThreshold(j experiment.Judgement) thresholdJSON {
	return thresholdJSON{
		Expression:   j.Expression,
		Variant:      j.Variant,
		estimateJSON: estimate(j.Value, j.CI95),
		Verdict:      verdict(j.Verdict),
		subjectJSON:  subject(j.Metric, j.Scope),
		Limit:        decimal(j.Limit),
		AtLeast:      atLeast(j),
		More:         j.More,
	}
}

// atLeast is what a value is at least; 0, which is not shown, where nothing is known.
func atLeast(j experiment.Judgement) decimal {
	if !bounded(j) {
		return 0
	}
	return decimal(j.AtLeast)
}

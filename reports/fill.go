package reports

import "simulate/sim/experiment"

// document fills the document of one report. Lists are never null.
func document(m Meta, r experiment.Result) resultJSON {
	return resultJSON{
		Format:      Format,
		Scenario:    scenarioJSON{Name: m.Scenario, Digest: m.Digest, Description: m.Description},
		Seed:        m.Seed,
		Simulator:   simulatorJSON{Version: m.Version},
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
		Name:      v.Name,
		Settings:  settingsJSON(v.Settings),
		Verdict:   verdict(v.Verdict),
		Metrics:   each(v.Metrics, fillMetric),
		Series:    each(v.Series, fillSeries),
		Snapshots: []struct{}{},
		Findings:  fillFindings(m, v),
		Simulated: fillSimulated(v.Simulated),
	}
}

func fillMetric(m experiment.Metric) metricJSON {
	return metricJSON{
		Metric:       m.Name,
		Scope:        scopeJSON(m.Scope),
		Value:        decimal(m.Value),
		CI95:         interval(m.CI95),
		Replications: m.Replications,
	}
}

func fillSeries(s experiment.Series) seriesJSON {
	return seriesJSON{
		Metric: s.Name,
		Scope:  scopeJSON(s.Scope),
		Unit:   s.Unit,
		T:      seconds(s.At),
		Mean:   decimals(s.Mean),
		Lo:     decimals(s.Lo),
		Hi:     decimals(s.Hi),
	}
}

func fillFindings(m Meta, v experiment.Variant) []findingJSON {
	all := make([]findingJSON, len(v.Findings))
	for i, f := range v.Findings {
		all[i] = findingJSON{Code: f.Code, Severity: f.Severity, At: m.at(f.Path), Message: f.Message}
	}
	return all
}

func fillSimulated(s experiment.Simulated) simulatedJSON {
	return simulatedJSON{
		Events:       s.Events,
		Replications: s.Replications,
		Method:       s.Method,
		Warmup:       decimal(s.Warmup.Seconds()),
		Horizon:      decimal(s.Horizon.Seconds()),
		Partial:      s.Partial,
	}
}

func fillComparison(c experiment.Comparison) comparisonJSON {
	return comparisonJSON{
		Metric:     c.Metric,
		Scope:      scopeJSON(c.Scope),
		Baseline:   c.Baseline,
		Variant:    c.Variant,
		Difference: decimal(c.Difference),
		CI95:       interval(c.CI95),
		P:          decimal(c.P),
		Verdict:    verdict(c.Verdict),
		Relative:   decimal(c.Relative),
	}
}

func fillThreshold(j experiment.Judgement) thresholdJSON {
	return thresholdJSON{
		Expression: j.Expression,
		Variant:    j.Variant,
		Value:      decimal(j.Value),
		CI95:       interval(j.CI95),
		Verdict:    verdict(j.Verdict),
		Metric:     j.Metric,
		Scope:      scopeJSON(j.Scope),
		Limit:      decimal(j.Limit),
	}
}

package reports

import (
	"fmt"
	"slices"

	"simulate/sim/experiment"
)

// relativeMetrics are put into a sentence: the first whether it differs or not, the others if they do.
var relativeMetrics = []string{
	"latency_p99_s", "throughput_eps", "dropped_share",
	"loss_share", "wait_mean_s", "bounded_slowdown_mean", "allocated_share_final", "fragmented_share_final", "cost",
}

// relative says in sentences how each variant stands to the baseline: by what is judged and end to end, unless
// metrics were chosen.
func (p *page) relative(r Report) {
	var lines []string
	for _, c := range told(r, p.Metrics) {
		lines = append(lines, p.sentence(c, r))
	}
	if len(lines) == 0 {
		return
	}
	p.section("")
	for _, line := range lines {
		p.line(line, 2)
	}
}

// told are the comparisons that are put into words, of those metrics that were chosen if any were.
func told(r Report, chosen []string) []experiment.Comparison {
	metrics := slices.Concat(judgedMetrics(r), relativeMetrics)
	if len(chosen) > 0 {
		metrics = chosen
	}
	var all []experiment.Comparison
	for _, v := range r.Variants {
		for i, name := range metrics {
			for _, c := range r.Comparisons {
				wanted := c.Variant == v.Name && c.Metric == name && !slices.Contains(metrics[:i], name) && observed(c.Difference)
				if wanted && !(c.Scope.Request != "" && oneClass(r)) && (len(chosen) > 0 || telling(c, r) || isJudged(c, r)) {
					all = append(all, c)
				}
			}
		}
	}
	return all
}

// judgedMetrics are those that thresholds are about.
func judgedMetrics(r Report) []string {
	var names []string
	for _, j := range r.Thresholds {
		if !slices.Contains(names, j.Metric) {
			names = append(names, j.Metric)
		}
	}
	return names
}

// isJudged says whether a threshold is about what is compared.
func isJudged(c experiment.Comparison, r Report) bool {
	return slices.ContainsFunc(r.Thresholds, func(j experiment.Judgement) bool {
		return j.Metric == c.Metric && concerns(r, j.Scope, normal(c.Scope))
	})
}

// telling says whether a comparison is worth a sentence in itself: it is end to end, and of the first metric or a
// difference that shows in the digits of the table.
func telling(c experiment.Comparison, r Report) bool {
	switch {
	case c.Scope.Operator != "" || c.Scope.Part != "" || !slices.Contains(relativeMetrics, c.Metric):
		return false
	case c.Scope.Request != "" || c.Scope.Tenant != "":
		return false // all requests together say it
	case c.Metric == "allocated_share_final" && c.Scope != fullest(r.Variants[0]):
		return false // what is scarce says it
	case c.Metric == relativeMetrics[0]:
		return true
	}
	slight := c.Difference == 0 || observed(c.Relative) && c.Relative > 0.999 && c.Relative < 1.001
	return c.Verdict != experiment.NoDifference && !slight
}

func (p *page) sentence(c experiment.Comparison, r Report) string {
	names := labels(r.Variants)
	what, variant, baseline := c.Metric, names[c.Variant], names[c.Baseline]
	if s := within(c.Scope, r); normal(s) != whole {
		what += " {" + scopeText(s) + "}"
	}
	judged := string(c.Verdict)
	if c.Verdict == experiment.NotJudged {
		judged = unjudged(side(r, c.Variant, c))
	}
	switch {
	case c.Verdict == experiment.NoDifference:
		return fmt.Sprintf("%s: %s no significant difference in %s from %s", variant, p.mark(c.Verdict), what, baseline)
	case c.Difference == 0:
		return fmt.Sprintf("%s: %s as %s (%s)", variant, what, baseline, judged)
	}
	return fmt.Sprintf("%s: %s %s than %s (%s)", variant, p.change(c, r), what, baseline, judged)
}

// unjudged is why a comparison of a metric has no verdict.
func unjudged(m experiment.Metric) string {
	if m.Replications == 1 {
		return "one replication: no interval"
	}
	return "no interval"
}

// within is a scope without the process where there is only one.
func within(s experiment.Scope, r Report) experiment.Scope {
	for _, end := range allEnds(r.Variants) {
		if end.Process != s.Process {
			return s
		}
	}
	s.Process = ""
	return s
}

// change is the difference as people say it: 1.24 ± 0.03 times lower, or by 12 ms where one of the two is 0.
func (p *page) change(c experiment.Comparison, r Report) string {
	word := "higher"
	if c.Difference < 0 {
		word = "lower"
	}
	if times, ok := ratio(c, side(r, c.Baseline, c), side(r, c.Variant, c)); ok {
		u := number.unit(times.Value)
		return p.measured(u, times) + u.name + " times " + word
	}
	u := quantityOf(c.Metric).unit(c.Difference)
	size := experiment.Metric{Value: max(c.Difference, -c.Difference)}
	if wide, ok := half(experiment.Metric{Value: c.Difference, CI95: c.CI95}); ok {
		size = around(size.Value, wide)
	}
	return "by " + p.measured(u, size) + " " + u.name + " " + word
}

// side is what a comparison compares, of one of the two variants.
func side(r Report, variant string, c experiment.Comparison) experiment.Metric {
	for _, v := range r.Variants {
		if v.Name == variant {
			m, _ := indexed(v).get(c.Metric, c.Scope)
			return m
		}
	}
	return experiment.Metric{}
}

func around(v, wide float64) experiment.Metric {
	return experiment.Metric{Value: v, CI95: &experiment.Interval{Low: v - wide, High: v + wide}}
}

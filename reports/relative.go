package reports

import (
	"fmt"

	"simulate/sim/experiment"
)

// relativeMetrics are put into a sentence: the first whether it differs or not, the others if they do.
var relativeMetrics = []string{"latency_p99_s", "throughput_eps", "dropped_share"}

// relative says in sentences how each variant stands to the baseline, end to end unless metrics were chosen.
func (p *page) relative(r Report) {
	metrics, names := relativeMetrics, labels(r.Variants)
	if len(p.Metrics) > 0 {
		metrics = p.Metrics
	}
	var lines []string
	for _, v := range r.Variants {
		for _, name := range metrics {
			for _, c := range r.Comparisons {
				if c.Variant == v.Name && c.Metric == name && (len(p.Metrics) > 0 || telling(c)) && observed(c.Difference) {
					lines = append(lines, p.sentence(c, names))
				}
			}
		}
	}
	if len(lines) == 0 {
		return
	}
	p.section("")
	for _, line := range lines {
		p.line(line, 2)
	}
}

// telling says whether a comparison is worth a sentence: it is end to end and of the first metric, or a
// difference that shows in the digits of the table.
func telling(c experiment.Comparison) bool {
	switch {
	case c.Scope.Operator != "" || c.Scope.Part != "":
		return false
	case c.Metric == relativeMetrics[0]:
		return true
	}
	slight := observed(c.Relative) && c.Relative > 0.999 && c.Relative < 1.001
	return c.Verdict != experiment.NoDifference && !slight
}

func (p *page) sentence(c experiment.Comparison, names map[string]string) string {
	what := c.Metric
	if s := c.Scope; s.Operator != "" || s.Workload != "" {
		what += " {" + scopeText(s) + "}"
	}
	variant, baseline := names[c.Variant], names[c.Baseline]
	if c.Verdict == experiment.NoDifference {
		return fmt.Sprintf("%s: %s no significant difference in %s from %s", variant, p.mark(c.Verdict), what, baseline)
	}
	judged := "not judged, too few replications"
	if c.Verdict != experiment.NotJudged {
		judged = string(c.Verdict)
	}
	return fmt.Sprintf("%s: %s %s than %s (%s)", variant, p.change(c), what, baseline, judged)
}

// change is the difference as people say it: 1.24 ± 0.03 times lower, or 12 ms lower where the baseline is 0.
func (p *page) change(c experiment.Comparison) string {
	word := "higher"
	if c.Difference < 0 {
		word = "lower"
	}
	if times, wide, ok := ratio(c); ok {
		u := number.unit(times)
		return p.measured(u, around(times, wide)) + u.name + " times " + word
	}
	u := quantityOf(c.Metric).unit(c.Difference)
	size := experiment.Metric{Value: max(c.Difference, -c.Difference)}
	if wide, ok := half(experiment.Metric{Value: c.Difference, CI95: c.CI95}); ok {
		size = around(size.Value, wide)
	}
	return "by " + p.measured(u, size) + " " + u.name + " " + word
}

func around(v, wide float64) experiment.Metric {
	if wide == 0 {
		return experiment.Metric{Value: v}
	}
	return experiment.Metric{Value: v, CI95: &experiment.Interval{Low: v - wide, High: v + wide}}
}

// ratio is the larger of the two values over the smaller. Its half-width is that of the paired difference over
// the baseline, carried through the quotient; the baseline's own error, which pairing shares, is left out.
func ratio(c experiment.Comparison) (times, wide float64, ok bool) {
	if !observed(c.Relative) || c.Relative <= 0 || c.Relative == 1 || c.Difference == 0 {
		return 0, 0, false
	}
	if difference, has := half(experiment.Metric{Value: c.Difference, CI95: c.CI95}); has {
		wide = difference * (c.Relative - 1) / c.Difference
	}
	if c.Relative < 1 {
		return 1 / c.Relative, wide / c.Relative / c.Relative, true
	}
	return c.Relative, wide, true
}

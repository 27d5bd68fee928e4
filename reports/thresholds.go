package reports

import (
	"fmt"
	"strings"

	"simulate/sim/experiment"
)

// thresholds lists what was judged, each with the measured value and its interval.
func (p *page) thresholds(r Report) {
	if len(r.Thresholds) == 0 {
		return
	}
	p.section("Thresholds")
	g := grid{columns: []column{{name: "measured"}, {name: "95 % interval"}, {name: "limit"}}}
	names := labels(r.Variants)
	for _, j := range r.Thresholds {
		g.rows = append(g.rows, "  "+p.mark(j.Verdict)+" "+condition(j, r, names))
		for i, text := range judged(j) {
			g.columns[i].cells = append(g.columns[i].cells, text)
		}
	}
	p.grid(g)
	for _, j := range r.Thresholds {
		if j.Verdict == experiment.CannotTell {
			p.line("  "+p.mark(j.Verdict)+" "+condition(j, r, names)+": "+undecided(j), 4)
		}
	}
}

// condition is a threshold, whose it is when several are judged, and of what when the expression does not say.
func condition(j experiment.Judgement, r Report, names map[string]string) string {
	text := j.Expression
	if !strings.Contains(text, "{") && severalScopes(j, r.Thresholds) {
		text += " {" + scopeText(j.Scope) + "}"
	}
	if len(r.Variants) > 1 {
		text += ", " + names[j.Variant]
	}
	return text
}

func severalScopes(one experiment.Judgement, all []experiment.Judgement) bool {
	for _, j := range all {
		if j.Expression == one.Expression && j.Variant == one.Variant && normal(j.Scope) != normal(one.Scope) {
			return true
		}
	}
	return false
}

// judged are the cells of a threshold: value, interval and limit in one unit.
func judged(j experiment.Judgement) []string {
	u := quantityOf(j.Metric).unit(j.Value, j.AtLeast, j.Limit)
	m := experiment.Metric{Value: j.Value, CI95: j.CI95}
	value, between := u.value(j.Value), notObserved
	if wide, ok := half(m); ok {
		digits := u.digits(m.Value*u.factor, wide*u.factor)
		value = fixed(m.Value*u.factor, digits)
		between = fmt.Sprintf("[%s, %s]", fixed(m.CI95.Low*u.factor, digits), fixed(m.CI95.High*u.factor, digits))
	}
	if bounded(j) {
		value = "> " + u.value(j.AtLeast)
	}
	cells := []string{value, between, u.value(j.Limit)}
	for i, text := range cells {
		if text != notObserved && u.name != "" {
			cells[i] = text + " " + u.name
		}
	}
	return cells
}

// bounded says whether all that is known of a value is that it is at least so much.
func bounded(j experiment.Judgement) bool { return j.AtLeast > 0 && observed(j.AtLeast) }

func undecided(j experiment.Judgement) string {
	switch {
	case bounded(j):
		return "cannot tell, the run ended before it was known; lengthen the horizon"
	case observed(j.Value) && !observed(j.Limit):
		return "cannot tell, the baseline has no such value"
	case !observed(j.Value):
		return "cannot tell, nothing was observed"
	case j.More > 0:
		return fmt.Sprintf("cannot tell, about %s would probably decide", plural(j.More, "more replication"))
	}
	return "cannot tell, the interval holds the limit; more replications may decide"
}

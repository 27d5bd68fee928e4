package reports

import (
	"cmp"
	"fmt"
	"io"
	"math"
	"slices"
	"strings"

	"simulate/sim/experiment"
)

// DiffTable writes what became of each metric, for people: first the answer, then what was changed, then the numbers.
// What cannot be told from the base is only counted, unless more is asked for or the metric is one of the main ones.
func DiffTable(w io.Writer, d *Diff, o Options) error {
	p := &page{style: style{o}}
	p.diff(d)
	return p.write(w)
}

func (p *page) diff(d *Diff) {
	p.section("")
	p.line(p.mark(d.verdict())+" "+d.headline(), 2)
	for _, s := range d.Scenarios {
		p.line("  "+p.faint(d.terms(s)), 2)
	}
	for i := range d.Scenarios {
		p.scenarioDiff(d, &d.Scenarios[i])
	}
}

// verdict is the whole in a word.
func (d *Diff) verdict() experiment.Verdict {
	switch better, worse, _ := d.Outcome(); {
	case worse > 0:
		return experiment.Worse
	case better > 0:
		return experiment.Better
	}
	return experiment.NoDifference
}

// headline is the whole in a sentence.
func (d *Diff) headline() string {
	better, worse, same := d.Outcome()
	return fmt.Sprintf("%s against %s: %d worse, %d better, %d without a difference that counts", d.Head.Label, d.Base.Label, worse, better, same)
}

// terms say how a scenario was compared.
func (d *Diff) terms(s ScenarioDiff) string {
	text := "unpaired, because the seeds differ (" + fmt.Sprintf("%d and %d)", s.Base.Seed, s.Head.Seed)
	if s.Paired {
		text = fmt.Sprintf("paired by replications of seed %d", s.Base.Seed)
	}
	if !d.Terms.Unadjusted {
		better, worse, same := d.Outcome()
		text += fmt.Sprintf("; p is adjusted for %s", plural(better+worse+same, "comparison"))
	}
	if d.Terms.MinEffect > 0 {
		text += fmt.Sprintf("; what changes by less than %s %% does not count", shortest(round3(100*d.Terms.MinEffect)))
	}
	if len(d.Scenarios) > 1 {
		text = s.Head.Scenario + ": " + text
	}
	return text
}

func round3(v float64) float64 { return math.Round(1000*v) / 1000 }

func (p *page) scenarioDiff(d *Diff, s *ScenarioDiff) {
	for _, note := range slices.Concat(d.versions(), s.Notes) {
		p.line("  "+p.unsure("note")+": "+note, 4)
	}
	if len(s.Changes) > 0 {
		p.section("Configuration")
		for _, c := range s.Changes {
			p.line("  "+c.String(), 4)
		}
	}
	for i := range s.Variants {
		v := &s.Variants[i]
		p.section(v.title(s, len(d.Scenarios) > 1))
		if text := v.instability(); text != "" {
			p.line("  "+p.mark(v.collapse())+" "+text, 4)
		}
		p.contrasts(v)
	}
}

// versions warns of results of different programs.
func (d *Diff) versions() []string {
	if slices.Equal(d.Base.Versions, d.Head.Versions) {
		return nil
	}
	return []string{fmt.Sprintf("simulated by different versions: %s by %s, %s by %s; the changelog says whether numbers changed",
		d.Base.Label, strings.Join(d.Base.Versions, ", "), d.Head.Label, strings.Join(d.Head.Versions, ", "))}
}

// String is a change on one line: ~ path: before -> after.
func (c Change) String() string {
	text := c.sign() + " " + c.Path + ": "
	switch {
	case c.Before == nil:
		return text + c.After.String()
	case c.After == nil:
		return text + c.Before.String()
	}
	return text + c.Before.String() + " -> " + c.After.String()
}

// String is a value, with what is to be known of it.
func (s Setting) String() string {
	if s.Default {
		return s.Value + " (default)"
	}
	return s.Value
}

func (v *VariantDiff) title(s *ScenarioDiff, several bool) string {
	var words []string
	if several {
		words = append(words, s.Head.Scenario)
	}
	if v.Base.Name != v.Head.Name {
		words = append(words, label(*v.Head)+" against "+label(*v.Base))
	} else if v.Head.Name != "baseline" || len(s.Variants) > 1 {
		words = append(words, label(*v.Head))
	}
	if len(words) == 0 {
		return "Metrics"
	}
	return strings.Join(words, ": ")
}

func (v *VariantDiff) instability() string {
	switch v.collapse() {
	case experiment.Worse:
		return "is unstable now: more arrives than it can work off"
	case experiment.Better:
		return "is not unstable any more"
	}
	return ""
}

// contrasts is the table of the metrics that are worth it.
func (p *page) contrasts(v *VariantDiff) {
	var shown []experiment.Contrast
	for _, m := range v.Metrics {
		if p.Verbose || len(p.Metrics) > 0 || worthShowing(m) {
			shown = append(shown, m)
		}
	}
	hidden, left := len(v.Metrics)-len(shown), 0
	if p.most > 0 && len(shown) > p.most {
		slices.SortStableFunc(shown, func(a, b experiment.Contrast) int { return cmp.Compare(urgency(a), urgency(b)) })
		shown, left = shown[:p.most], len(shown)-p.most
	}
	g := p.contrastGrid(shown, "  ", func(m experiment.Contrast) string { return subjectText(m.Metric, m.Scope) })
	switch {
	case len(shown) > 0 && len(g.parts(p.Width)) > 1:
		p.narrowContrasts(shown)
	case len(shown) > 0:
		p.grid(g)
	}
	if left > 0 {
		p.line("  "+p.faint(fmt.Sprintf("%s, for which there is no room here", plural(left, "more metric"))), 2)
	}
	if hidden > 0 {
		p.line("  "+p.faint(fmt.Sprintf("%s without a difference that counts: -v shows them", plural(hidden, "more metric"))), 2)
	}
}

// urgency is how soon a metric should be seen.
func urgency(m experiment.Contrast) int {
	return slices.Index([]experiment.Verdict{experiment.Worse, experiment.Better, m.Verdict}, m.Verdict)
}

func (p *page) contrastGrid(all []experiment.Contrast, indent string, name func(experiment.Contrast) string) grid {
	g := grid{names: indent + "metric", columns: []column{{name: "base"}, {name: "head"}, {name: "difference"}, {name: "95 % interval"}, {name: "p"}, {name: "verdict"}}}
	for _, m := range all {
		g.rows = append(g.rows, indent+p.mark(m.Verdict)+" "+name(m))
		for i, text := range p.contrast(m) {
			g.columns[i].cells = append(g.columns[i].cells, text)
		}
	}
	return g
}

// narrowContrasts are the same where lines are short: a table for each scope, under its name, and the difference first.
func (p *page) narrowContrasts(all []experiment.Contrast) {
	for first := true; len(all) > 0; first = false {
		if !first {
			p.section("")
		}
		of, n := normal(all[0].Scope), 0
		for n < len(all) && normal(all[n].Scope) == of {
			n++
		}
		if text := scopeText(of); text != "" {
			p.line("  "+text, 4)
		}
		g := p.contrastGrid(all[:n], "    ", func(m experiment.Contrast) string { return m.Metric })
		base, head := g.columns[0], g.columns[1]
		g.columns[0], g.columns[1], g.columns[2] = g.columns[2], base, head
		p.grid(g)
		all = all[n:]
	}
}

func worthShowing(m experiment.Contrast) bool {
	return m.Verdict == experiment.Better || m.Verdict == experiment.Worse || m.Scope.Operator == "" && slices.Contains(relativeMetrics[:2], m.Metric)
}

func subjectText(metric string, s experiment.Scope) string {
	if text := scopeText(s); text != "" {
		return metric + " {" + text + "}"
	}
	return metric
}

// contrast are the cells of a metric: all in one unit, the difference also in percent.
func (p *page) contrast(m experiment.Contrast) []string {
	u := quantityOf(m.Metric).unit(m.Base.Value, m.Head.Value)
	named := func(text string) string {
		if u.name == "" {
			return text
		}
		return text + " " + u.name
	}
	difference, between := u.signed(m.Difference), notObserved
	if wide, ok := half(experiment.Metric{Value: m.Difference, CI95: m.CI95}); ok {
		digits := u.digits(m.Difference*u.factor, wide*u.factor)
		difference = signed(m.Difference*u.factor, digits)
		between = fmt.Sprintf("[%s, %s]", signed(m.CI95.Low*u.factor, digits), signed(m.CI95.High*u.factor, digits))
	}
	if u.name == "%" { // of what is a share itself: 50 % and 60 % differ by 10 points, or 20 %
		difference += " points"
	} else {
		difference = named(difference)
	}
	if observed(m.Relative) && m.Difference != 0 {
		difference += " " + inPercent(m.Relative-1)
	}
	return []string{named(p.measured(u, m.Base)), named(p.measured(u, m.Head)), difference, between, pText(m.P), verdictText(m)}
}

// signed is a difference in u.
func (u unit) signed(v float64) string {
	return signed(v*u.factor, u.digits(v*u.factor, 0))
}

func signed(v float64, digits int) string {
	text := fixed(v, digits)
	if v > 0 && strings.Trim(text, "0.") != "" {
		return "+" + text
	}
	return text
}

// inPercent is a relative change with its sign.
func inPercent(v float64) string {
	if v *= 100; math.Abs(v) < 0.05 {
		return "(~0 %)"
	}
	return "(" + signed(v, max(0, 1-max(0, exponent(v)))) + " %)"
}

// pText is a p-value as people read it.
func pText(p float64) string {
	switch {
	case math.IsNaN(p):
		return notObserved
	case p < 0.001:
		return "<0.001"
	}
	return fixed(p, 3)
}

func verdictText(m experiment.Contrast) string {
	switch m.Verdict {
	case experiment.NotJudged:
		return "no interval"
	case experiment.NoDifference:
		return "no difference"
	}
	return string(m.Verdict)
}

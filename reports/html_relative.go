package reports

import (
	"slices"

	"simulate/sim/experiment"
)

// fewSentences are as many comparisons as are read one by one.
const fewSentences = 3

// relative says how variants stand to the baseline: in sentences if they are few, else in a table with a row for each
// variant.
func (b *bookHTML) relative() []block {
	all := told(b.r, nil)
	if len(all) <= fewSentences {
		return collected(func(p *page) { p.relative(b.r) })
	}
	names := labels(b.r.Variants)
	t := &table{Head: []string{"variant"}}
	var of []experiment.Comparison // of each column, what it compares
	for _, c := range all {
		if !slices.ContainsFunc(of, func(o experiment.Comparison) bool { return ofTheSame(o, c) }) {
			of, t.Head = append(of, c), append(t.Head, b.compared(c))
		}
	}
	for _, v := range b.r.Variants {
		row := []string{names[v.Name]}
		for _, o := range of {
			row = append(row, b.against(v, o))
		}
		t.Rows = append(t.Rows, row)
	}
	return []block{{Heading: "Compared with " + names[all[0].Baseline]}, {Table: t}}
}

// ofTheSame says whether two comparisons are of one metric of one thing.
func ofTheSame(a, b experiment.Comparison) bool {
	return a.Metric == b.Metric && normal(a.Scope) == normal(b.Scope)
}

func (b *bookHTML) compared(c experiment.Comparison) string {
	if s := within(c.Scope, b.r); normal(s) != whole {
		return c.Metric + " {" + scopeText(s) + "}"
	}
	return c.Metric
}

// against is how a variant stands to the baseline in one thing; of the baseline itself, what it measured.
func (b *bookHTML) against(v experiment.Variant, of experiment.Comparison) string {
	p := &page{style: style{Options{Unicode: true}}}
	if v.Name == of.Baseline {
		m := side(b.r, v.Name, of)
		u := quantityOf(of.Metric).unit(m.Value)
		return withUnit(p.measured(u, m), u.name)
	}
	for _, c := range b.r.Comparisons {
		if c.Variant != v.Name || !ofTheSame(c, of) {
			continue
		}
		if c.Verdict == experiment.NoDifference || c.Difference == 0 {
			return p.mark(experiment.NoDifference) + " no difference"
		}
		return p.mark(c.Verdict) + " " + p.change(c, b.r)
	}
	return notObserved
}

package reports

import (
	"fmt"
	"slices"
	"strings"

	"simulate/sim/experiment"
	"simulate/sim/finding"
)

// chapters are the parts of a report, verdicts first.
func (b *bookHTML) chapters() []chapterHTML {
	performance, cost := b.numbers()
	return []chapterHTML{
		b.verdicts(),
		b.chapter("performance", "Performance", performance, Performance),
		b.chapter("cost", "Cost and capacity", cost, Cost),
		b.agreed(),
		b.outlook(),
		b.findings(),
		b.series(),
		b.assumed(),
		b.again(),
	}
}

func (b *bookHTML) verdicts() chapterHTML {
	c := chapterHTML{ID: "verdict", Title: "Verdict"}
	p := &page{style: style{Options{Unicode: true}}}
	names := labels(b.r.Variants)
	for _, v := range b.r.Variants {
		if len(b.r.Thresholds) == 0 && v.Verdict == experiment.NotJudged && !v.Simulated.Partial && len(b.r.Variants) > 1 {
			continue // of all of them at once
		}
		c.Verdicts = append(c.Verdicts, verdictHTML{
			Class: verdictClass(v.Verdict), Mark: p.mark(v.Verdict), Name: names[v.Name],
			Answer: answer(v, b.r.Thresholds) + p.partial(v),
		})
	}
	if len(c.Verdicts) == 0 {
		c.Verdicts = []verdictHTML{{Class: "open", Mark: p.mark(experiment.NotJudged), Name: plural(len(b.r.Variants), "variant"), Answer: "compared; the scenario has no thresholds to judge them by"}}
	}
	c.Blocks = append(collected(func(p *page) { p.thresholds(b.r) }), b.relative()...)
	return c
}

func verdictClass(v experiment.Verdict) string {
	switch v {
	case experiment.Meets, experiment.Pass:
		return "good"
	case experiment.Violates, experiment.Unstable, experiment.Fail:
		return "bad"
	case experiment.CannotTell:
		return "unsure"
	}
	return "open"
}

// numbers are the tables of the summary, those of the cluster apart.
func (b *bookHTML) numbers() (performance, cost []block) {
	all := collected(func(p *page) {
		if len(b.r.Variants) == 1 {
			p.planned(b.r.Variants[0])
		} else {
			p.compared(b.r)
		}
	})
	cost, performance = under("Cluster", all)
	return performance, append(cost, b.money()...)
}

// money is what the variants cost, beside each other.
func (b *bookHTML) money() []block {
	return collected(func(p *page) {
		picked := filled(b.r, picks(whole, []string{"cost", "cost_per_month", "idle_cost", "fragmented_cost", "node_hours", "cpu_core_hours", "memory_gib_hours"}))
		if len(picked) > 0 {
			p.section("Cost" + currency(b.r))
			p.beside(b.r, picked)
		}
	})
}

// currency is the money of the scenario, behind a comma; empty: it does not say.
func currency(r Report) string {
	for _, d := range slices.Concat(r.Given, r.Defaults) {
		if d.Path == "currency" {
			return ", " + d.Value
		}
	}
	return ""
}

// chapter is numbers and the pictures that belong to them.
func (b *bookHTML) chapter(id, title string, numbers []block, of Chapter) chapterHTML {
	c := chapterHTML{ID: id, Title: title, Blocks: numbers}
	var zeros []string
	for _, d := range Drawings() {
		if d.Chapter != of {
			continue
		}
		all, flat := drawn(d, b.r)
		for _, one := range all {
			c.Figures = append(c.Figures, b.figure(&one))
		}
		zeros = append(zeros, flat...)
	}
	c.After = zero(zeros)
	return c
}

// zero says what is not drawn, because all that would be seen is nothing.
func zero(titles []string) string {
	if len(titles) == 0 {
		return ""
	}
	return "Nothing but 0, and not drawn: " + strings.Join(titles, "; ") + "."
}

// agreed is what thresholds ask, what was measured, and when it was first broken.
func (b *bookHTML) agreed() chapterHTML {
	c := chapterHTML{ID: "sla", Title: "SLA"}
	if len(b.r.Thresholds) == 0 {
		c.Blocks = []block{{Text: "The scenario has no thresholds: nothing was judged."}}
		return c
	}
	names := labels(b.r.Variants)
	t := &table{Head: []string{"threshold", "variant", "of", "measured", "95 % interval", "limit", "verdict", "first breach, on the mean"}}
	for _, j := range b.r.Thresholds {
		row := append([]string{j.Expression, names[j.Variant], scopeText(j.Scope)}, judged(j)...)
		t.Rows = append(t.Rows, append(row, readable(string(j.Verdict)), breach(b.r, j)))
	}
	c.Blocks = append([]block{{Table: t}}, collected(func(p *page) {
		for _, s := range allEnds(b.r.Variants) {
			if picked := filled(b.r, picks(s, []string{"availability", "downtime_s", "sla_violation_s", "catch_up_s", "dropped_share", "lag_age_max_s"})); len(picked) > 0 {
				p.section(title(s))
				p.beside(b.r, picked)
			}
		}
	})...)
	return c
}

// outlook is how the use of resources grows, when nothing will be left, and how far such a forecast was off.
func (b *bookHTML) outlook() chapterHTML {
	c := chapterHTML{ID: "outlook", Title: "Trend and time to exhaustion"}
	if t := trendTable(b.r); len(t.Rows) > 0 {
		c.Blocks = []block{
			{Text: "A straight line through the share in use after the warm-up, continued. The back-tested error is how far a line through the first two " +
				"thirds missed the rest, on the mean; a rise of less than twice that is none that can be told."},
			{Table: t},
		}
	}
	return c
}

// fewNotes are as many as do not bury what follows them.
const fewNotes = 6

func (b *bookHTML) findings() chapterHTML {
	c := chapterHTML{ID: "findings", Title: "Findings"}
	var notes []findingHTML
	for _, f := range gathered(b.r) {
		h := findingHTML{Severity: string(f.Severity), Message: f.Message, At: b.r.at(f.Path), Code: string(f.Code)}
		if len(f.of) < len(b.r.Variants) {
			h.Of = strings.Join(f.of, "; ")
		}
		if f.Severity == finding.Note {
			notes = append(notes, h)
			continue
		}
		c.Findings = append(c.Findings, h)
	}
	if len(notes) <= fewNotes {
		c.Findings = append(c.Findings, notes...)
		return c
	}
	c.Folds = []foldHTML{{Title: plural(len(notes), "note"), Findings: notes}}
	return c
}

// series are the curves over time that no chapter shows.
func (b *bookHTML) series() chapterHTML {
	shown := map[string]bool{}
	for _, c := range Charts(b.r) {
		shown[c.Name] = true
	}
	var zeros []string
	fold := foldHTML{Title: "operators, workloads, classes of requests"}
	for _, v := range b.r.Variants {
		for _, s := range v.Series {
			if s.Axis != "" {
				continue
			}
			of := normal(s.Scope)
			one := timeChart(b.r, overTime{metric: s.Name, title: readable(strings.TrimSuffix(s.Name, "_s")), axis: readable(strings.TrimSuffix(s.Name, "_s"))}, of)
			if shown[one.Name] || one.Empty() {
				continue
			}
			shown[one.Name] = true
			if one.Flat() {
				zeros = append(zeros, one.Title)
				continue
			}
			fold.Figures = append(fold.Figures, b.figure(&one))
		}
	}
	c := chapterHTML{ID: "series", Title: "More series"}
	if len(fold.Figures) > 0 {
		fold.Title = fmt.Sprintf("%s: %s", fold.Title, plural(len(fold.Figures), "curve"))
		c.Folds = []foldHTML{fold}
		c.After = zero(zeros)
	}
	return c
}

// assumed is the configuration: what the scenario gives, and what it leaves to defaults.
func (b *bookHTML) assumed() chapterHTML {
	c := chapterHTML{ID: "configuration", Title: "Configuration"}
	fold := func(title string, values []Default) {
		if len(values) == 0 {
			return
		}
		t := &table{Head: []string{"path", "value"}}
		for _, d := range values {
			t.Rows = append(t.Rows, []string{d.Path, d.Value})
		}
		c.Folds = append(c.Folds, foldHTML{Title: title, Table: t})
	}
	if len(b.r.Variants) > 1 {
		t := &table{Head: []string{"variant", "settings"}}
		for _, v := range b.r.Variants {
			t.Rows = append(t.Rows, []string{labels(b.r.Variants)[v.Name], strings.Join(each(v.Settings, func(s experiment.Setting) string { return s.Path + "=" + s.Value }), "\n")})
		}
		c.Folds = append(c.Folds, foldHTML{Title: "Settings of the variants", Table: t})
	}
	fold("Effective configuration: "+plural(len(b.r.Given), "value"), b.r.Given)
	fold("Defaults used: "+plural(len(b.r.Defaults), "value"), b.r.Defaults)
	c.Folds = append(c.Folds, foldHTML{Title: "How it was simulated", Table: methodTable(b.r)})
	return c
}

// methodTable says what each variant cost to simulate and how its operators were.
func methodTable(r Report) *table {
	t := &table{Head: []string{"variant", "operator", "method", "why by no faster one"}}
	names := labels(r.Variants)
	for _, v := range r.Variants {
		t.Rows = append(t.Rows, []string{names[v.Name], plural(v.Simulated.Replications, "replication"), v.Simulated.Method, fmt.Sprintf("%d events in all", v.Simulated.Events)})
		for _, m := range v.Simulated.Methods {
			t.Rows = append(t.Rows, []string{names[v.Name], m.Process + ", " + m.Operator, m.Name, m.Why})
		}
	}
	return t
}

// again is how to get the same numbers.
func (b *bookHTML) again() chapterHTML {
	return chapterHTML{
		ID: "reproduce", Title: "How to reproduce", Command: b.r.Reproduce,
		Blocks: []block{{Text: fmt.Sprintf("simulate %s, seed %d, scenario %s. Equal scenario, seed and version give the same numbers, digit by digit.", b.r.Version, b.r.Seed, b.r.Digest)}},
	}
}

package reports

import (
	"fmt"
	"io"

	"github.com/jstemmer/go-junit-report/v2/junit"

	"simulate/sim/catalog"
	"simulate/sim/experiment"
)

// DiffForm is one way of writing what became of a result.
type DiffForm struct {
	catalog.Entry
	Write func(w io.Writer, d *Diff, o Options) error
}

// DiffForms lists them; the first is the default.
func DiffForms() []DiffForm {
	return []DiffForm{
		{catalog.Entry{Name: "table", Does: "for people"}, DiffTable},
		{catalog.Entry{Name: "json", Does: "everything, in base units"}, func(w io.Writer, d *Diff, _ Options) error { return DiffJSON(w, d) }},
		{catalog.Entry{Name: "markdown", Does: "for a comment or the summary of a step"}, DiffMarkdown},
		{catalog.Entry{Name: "junit", Does: "a test for each metric"}, DiffJUnit},
		{catalog.Entry{Name: "github", Does: "annotations of a GitHub workflow"}, DiffGitHub},
		{catalog.Entry{Name: "benchfmt", Does: "both results in Go benchmark format: benchstat -col result"}, DiffBenchmarks},
	}
}

// WriteDiff writes it in the form of that name, which is one of DiffForms.
func WriteDiff(w io.Writer, form string, d *Diff, o Options) error {
	for _, f := range DiffForms() {
		if f.Name == form {
			return f.Write(w, d, o)
		}
	}
	panic("no form of a comparison is called " + form)
}

// mostContrasts is how many metrics of a variant are open in a comment, in which there must be room for others.
const mostContrasts = 100

// DiffMarkdown writes what became of a result for a comment: what changed is open, everything else folded.
func DiffMarkdown(w io.Writer, d *Diff, o Options) error {
	var names []Report
	for _, s := range d.Scenarios {
		names = append(names, Report{Meta: s.Head})
	}
	l := newLeaflet(names...)
	open := l.page(o)
	open.Verbose, open.most = false, mostContrasts
	open.diff(d)
	l.open(open)
	folded := l.page(o)
	folded.Verbose = true
	for _, s := range d.Scenarios {
		for i := range s.Variants {
			folded.section(s.Variants[i].title(&s, len(d.Scenarios) > 1))
			folded.contrasts(&s.Variants[i])
		}
	}
	l.fold("All metrics", folded)
	return l.write(w)
}

// DiffJUnit writes a suite for each scenario and a case for each metric, which fails if it became worse.
func DiffJUnit(w io.Writer, d *Diff, _ Options) error {
	suites := junit.Testsuites{Name: "simulate"}
	for i, s := range d.Scenarios {
		suite := junit.Testsuite{Name: xmlText(s.Head.Scenario), ID: i, Time: "0"}
		suite.AddProperty("base", xmlText(d.Base.Label))
		suite.AddProperty("head", xmlText(d.Head.Label))
		for _, v := range s.Variants {
			if v.collapse() == experiment.Worse {
				c := testcase("is stable", v.Head.Name)
				c.Failure = reason("unstable", "more arrives than it can work off, which was not so in the base")
				suite.AddTestcase(c)
			}
			for _, m := range v.Metrics {
				c := testcase(subjectText(m.Metric, m.Scope), v.Head.Name)
				if m.Verdict == experiment.Worse {
					c.Failure = reason("worse", contrastText(m))
				}
				suite.AddTestcase(c)
			}
		}
		suites.AddSuite(suite)
	}
	return suites.WriteXML(w)
}

// DiffGitHub writes an annotation for each metric that became worse, as far as GitHub shows them, and a notice of the
// whole.
func DiffGitHub(w io.Writer, d *Diff, _ Options) error {
	a := newAnnotations("simulate compare")
	for _, one := range d.setbacks() {
		a.add("error", one.about, one.text)
	}
	for _, note := range d.versions() {
		a.add("warning", a.by, note)
	}
	a.add("notice", a.by, d.headline())
	return a.write(w)
}

// setback is something that became worse.
type setback struct{ about, text string }

func (d *Diff) setbacks() []setback {
	var all []setback
	for _, s := range d.Scenarios {
		for _, v := range s.Variants {
			about := s.Head.Scenario + ", " + v.Head.Name
			if v.collapse() == experiment.Worse {
				all = append(all, setback{about + ": unstable", "more arrives than it can work off, which was not so in the base"})
			}
			for _, m := range v.Metrics {
				if m.Verdict == experiment.Worse {
					all = append(all, setback{about + ": " + m.Metric + " is worse", contrastText(m)})
				}
			}
		}
	}
	return all
}

// contrastText is a difference in a sentence.
func contrastText(m experiment.Contrast) string {
	cells := (&page{style: style{Options{Unicode: true}}}).contrast(m)
	return fmt.Sprintf("%s: %s, was %s; difference %s, 95 %% interval %s, p %s", subjectText(m.Metric, m.Scope), cells[1], cells[0], cells[2], cells[3], cells[4])
}

// DiffBenchmarks writes both results, told apart by the key result. Benchstat takes them for independent samples; where
// they are paired, the verdicts here are sharper than its.
func DiffBenchmarks(w io.Writer, d *Diff, _ Options) error {
	b := newBenchmarks(w)
	var all []Report
	for _, s := range d.Scenarios {
		for _, v := range s.Variants {
			all = append(all, Report{Result: experiment.Result{Variants: []experiment.Variant{*v.Base, *v.Head}}})
		}
	}
	b.units(all...)
	for _, s := range d.Scenarios {
		for _, v := range s.Variants {
			head, base := *v.Head, *v.Base
			base.Name = head.Name // benchstat compares what has one name
			b.key("result", "base")
			b.variant(renamed(s.Base, s.Head), base)
			b.key("result", "head")
			b.variant(s.Head, head)
		}
	}
	return b.err
}

// renamed is what is known of the base, under the name of the head.
func renamed(base, head Meta) Meta {
	base.Scenario = head.Scenario
	return base
}

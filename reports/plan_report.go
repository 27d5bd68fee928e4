package reports

import (
	"io"
	"slices"

	"simulate/sim/catalog"
	"simulate/sim/experiment"
	"simulate/sim/finding"
	"simulate/sim/plan"
)

// PlanReport is a plan and what is to be said of it.
type PlanReport struct {
	Meta
	Variant  string               // empty: the scenario compares nothing
	Settings []experiment.Setting // in which the variant differs
	Currency string               // the name of the money
	plan.Plan
	Effective []Effective
}

// Effective is a setting that holds, and those that it hides.
type Effective struct {
	Path   string
	Value  string      // as --set takes it
	From   string      // the level that set it: process, group NAME, _defaults, environment NAME, compare, --set, scenario
	At     string      // file:line:column
	Hidden []Effective // what it overrides, the strongest first
	Idle   string      // why no plan depends on it; empty: one may
}

// PlanForm is one way of writing plans. All plans are one document.
type PlanForm struct {
	catalog.Entry
	Write func(w io.Writer, all []PlanReport, o Options) error
}

// PlanForms lists what a plan can be written as; the first is the default.
func PlanForms() []PlanForm {
	return []PlanForm{
		{catalog.Entry{Name: "table", Does: "findings, then each number with its formula, for people"}, PlanText},
		{
			catalog.Entry{Name: "json", Does: "everything, in base units; several plans are a list"},
			func(w io.Writer, all []PlanReport, _ Options) error { return PlanJSON(w, all) },
		},
		{
			catalog.Entry{Name: "markdown", Does: "the table for a page or a merge request"},
			func(w io.Writer, all []PlanReport, _ Options) error { return PlanMarkdown(w, all) },
		},
	}
}

// name is what the plan is of.
func (r PlanReport) name() string {
	if r.Variant == "" {
		return r.Scenario
	}
	return r.Scenario + ", " + label(experiment.Variant{Name: r.Variant, Settings: r.Settings})
}

// Fails says whether a finding is an error.
func (r PlanReport) Fails() bool {
	return slices.ContainsFunc(r.Findings, func(f finding.Finding) bool { return f.Severity == finding.Error })
}

// gravest is what was found, the most severe first.
func (r PlanReport) gravest() []finding.Finding {
	return slices.SortedStableFunc(slices.Values(r.Findings), func(a, b finding.Finding) int {
		return slices.Index(weight, a.Severity) - slices.Index(weight, b.Severity)
	})
}

// isIdle says whether a finding only says why a setting has no effect.
func isIdle(f finding.Finding) bool { return f.Severity == finding.Note && f.Code == finding.NoEffect }

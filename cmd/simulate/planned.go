package main

import (
	"path/filepath"

	"simulate/reports"
	"simulate/scenarios"
	"simulate/scenarios/document"
)

// planned is the plan of one variant of a scenario.
type planned struct {
	*scenarios.Planned
	argument string // what the command line calls it
}

// loadPlans plans all scenarios of the command line; their problems are reported together.
func (s *shell) loadPlans(arguments []string, o *planOptions) ([]planned, error) {
	if doubled(arguments, "-") {
		return nil, misuse("standard input can be read once: give - once")
	}
	var all []planned
	var problems document.Problems
	for _, argument := range arguments {
		name, open, problem := s.open(argument)
		if problem != nil {
			problems = append(problems, *problem)
			continue
		}
		plans, wrong := scenarios.Plan(name, scenarios.Options{Open: open, Trace: recording, Env: o.env, Set: o.set, Lookup: s.lookup})
		problems = append(problems, wrong...)
		for _, p := range plans {
			all = append(all, planned{p, argument})
		}
	}
	if len(problems) > 0 {
		return nil, problems
	}
	return all, nil
}

// report is the plan with what is to be said of it.
func (p *planned) report() reports.PlanReport {
	r := reports.PlanReport{
		Meta: reports.Meta{
			Scenario: p.Name, Description: p.Description, Digest: p.Digest, Version: Version,
			Position: func(path string) string { return brief(p.Position(path)) },
		},
		Variant: p.Variant, Settings: p.Settings, Currency: p.Currency, Plan: p.Plan, Effective: p.effective(p.Effective),
	}
	for _, d := range p.Defaults {
		r.Defaults = append(r.Defaults, reports.Default(d))
	}
	return r
}

// effective are settings as reports have them.
func (p *planned) effective(all []scenarios.Effective) []reports.Effective {
	var shown []reports.Effective
	for _, e := range all {
		shown = append(shown, reports.Effective{
			Path: e.Path, Value: e.Value, From: e.Level, At: brief(e.Position), Hidden: p.effective(e.Hidden), Idle: e.Idle,
		})
	}
	return shown
}

// nearest is the setting whose path is most like one that nobody knows; empty: none is.
func (p *planned) nearest(path string) string {
	var paths []string
	for _, e := range p.Planned.Effective {
		paths = append(paths, e.Path)
	}
	for _, d := range p.Defaults {
		paths = append(paths, d.Path)
	}
	return document.Nearest(path, paths)
}

// brief is a position without folders, so that reports do not depend on where files lie; empty: it has none.
func brief(at document.Position) string {
	if at.Line > 0 {
		at.File = filepath.Base(at.File)
	}
	return at.String()
}

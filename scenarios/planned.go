package scenarios

import (
	"simulate/scenarios/document"
	"simulate/scenarios/language"
	"simulate/sim/plan"
)

// Planned is what a scenario asks for, without running it.
type Planned struct {
	Name        string
	Description string
	Digest      string
	Currency    string
	Plan        plan.Plan
	Defaults    []Default
	Effective   []Effective // every setting of resources that holds, in order

	document *document.Document
	effects  *effects
}

// Plan reads a scenario and says what it asks for. With problems there is no plan; contradictions are findings in it.
func Plan(name string, o Options) (*Planned, document.Problems) {
	d, problems := document.Load(document.Options{File: name, Open: o.Open, Environment: o.Env, Settings: o.Set, Lookup: o.Lookup})
	if d == nil {
		return nil, problems.Sorted()
	}
	b := newBuilder(d, language.Plan, newRecordings(o.Trace))
	c := b.planned()
	if problems = append(problems, b.problems()...); len(problems) > 0 {
		return nil, problems.Sorted()
	}
	p := &Planned{document: d, Digest: language.Digest(d)}
	p.Name, p.Description, p.Currency = described(name, b.top)
	c.Scenario, c.Currency = p.Name, p.Currency
	p.Plan = plan.Make(c)
	p.effects = b.effective(o.Env)
	p.Effective = p.effects.all
	p.Plan.Findings = append(p.Plan.Findings, b.silent(p.Effective)...)
	for _, d := range b.top.Defaults() {
		p.Defaults = append(p.Defaults, Default(d))
	}
	return p, nil
}

// planned reads all that a plan is made from. What it finds wrong, problems tells.
func (b *builder) planned() *plan.Case {
	b.plan()
	b.cluster()
	b.define()
	b.workloads()
	b.processes()
	b.lone()
	b.furnish()
	b.readTraces()
	b.references()
	b.config.Horizon.At = b.planHorizon()
	return b.planCase()
}

// Position is where a path was written; of a setting that a process inherits, where that stands.
func (p *Planned) Position(path string) document.Position {
	for _, e := range p.Effective {
		if e.Path == path {
			return e.Position
		}
	}
	return position(p.document, path)
}

package scenarios

import (
	"slices"

	"simulate/scenarios/document"
	"simulate/scenarios/language"
	"simulate/sim/experiment"
	"simulate/sim/plan"
)

// Planned is what a variant of a scenario asks for, without running it.
type Planned struct {
	Name        string               // of the scenario
	Variant     string               // empty: the scenario compares nothing
	Settings    []experiment.Setting // in which the variant differs
	Description string
	Digest      string
	Currency    string
	Plan        plan.Plan
	Defaults    []Default
	Effective   []Effective // every setting of resources that holds, in order

	document *document.Document
	effects  *effects
}

// Plan reads a scenario and says what it asks for, or what each of the variants asks for that it compares, the
// baseline first. With problems there is no plan; contradictions are findings in it.
func Plan(name string, o Options) ([]*Planned, document.Problems) {
	base, problems := document.Load(document.Options{File: name, Open: o.Open, Environment: o.Env, Settings: o.Set, Lookup: o.Lookup})
	if base == nil {
		return nil, problems.Sorted()
	}
	variants, wrong := variantsOf(base, language.Plan)
	r := planner{file: name, environment: o.Env, recordings: newRecordings(o.Trace), problems: append(problems, wrong...)}
	for _, v := range variants {
		r.variant(base, v)
	}
	if len(r.problems) > 0 {
		return nil, r.problems.Sorted()
	}
	if base.Root().Get("compare") == nil {
		r.all[0].Variant = ""
	}
	return r.all, nil
}

// planner plans one variant after the other.
type planner struct {
	file, environment string
	recordings        *recordings
	problems          document.Problems
	all               []*Planned
}

func (r *planner) variant(base *document.Document, v variant) {
	d, problems := base.Variant(v.overlay)
	r.problems = append(r.problems, problems...)
	if d == nil {
		return
	}
	b := newBuilder(d, language.Plan, r.recordings)
	c := b.planned()
	if problems := b.problems(); len(problems) > 0 {
		r.problems = append(r.problems, problems...)
		return
	}
	p := &Planned{document: d, Digest: language.Digest(d), Variant: v.name, Settings: v.settings}
	p.Name, p.Description, p.Currency = described(r.file, b.top)
	c.Scenario, c.Currency = p.Name, p.Currency
	p.Plan = plan.Make(c)
	p.effects = b.effective(r.environment)
	p.Effective = p.effects.all
	p.Plan.Findings = append(p.Plan.Findings, b.silent(p.Effective)...)
	for _, d := range b.top.Defaults() {
		p.Defaults = append(p.Defaults, Default(d))
	}
	p.Defaults = append(p.Defaults, b.assumed()...)
	for _, u := range p.Plan.Unsaid {
		if d := Default(u); !slices.Contains(p.Defaults, d) {
			p.Defaults = append(p.Defaults, d)
		}
	}
	r.all = append(r.all, p)
}

// assumed is what is taken of the load of processes that only say how much comes to them.
func (b *builder) assumed() (all []Default) {
	for i := range b.definition.settled {
		s := &b.definition.settled[i]
		if s.graph || sizedFor(s.at) == 0 {
			continue
		}
		all = append(all, Default{"workloads." + s.name + ".arrivals", "poisson"})
		if s.at.At("auto_size", "processing_time_ms").Exists() {
			all = append(all, Default{"processes." + s.name + ".operators." + s.name + ".processing_time", "exponential"})
		}
	}
	return all
}

// planned reads all that a plan is made from. What it finds wrong, problems tells.
func (b *builder) planned() *plan.Case {
	b.jobs()
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
	at := locate(p.document.Root(), path)
	if one, inside := p.inside(at); inside {
		return one.Position
	}
	return p.document.Position(at)
}

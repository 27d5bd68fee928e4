package scenarios

import (
	"io"
	"path/filepath"
	"slices"
	"strings"

	"simulate/scenarios/document"
	"simulate/scenarios/language"
	"simulate/sim/experiment"
	"simulate/sim/finding"
)

// Options say how a scenario is read and what the command line lays over it.
type Options struct {
	Open       func(name string) ([]byte, error)        // reads a file, standard input, an embedded example
	Trace      func(name string) (io.ReadCloser, error) // opens a recording, once to check it and once in every run; nil: there are none
	Env        string                                   // the environment to lay over the scenario; empty: none
	Set        []string                                 // PATH=VALUE, later ones over earlier ones
	Lookup     func(name string) (string, bool)         // variables that the scenario does not define; nil: none
	Thresholds []string                                 // METRIC OP LIMIT; they replace the scenario's of the same metric and scope
}

// Scenario is a scenario that can run.
type Scenario struct {
	Name        string
	Description string // the question it answers
	Digest      string // identifies what it means, whatever its layout
	Currency    string
	Design      experiment.Design
	Given       []Default // what the baseline says, layers laid over each other, variables replaced
	Defaults    []Default // that were used, of all variants
	Findings    []finding.Finding

	document *document.Document // of the baseline
}

// Default is a value of a scenario: one that it gives, or that it does not give and that was used.
type Default struct{ Path, Value string }

// Read reads a scenario and builds its design. Without problems there is one; with problems there is none, and
// nothing may be run.
func Read(name string, o Options) (*Scenario, document.Problems) {
	base, problems := document.Load(document.Options{File: name, Open: o.Open, Environment: o.Env, Settings: o.Set, Lookup: o.Lookup})
	if base == nil {
		return nil, problems.Sorted()
	}
	variants, wrong := variantsOf(base, language.Run)
	r := reader{problems: append(problems, wrong...), recordings: newRecordings(o.Trace)}
	for _, v := range variants {
		r.variant(base, v)
	}
	if len(r.built) == 0 {
		return nil, r.problems.Sorted()
	}
	first := r.built[0]
	s := &Scenario{document: first.top.Document()}
	s.Design = first.design
	s.Design.Thresholds = first.thresholds(o.Thresholds)
	r.problems = append(r.problems, first.problems()...)
	if len(r.problems) > 0 {
		return nil, r.problems.Sorted()
	}
	s.Name, s.Description, s.Currency = described(name, first.top)
	r.summarise(s)
	return s, nil
}

// reader builds one variant after the other.
type reader struct {
	problems   document.Problems
	recordings *recordings
	candidates []experiment.Candidate
	built      []*builder
}

func (r *reader) variant(base *document.Document, v variant) {
	d, problems := base.Variant(v.overlay)
	r.problems = append(r.problems, problems...)
	if d == nil {
		return
	}
	b := newBuilder(d, language.Run, r.recordings)
	b.build()
	r.problems = append(r.problems, b.problems()...)
	r.built = append(r.built, b)
	r.candidates = append(r.candidates, experiment.Candidate{Name: v.name, Settings: v.settings, Config: &b.config, Expected: b.expected()})
}

// described is what the scenario says of itself.
func described(file string, top language.Cursor) (name, description, currency string) {
	base := filepath.Base(file)
	name = top.At("name").Or(strings.TrimSuffix(base, filepath.Ext(base))).Text()
	return name, top.At("description").Text(), top.At("currency").Text()
}

// summarise gathers what was found of all variants. Without effect is only what has none in any of them.
func (r *reader) summarise(s *Scenario) {
	s.Design.Candidates = r.candidates
	known := map[string]bool{}
	var documents []*document.Document
	for _, b := range r.built {
		documents = append(documents, b.top.Document())
		for _, d := range b.top.Defaults() {
			if !known[d.Path] {
				known[d.Path] = true
				s.Defaults = append(s.Defaults, Default(d))
			}
		}
	}
	s.Given = given(documents[0])
	s.Digest = r.digest(documents)
	for _, f := range r.built[0].findings {
		if r.everywhere(f) {
			s.Findings = append(s.Findings, f)
		}
	}
	for _, b := range r.built {
		for _, f := range b.partly {
			if !slices.Contains(s.Findings, f) {
				s.Findings = append(s.Findings, f)
			}
		}
	}
}

func (r *reader) everywhere(f finding.Finding) bool {
	for _, b := range r.built {
		if !b.found(f) {
			return false
		}
	}
	return true
}

// Position is where a path was written, or the nearest thing above it that was; names with dots are understood
// with and without quotes.
func (s *Scenario) Position(path string) document.Position { return position(s.document, path) }

package language

import "math"

// Field is a node of the scenario language: a key, what may stand under it, and what it means. The tree of
// fields is the only definition of the language: checking, decoding, the JSON Schema, `explain` and the
// reference are made from it.
type Field struct {
	Key       string // "*" stands for any name (of a workload, an operator, a node group)
	Type      Type
	Does      string   // one sentence, in a planner's words
	Default   string   // as the scenario would write it; empty: none
	Otherwise string   // in words, where the default is not a fixed value
	Values    []string // of Enum
	Example   string   // as the scenario would write it; empty: that of the type
	Range     *Range   // of numbers and amounts; nil: that of the type
	Required  bool
	Unless    []string // with Required: or one of those keys is there in its place
	Later     bool     // in the language, not in this version: refused with these words
	LaterOnly []string // of Enum: values of which the same holds
	Instead   string   // with Later or LaterOnly: what to do; empty: remove it
	Keys      []*Field // of Map: its keys in order of the page; one "*" stands for all names
	Of        *Field   // of List: its elements
	Each      []*Field // of List: one for each element, exactly these; nil: see Of
	Any       []*Field // of Union: the forms it may take; the shape of the node chooses
	As        *Field   // of Union: takes the forms of that one, which may hold itself
	Form      string   // of a form: its name, for who reads it
	Mark      string   // of a form that is a map: the key by which it is known; empty: the form without a mark
	Is        string   // with Mark: the value of that key
	Says      string   // what may stand here, for messages; empty: as the type has it
	Shared    string   // of Union: the name of a type that others take As theirs
	Same      string   // of Map: its keys, or those of its names, are those of that path, where pages list them
	Planned   bool     // with Later: plan acts on it
	Idle      string   // of settings of resources: why no plan depends on it; empty: one may
}

// Range is what a number may be; amounts are in base units (nanoseconds, bytes, per second).
type Range struct {
	Min, Max float64
	Above    bool   // Min itself is not allowed
	Words    string // what is expected: at least 1
}

func atLeast(min float64, words string) *Range {
	return &Range{Min: min, Max: math.Inf(1), Words: words}
}

func above(min float64, words string) *Range {
	return &Range{Min: min, Max: math.Inf(1), Above: true, Words: words}
}

func between(min, max float64, words string) *Range { return &Range{Min: min, Max: max, Words: words} }

// Ranges that many keys have.
var (
	anyNumber  = between(math.Inf(-1), math.Inf(1), "")
	fromZero   = atLeast(0, "0 or more")
	fromOne    = atLeast(1, "1 or more")
	aboveZero  = above(0, "more than 0")
	zeroToOne  = between(0, 1, "between 0 and 1")
	shareRange = between(0, 1, "between 0% and 100%")
)

// forms are the forms that a union may take.
func (f *Field) forms() []*Field {
	if f.As != nil {
		return f.As.Any
	}
	return f.Any
}

// allForms is a map with the keys of all forms of f that are maps.
func (f *Field) allForms() *Field {
	all := &Field{Type: Map}
	for _, form := range f.forms() {
		if form.Type == Map {
			all.Keys = append(all.Keys, form.Keys...)
		}
	}
	return all
}

// holds says whether v is in the range. NaN is in none.
func (r *Range) holds(v float64) bool {
	return v >= r.Min && v <= r.Max && !(r.Above && v == r.Min)
}

// limits is the range of f.
func (f *Field) limits() *Range {
	switch {
	case f.Range != nil:
		return f.Range
	case f.Type == Share:
		return shareRange
	}
	return fromZero
}

// key is the field of a key in a map; a "*" takes every name. Nil: there is none.
func (f *Field) key(name string) *Field {
	for _, child := range f.Keys {
		if child.Key == name || child.Key == "*" {
			return child
		}
	}
	return nil
}

// names says whether the keys of f are names that the scenario chooses.
func (f *Field) names() bool { return len(f.Keys) == 1 && f.Keys[0].Key == "*" }

// keyNames are the keys that may be written under f in this version.
func (f *Field) keyNames() []string {
	var names []string
	for _, child := range f.Keys {
		if !child.Later && child.Key != "*" {
			names = append(names, child.Key)
		}
	}
	return names
}

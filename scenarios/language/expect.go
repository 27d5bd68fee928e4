package language

import (
	"fmt"
	"strings"
)

// expected says what may stand in f, with an example of a right value, for the middle of a sentence.
func (f *Field) expected() string {
	switch {
	case f.Says != "":
		return f.Says
	case f.Type == Enum:
		return oneOf(f.words())
	case f.Type == Free:
		return f.Type.String()
	case f.Type == Union:
		return oneOf(f.expectedForms())
	}
	return suchAs(f.Type.String(), f.example())
}

// expectedForms says it of the forms of a union: words first, one of the maps standing for all that are marked
// by the same key.
func (f *Field) expectedForms() []string {
	var words, others []string
	marks := map[string]bool{}
	for _, form := range f.forms() {
		switch {
		case form.Later:
		case form.Type == Enum:
			words = append(words, form.words()...)
		case form.Mark == "" || !marks[form.Mark]:
			marks[form.Mark] = true
			others = append(others, form.expected())
		}
	}
	return append(words, others...)
}

// words are the values of an enum that this version knows.
func (f *Field) words() []string {
	var words []string
	for _, word := range f.Values {
		if !f.isLater(word) {
			words = append(words, word)
		}
	}
	return words
}

// taken are the values of an enum that some verb takes.
func (f *Field) taken() []string {
	if f.Planned {
		return f.Values
	}
	return f.words()
}

// isLater says whether a value of an enum is refused by this version.
func (f *Field) isLater(word string) bool {
	for _, later := range f.LaterOnly {
		if word == later {
			return true
		}
	}
	return false
}

// example is a value as a scenario would write it.
func (f *Field) example() string {
	switch {
	case f.Example != "":
		return f.Example
	case f.Default != "":
		return f.Default
	case f.Type == Enum:
		return f.words()[0]
	case f.Type == Map:
		return f.exampleMap()
	case f.Type == List && f.Of != nil:
		return "[" + f.Of.example() + "]"
	case f.Type == Union && len(f.forms()) > 0:
		return f.forms()[0].example()
	}
	return f.Type.kind().example
}

// exampleMap is made of the keys that are needed, or else of the first one.
func (f *Field) exampleMap() string {
	var entries []string
	for _, child := range f.Keys {
		if child.mustSay() {
			entries = append(entries, child.exampleEntry())
		}
	}
	if len(entries) == 0 && len(f.Keys) > 0 {
		entries = []string{f.Keys[0].exampleEntry()}
	}
	return "{" + strings.Join(entries, ", ") + "}"
}

// mustSay says whether a scenario has to say f, since there is no default or not in this version.
func (f *Field) mustSay() bool {
	return !f.Later && (f.Required || f.isLater(f.Default))
}

// exampleEntry is f with its key.
func (f *Field) exampleEntry() string {
	key := f.Key
	if key == "*" {
		key = "a"
	}
	return key + ": " + f.example()
}

// needed are the keys one of which must be there, if f must.
func (f *Field) needed() []string {
	return append([]string{f.Key}, f.Unless...)
}

func suchAs(what, example string) string {
	if example == "" {
		return what
	}
	return fmt.Sprintf("%s such as %s", what, example)
}

// oneOf joins alternatives: a, b or c.
func oneOf(alternatives []string) string {
	last := len(alternatives) - 1
	if last <= 0 {
		return strings.Join(alternatives, "")
	}
	return strings.Join(alternatives[:last], ", ") + " or " + alternatives[last]
}

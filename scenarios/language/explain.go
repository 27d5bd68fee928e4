package language

import (
	"fmt"
	"strings"
	"text/tabwriter"

	"simulate/scenarios/document"
)

// Explain describes the key at a path for people: what it means, what may stand there, its default and the keys
// below it. Names that a scenario chooses may be left out: workloads.rate is workloads.orders.rate. The error
// names the keys that were probably meant. The empty path explains the scenario as a whole.
func Explain(path string) (string, error) {
	var steps document.Path
	if path != "" {
		var err error
		if steps, err = document.ParsePath(path); err != nil {
			return "", err
		}
	}
	way, field := scenario.find(steps, nil)
	if field == nil {
		return "", unexplained(path, steps)
	}
	return field.explain(way), nil
}

// explain is what people read of f.
func (f *Field) explain(way document.Path) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s\n  %s\n\n", container(way), sentence(f.Does))
	table := tabwriter.NewWriter(&b, 0, 0, 2, ' ', 0)
	for _, fact := range f.facts() {
		fmt.Fprintf(table, "  %s\t%s\n", fact[0], fact[1])
	}
	table.Flush()
	f.explainForms(&b)
	f.explainKeys(&b)
	return b.String()
}

// facts are the short things to know of f, each with its name.
func (f *Field) facts() [][2]string {
	facts := [][2]string{{"expects", f.expected()}}
	add := func(name, value string) {
		if value != "" {
			facts = append(facts, [2]string{name, value})
		}
	}
	add("unit", f.unit())
	if f.Range != nil {
		add("range", f.Range.Words)
	}
	add("default", f.defaultWords())
	if f.Key != "" && f.Key != "*" {
		add("example", f.Key+": "+f.example())
	}
	switch {
	case f.Later && f.Planned:
		add("note", "plan looks at it; this version cannot run it yet")
	case f.Later:
		add("note", "this version cannot act on it yet, and refuses it")
	case len(f.LaterOnly) > 0 && f.Planned:
		add("note", "plan takes "+oneOf(f.LaterOnly)+"; this version cannot run it yet")
	case len(f.LaterOnly) > 0:
		add("note", "this version cannot act on "+oneOf(f.LaterOnly)+" yet, and refuses it")
	}
	return facts
}

// unit is the units that f may have.
func (f *Field) unit() string {
	if f.Type == Union && len(f.forms()) > 0 {
		for _, form := range f.forms() {
			if unit := form.Type.kind().unit; unit != "" {
				return unit
			}
		}
	}
	return f.Type.kind().unit
}

// defaultWords is the default for people.
func (f *Field) defaultWords() string {
	switch {
	case f.Required && len(f.Unless) > 0:
		return "none; " + oneOf(append([]string{"it"}, f.Unless...)) + " is needed"
	case f.Required:
		return "none; it is needed"
	case f.Default != "":
		return f.Default
	}
	return f.Otherwise
}

func (f *Field) explainForms(b *strings.Builder) {
	if f.Type != Union {
		return
	}
	b.WriteString("\n  One of\n")
	table := tabwriter.NewWriter(b, 0, 0, 2, ' ', 0)
	for _, form := range f.forms() {
		shown := form.example()
		if form.Type == Enum {
			shown = oneOf(form.words())
		}
		fmt.Fprintf(table, "    %s\t%s\n", shown, form.Does+form.remark())
	}
	table.Flush()
}

func (f *Field) explainKeys(b *strings.Builder) {
	if len(f.Keys) == 0 {
		return
	}
	b.WriteString("\n  Keys\n")
	table := tabwriter.NewWriter(b, 0, 0, 2, ' ', 0)
	for _, child := range f.Keys {
		name := child.Key
		if name == "*" {
			name = "NAME"
		}
		fmt.Fprintf(table, "    %s\t%s\n", name, child.Does+child.remark())
	}
	table.Flush()
}

// remark says of a key in a list what must not be overlooked.
func (f *Field) remark() string {
	switch {
	case f.Later:
		return " (not in this version)"
	case f.Required && f.Key != "" && f.Key != "*":
		return " (needed)"
	}
	return ""
}

// sentence is text as a sentence.
func sentence(text string) string {
	if text == "" {
		return ""
	}
	return strings.ToUpper(text[:1]) + text[1:] + "."
}

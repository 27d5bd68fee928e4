package language

import (
	"bytes"
	"fmt"
	"strings"

	"simulate/scenarios/document"
)

// Reference is the whole language as a page of markdown, a section for each part of a scenario.
func Reference() []byte {
	var b bytes.Buffer
	b.WriteString("# Scenario reference\n\nA scenario says " + scenario.Does + ".\n" + howToRead)
	b.WriteString("\n## Top level\n\n" + head)
	for _, child := range scenario.Keys {
		row(&b, document.Path{{Key: child.Key}}, child)
	}
	for _, child := range scenario.Keys {
		if len(child.Keys) > 0 || child.Type == Union || child.Type == List {
			section(&b, child)
		}
	}
	b.WriteString("\n## Random amounts\n\nWhere a key takes a random amount it takes a constant or one of these. Means, bounds and values are in the unit of the key.\n")
	for _, shared := range scenario.shared() {
		sharedSection(&b, shared)
	}
	b.WriteString("\n## Units\n\n| what | units | example |\n|---|---|---|\n")
	for _, kind := range kinds {
		if kind.unit != "" {
			fmt.Fprintf(&b, "| %s | %s | `%s` |\n", kind.name, kind.unit, kind.example)
		}
	}
	return b.Bytes()
}

const howToRead = `
In the tables ` + "`*`" + ` stands for a name that the scenario chooses and ` + "`[0]`" + ` for the elements of a list. **Refused** marks what is
part of the language but not of this version: it is refused by name, never ignored. **Planned, not run** marks what only
simulate plan acts on so far; run refuses it.
`

const head = "| key | meaning | expects | default |\n|---|---|---|---|\n"

// section lists the keys of one part of a scenario.
func section(b *bytes.Buffer, part *Field) {
	var rows bytes.Buffer
	path := document.Path{{Key: part.Key}}
	part.walk(path, func(way document.Path, f *Field) { row(&rows, way, f) })
	if rows.Len() == 0 {
		return
	}
	fmt.Fprintf(b, "\n## %s\n\n%s%s\n\n%s%s", part.Key, sentence(part.Does), refused(part), head, rows.String())
}

// row is one key in a table.
func row(b *bytes.Buffer, way document.Path, f *Field) {
	fmt.Fprintf(b, "| `%s` | %s%s | %s | %s |\n", keyWay(way), cell(f.Does), refused(f), cell(f.expected()), cell(f.defaultWords()))
}

// keyWay is a path as the tables show it.
func keyWay(way document.Path) string { return strings.ReplaceAll(way.String(), "|", `\|`) }

func cell(text string) string { return strings.ReplaceAll(text, "|", `\|`) }

// refused marks what this version does not take.
func refused(f *Field) string {
	switch {
	case f.Later && f.Planned:
		return " **Planned, not run.**"
	case f.Later:
		return " **Refused.**"
	case len(f.LaterOnly) > 0 && f.Planned:
		return " **Planned, not run:** " + oneOf(f.LaterOnly) + "."
	case len(f.LaterOnly) > 0:
		return " **Refused:** " + oneOf(f.LaterOnly) + "."
	}
	return ""
}

// sharedSection lists the forms of a random amount.
func sharedSection(b *bytes.Buffer, shared *Field) {
	fmt.Fprintf(b, "\n### %s\n\n| form | meaning |\n|---|---|\n", strings.ReplaceAll(shared.Shared, "_", " "))
	for _, form := range shared.Any {
		fmt.Fprintf(b, "| `%s` | %s%s |\n", form.example(), cell(form.Does), refused(form))
	}
}

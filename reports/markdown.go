package reports

import (
	"bytes"
	"fmt"
	"regexp"
	"strings"
)

// markdown is a page of GitHub's markdown in the making.
type markdown struct{ text bytes.Buffer }

func (m *markdown) chapters(all []chapter) {
	for _, c := range all {
		switch {
		case c.aside:
			fmt.Fprintf(&m.text, "<details><summary>%s</summary>\n\n", c.title)
		case c.title != "":
			fmt.Fprintf(&m.text, "### %s\n\n", c.title)
		}
		for _, b := range c.blocks {
			b.markdown(m)
		}
		if c.aside {
			m.text.WriteString("</details>\n\n")
		}
	}
}

func (s sentence) markdown(m *markdown) {
	m.text.WriteString(escaped(string(s)) + "\n\n")
}

func (t table) markdown(m *markdown) {
	head, aligned := []string{t.names}, []string{"---"}
	for _, c := range t.columns {
		name := c.name
		if c.unit != "" {
			name += " (" + c.unit + ")"
		}
		head, aligned = append(head, name), append(aligned, "---:")
	}
	m.row(head)
	m.row(aligned)
	for i, name := range t.rows {
		row := []string{strings.TrimSpace(name)}
		for _, c := range t.columns {
			row = append(row, c.cells[i])
		}
		m.row(row)
	}
	m.text.WriteByte('\n')
}

func (l listing) markdown(m *markdown) {
	heads, aligned := l.heads, []string{"---"}
	if len(heads) == 0 {
		heads = make([]string, len(l.rows[0]))
	}
	for range len(heads) - 2 {
		aligned = append(aligned, "---:")
	}
	m.row(heads)
	m.row(append(aligned, "---"))
	for _, row := range l.rows {
		m.row(row)
	}
	m.text.WriteByte('\n')
}

func (m *markdown) row(cells []string) {
	for _, cell := range cells {
		m.text.WriteString("| " + strings.ReplaceAll(escaped(cell), "|", `\|`) + " ")
	}
	m.text.WriteString("|\n")
}

// escaped is text in which nothing is taken for markup; an underscore inside a word is none.
func escaped(text string) string {
	text = strings.NewReplacer(glue, " ", "<", "&lt;", "*", `\*`, "\n", " ").Replace(text)
	return outside.ReplaceAllString(text, `$1\_$2`)
}

// outside finds underscores at the beginning or the end of a word.
var outside = regexp.MustCompile(`(^|[^0-9A-Za-z])_|_($|[^0-9A-Za-z])`)

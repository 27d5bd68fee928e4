package reports

import (
	"bytes"
	"fmt"
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

func (t figures) markdown(m *markdown) { t.grid.markdown(&m.text) }

func (l listing) markdown(m *markdown) {
	heads, aligned := l.heads, []string{"---"}
	if len(heads) == 0 {
		heads = make([]string, len(l.rows[0]))
	}
	for range len(heads) - 2 {
		aligned = append(aligned, "---:")
	}
	markdownRow(&m.text, heads...)
	markdownRow(&m.text, append(aligned, "---")...)
	for _, row := range l.rows {
		markdownRow(&m.text, row...)
	}
	m.text.WriteByte('\n')
}

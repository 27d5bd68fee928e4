package reports

import (
	"bytes"
	"fmt"
	"strings"
)

// chapter is a part of a report that may be written as text or as markdown.
type chapter struct {
	title string
	parts []part
	aside bool // for whoever wants to know it exactly: folded away where that is possible
}

func (c *chapter) add(b part) { c.parts = append(c.parts, b) }

func (c *chapter) say(format string, values ...any) { c.add(sentence(fmt.Sprintf(format, values...))) }

// sentence is a text in running words.
type sentence string

func (t sentence) text(s *sheet, width int) { paragraph{"  " + string(t), 4}.text(s, width) }

func (t sentence) markdown(b *bytes.Buffer) { b.WriteString(escaped(string(t)) + "\n\n") }

// figures is a grid that stands as far from the edge as the text around it.
type figures struct{ grid }

func (t figures) text(s *sheet, width int) {
	g := t.grid
	g.names = "  " + g.names
	g.rows = make([]string, len(t.rows))
	for i, name := range t.rows {
		g.rows[i] = "  " + name
	}
	g.text(s, width)
}

// listing is a table whose last column is text that may be long; the columns between the first and the last are numbers.
type listing struct {
	heads []string // none: without a head
	rows  [][]string
}

func (l listing) text(s *sheet, width int) {
	rows := l.rows
	if len(l.heads) > 0 {
		rows = append([][]string{l.heads}, rows...)
	}
	wide := widths(rows)
	for _, row := range rows {
		text, last := "  "+fill(row[0], wide[0], false), len(row)-1
		for i := 1; i < last; i++ {
			text += gap + fill(row[i], wide[i], true)
		}
		paragraph{glued(text) + gap + row[last], min(displayed(text)+len(gap), width/2)}.text(s, width)
	}
}

func (l listing) markdown(b *bytes.Buffer) {
	heads, aligned := l.heads, []string{"---"}
	if len(heads) == 0 {
		heads = make([]string, len(l.rows[0]))
	}
	for range len(heads) - 2 {
		aligned = append(aligned, "---:")
	}
	markdownRow(b, heads...)
	markdownRow(b, append(aligned, "---")...)
	for _, row := range l.rows {
		markdownRow(b, row...)
	}
	b.WriteByte('\n')
}

func widths(rows [][]string) []int {
	wide := make([]int, len(rows[0]))
	for _, row := range rows {
		for i, cell := range row {
			wide[i] = max(wide[i], displayed(cell))
		}
	}
	return wide
}

// fill is text made as wide as its column.
func fill(text string, wide int, right bool) string {
	blanks := strings.Repeat(" ", max(0, wide-displayed(text)))
	if right {
		return blanks + text
	}
	return text + blanks
}

// glued is text in which no line is broken but before it.
func glued(text string) string {
	rest := strings.TrimLeft(text, " ")
	return text[:len(text)-len(rest)] + strings.ReplaceAll(rest, " ", glue)
}

// chapters writes all of them.
func (p *page) chapters(all []chapter) {
	for _, c := range all {
		p.section(c.title)
		for i, b := range c.parts {
			if _, wide := b.(sentence); i > 0 && !wide {
				p.apart()
			}
			p.add(b)
		}
	}
}

// markdownChapters writes all of them as markdown.
func markdownChapters(b *bytes.Buffer, all []chapter) {
	for _, c := range all {
		switch {
		case c.aside:
			fmt.Fprintf(b, "<details><summary>%s</summary>\n\n", c.title)
		case c.title != "":
			fmt.Fprintf(b, "### %s\n\n", c.title)
		}
		for _, one := range c.parts {
			one.markdown(b)
		}
		if c.aside {
			b.WriteString("</details>\n\n")
		}
	}
}

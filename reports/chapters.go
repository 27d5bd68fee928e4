package reports

import (
	"fmt"
	"strings"
)

// chapter is a part of a report that may be written as text or as markdown.
type chapter struct {
	title  string
	blocks []passage
	aside  bool // for whoever wants to know it exactly: folded away where that is possible
}

// passage is a sentence or a table.
type passage interface {
	write(p *page)
	markdown(m *markdown)
}

func (c *chapter) add(b passage) { c.blocks = append(c.blocks, b) }

func (c *chapter) say(format string, values ...any) { c.add(sentence(fmt.Sprintf(format, values...))) }

// sentence is a text in running words.
type sentence string

func (s sentence) write(p *page) { p.line("  "+string(s), 4) }

// figures is a grid as a passage.
type figures struct{ grid }

func (t figures) write(p *page) {
	g := t.grid
	g.names = "  " + g.names
	g.rows = make([]string, len(t.rows))
	for i, name := range t.rows {
		g.rows[i] = "  " + name
	}
	p.grid(g)
}

// listing is a table whose last column is text that may be long; the columns between the first and the last are numbers.
type listing struct {
	heads []string // none: without a head
	rows  [][]string
}

func (l listing) write(p *page) {
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
		p.line(glued(text)+gap+row[last], min(displayed(text)+len(gap), p.half()))
	}
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

// half is where what is wrapped starts at the latest.
func (p *page) half() int {
	if p.Width == 0 {
		return broad / 2
	}
	return p.Width / 2
}

// chapters writes all of them.
func (p *page) chapters(all []chapter) {
	for _, c := range all {
		p.section(c.title)
		for i, b := range c.blocks {
			if _, wide := b.(sentence); i > 0 && !wide {
				p.text.WriteByte('\n')
			}
			b.write(p)
		}
	}
}

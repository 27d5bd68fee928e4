package reports

import (
	"slices"
	"strings"
)

// block is a part of a text before it is laid out: a heading, a line or a table.
type block struct {
	Heading, Text string
	Table         *table
	Facts         [][2]string // what, and its numbers
}

// table is rows below a head; the first column names the rows.
type table struct {
	Head []string
	Rows [][]string
}

// table is a grid with the units in the head.
func (g grid) table() *table {
	t := &table{Head: []string{strings.TrimSpace(g.names)}}
	for _, c := range g.columns {
		head := c.name
		if c.unit != "" {
			head += " (" + c.unit + ")"
		}
		t.Head = append(t.Head, head)
	}
	for i, name := range g.rows {
		row := []string{strings.TrimSpace(name)}
		for _, c := range g.columns {
			row = append(row, c.cells[i])
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}

// collected is what write would lay out, as blocks; blank lines and what is for terminals alone are left out.
func collected(write func(p *page)) []block {
	p := &page{style: style{Options{Unicode: true}}}
	write(p)
	var all []block
	for _, one := range p.parts {
		switch one := one.part.(type) {
		case heading:
			all = append(all, block{Heading: p.visible(one.title)})
		case paragraph:
			all = append(all, block{Text: strings.ReplaceAll(p.visible(strings.TrimSpace(one.words)), glue, " ")})
		case said:
			all = withFact(all, [2]string{p.visible(one.of), strings.ReplaceAll(p.visible(one.numbers), "   ", " · ")})
		case grid:
			all = append(all, block{Table: one.each(p.visible).table()})
		}
	}
	return all
}

// withFact adds to facts that stand last.
func withFact(all []block, fact [2]string) []block {
	if len(all) == 0 || all[len(all)-1].Facts == nil {
		all = append(all, block{})
	}
	last := &all[len(all)-1]
	last.Facts = append(last.Facts, fact)
	return all
}

// split says whether it is a table of reasons, which follows the others of requests and machines.
func (b *block) split() bool {
	return b.Table != nil && slices.ContainsFunc(splits, func(s split) bool { return s.head == b.Table.Head[0] })
}

// under splits blocks: those below headings that begin with a word, and the others.
func under(word string, all []block) (below, others []block) {
	in := false
	for _, b := range all {
		if b.Heading != "" {
			in = strings.HasPrefix(b.Heading, word)
		}
		if in && !b.split() {
			below = append(below, b)
		} else {
			others = append(others, b)
		}
	}
	return below, others
}

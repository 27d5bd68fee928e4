package reports

import (
	"slices"
	"strings"
)

// block is a part of a text before it is laid out: a heading, a line or a table.
type block struct {
	Heading, Text string
	Table         *table
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

// collected is what write would lay out, as blocks.
func collected(write func(p *page)) []block {
	var all []block
	write(&page{style: style{Options{Unicode: true}}, blocks: &all})
	for i := range all {
		all[i].Text = strings.ReplaceAll(all[i].Text, glue, " ")
	}
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

package reports

import (
	"io"
	"strings"

	"github.com/olekukonko/tablewriter"
	"github.com/olekukonko/tablewriter/pkg/twwidth"
	"github.com/olekukonko/tablewriter/renderer"
	"github.com/olekukonko/tablewriter/tw"
)

// grid is a table without lines: one column of names to the left, then numbers, right-aligned under their name
// and unit. Every row has as many cells as there are columns.
type grid struct {
	names   string // head of the first column
	columns []column
	rows    []string // the names
}

// column is a metric over the rows.
type column struct {
	name, unit string
	cells      []string
}

// gap is what separates columns.
const gap = "  "

// text implements part.
func (g grid) text(s *sheet, width int) {
	if err := g.each(s.style.visible).write(s, width); err != nil && s.err == nil {
		s.err = err
	}
}

// write lays the grid out in as many parts, one below the other, as the width asks for; no column is cut.
func (g grid) write(w io.Writer, width int) error {
	for i, part := range g.parts(width) {
		if i > 0 {
			if _, err := io.WriteString(w, "\n"); err != nil {
				return err
			}
		}
		if err := part.render(w); err != nil {
			return err
		}
	}
	return nil
}

// each is the grid with something done to each of its texts.
func (g grid) each(do func(string) string) grid {
	all := func(texts []string) []string { return each(texts, do) }
	return grid{names: do(g.names), rows: all(g.rows), columns: each(g.columns, func(c column) column {
		return column{name: do(c.name), unit: do(c.unit), cells: all(c.cells)}
	})}
}

// parts splits the columns so that each part fits, with at least one column each; width 0 fits all.
func (g grid) parts(width int) []grid {
	if width == 0 || len(g.columns) == 0 {
		return []grid{g}
	}
	first := g.namesWidth()
	var parts []grid
	used := width + 1
	for _, c := range g.columns {
		if wide := len(gap) + c.width(); used+wide > width {
			parts = append(parts, grid{names: g.names, rows: g.rows})
			used = first + wide
		} else {
			used += wide
		}
		last := &parts[len(parts)-1]
		last.columns = append(last.columns, c)
	}
	return parts
}

func (g grid) namesWidth() int {
	wide := displayed(g.names)
	for _, name := range g.rows {
		wide = max(wide, displayed(name))
	}
	return wide
}

func (c column) width() int {
	wide := max(displayed(c.name), displayed(c.unit))
	for _, cell := range c.cells {
		wide = max(wide, displayed(cell))
	}
	return wide
}

func (g grid) render(w io.Writer) error {
	var text strings.Builder
	t := tablewriter.NewTable(&text, plain(len(g.columns))...)
	head := []string{g.names}
	for _, c := range g.columns {
		head = append(head, gap+c.name+g.units(gap+c.unit))
	}
	t.Header(head)
	for i, name := range g.rows {
		row := []string{name}
		for _, c := range g.columns {
			row = append(row, gap+c.cells[i])
		}
		if err := t.Append(row); err != nil {
			return err
		}
	}
	if err := t.Render(); err != nil {
		return err
	}
	_, err := io.WriteString(w, trimmed(text.String()))
	return err
}

// units is the second line of a head; none where no column has a unit.
func (g grid) units(text string) string {
	for _, c := range g.columns {
		if c.unit != "" {
			return "\n" + text
		}
	}
	return ""
}

// plain are the options of a table without lines whose numbers stand to the right.
func plain(numbers int) []tablewriter.Option {
	aligned := []tw.Align{tw.AlignLeft}
	for range numbers {
		aligned = append(aligned, tw.AlignRight)
	}
	cell := tw.CellConfig{
		Alignment:  tw.CellAlignment{PerColumn: aligned},
		Formatting: tw.CellFormatting{AutoFormat: tw.Off, AutoWrap: tw.WrapNone},
		Padding:    tw.CellPadding{Global: tw.PaddingNone}, // the library counts padding to the left twice
	}
	return []tablewriter.Option{
		tablewriter.WithRenderer(renderer.NewBlueprint(tw.Rendition{
			Borders:  tw.BorderNone,
			Symbols:  tw.NewSymbols(tw.StyleNone),
			Settings: tw.Settings{Lines: tw.LinesNone, Separators: tw.SeparatorsNone},
		})),
		tablewriter.WithConfig(tablewriter.Config{Header: cell, Row: cell, Behavior: tw.Behavior{TrimSpace: tw.Off}}),
		tablewriter.WithEastAsian(tw.Off), // the environment must not move a column
	}
}

// trimmed is text without spaces at the ends of its lines.
func trimmed(text string) string {
	lines := strings.Split(text, "\n")
	for i, line := range lines {
		lines[i] = strings.TrimRight(line, " ")
	}
	return strings.Join(lines, "\n")
}

// displayed is the width of text on a terminal.
func displayed(text string) int { return twwidth.Width(text) }

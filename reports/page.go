package reports

import (
	"bytes"
	"io"
	"strings"
)

// page is a report in the making: its parts, to be written for a terminal, as markdown or as blocks of a web page.
type page struct {
	style
	most  int // metrics of a comparison that a table may show; 0: all
	parts []placed
}

// part is what a page has: a title, a line, a table.
type part interface {
	text(s *sheet, width int)
	markdown(b *bytes.Buffer)
}

// placed is a part, and how wide it may become; 0: as wide as it is.
type placed struct {
	part
	width int
}

func (p *page) add(one part) { p.parts = append(p.parts, placed{one, p.Width}) }

// section starts a block under an optional title.
func (p *page) section(title string) { p.add(heading{title, p.strong(title)}) }

// verbatim writes a line that is to be copied.
func (p *page) verbatim(about, text string) { p.add(verbatim{about, text}) }

// line writes text, wrapped at blanks; what is wrapped starts after hang blanks.
func (p *page) line(text string, hang int) { p.add(paragraph{text, hang}) }

// grid writes a table.
func (p *page) grid(g grid) { p.add(g) }

// apart writes an empty line.
func (p *page) apart() { p.add(blank{}) }

// broad is how wide the tables of a cluster may become where nobody says how wide they may be: there are many columns.
const broad = 140

// folded writes what must not be wider.
func (p *page) folded(write func()) {
	if p.Width == 0 {
		p.Width = broad
		defer func() { p.Width = 0 }()
	}
	write()
}

// write writes all parts for a terminal.
func (p *page) write(w io.Writer) error {
	text, err := p.laidOut()
	if err != nil {
		return err
	}
	_, err = io.WriteString(w, text)
	return err
}

func (p *page) laidOut() (string, error) {
	s := sheet{style: p.style}
	for _, one := range p.parts {
		one.text(&s, one.width)
	}
	return s.String(), s.err
}

// sheet is a text for a terminal in the making.
type sheet struct {
	strings.Builder
	style style // of what is shown
	err   error // of the first table that could not be laid out
}

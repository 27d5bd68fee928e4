package reports

import (
	"bytes"
	"strings"
)

// page is a text in the making: sections with an empty line between them, long lines wrapped to the width.
type page struct {
	style
	text     bytes.Buffer
	err      error    // of the first table that could not be laid out
	markdown bool     // for a page of the web: titles and tables are marked up, nothing is wrapped
	sections []int    // where they begin
	blocks   *[]block // where it goes instead of into text; nil: nowhere else
}

// section starts a block under an optional title.
func (p *page) section(title string) {
	if p.blocks != nil {
		*p.blocks = append(*p.blocks, block{Heading: title})
		return
	}
	p.sections = append(p.sections, p.text.Len())
	if p.text.Len() > 0 {
		p.text.WriteByte('\n')
	}
	switch {
	case title == "":
	case p.markdown:
		p.text.WriteString("### " + escaped(title) + "\n\n")
	default:
		p.text.WriteString(p.strong(title) + "\n")
	}
}

// glue is a blank at which no line is broken.
const glue = "\u00a0"

// verbatim writes a line that is to be copied.
func (p *page) verbatim(about, text string) {
	if p.markdown {
		p.text.WriteString("- " + escaped(about) + ": " + code(text) + "\n")
		return
	}
	p.text.WriteString(about + ": " + text + "\n")
}

// line writes text, wrapped at blanks; what is wrapped starts after hang blanks.
func (p *page) line(text string, hang int) {
	if p.markdown {
		if apart := bytes.HasSuffix(p.text.Bytes(), []byte("\n\n")); !apart && p.text.Len() > 0 && !strings.HasPrefix(text, " ") {
			p.text.WriteByte('\n')
		}
		p.text.WriteString(paragraph(strings.ReplaceAll(text, glue, " ")))
		return
	}
	if p.blocks != nil {
		*p.blocks = append(*p.blocks, block{Text: strings.TrimSpace(text)})
		return
	}
	used, blanks := 0, 0
	for i, word := range strings.Split(text, " ") {
		if i > 0 {
			blanks++
		}
		if word == "" {
			continue
		}
		wide := displayed(word)
		if p.Width > 0 && used+blanks+wide > p.Width && used > hang {
			p.text.WriteByte('\n')
			used, blanks = 0, hang
		}
		p.text.WriteString(strings.Repeat(" ", blanks) + strings.ReplaceAll(word, glue, " "))
		used, blanks = used+blanks+wide, 0
	}
	p.text.WriteByte('\n')
}

// grid writes a table.
func (p *page) grid(g grid) {
	if p.markdown {
		g.markdown(&p.text)
		return
	}
	if p.blocks != nil {
		*p.blocks = append(*p.blocks, block{Table: g.table()})
		return
	}
	if err := g.write(&p.text, p.Width); err != nil && p.err == nil {
		p.err = err
	}
}

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

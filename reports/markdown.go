package reports

import (
	"bytes"
	"fmt"
	"html"
	"io"
	"regexp"
	"strings"
	"unicode"
)

// markdownLimit is the size that a comment on GitHub may have, with some room; a summary of a step may have more.
const markdownLimit = 65_000

// markdownMark begins every page, with a name by which a robot finds its own comment again.
const markdownMark = "<!-- simulate:"

// Markdown writes reports for a comment or the summary of a step: what was asked and judged is open, the numbers are
// folded. Of what would be too long, whole sections are left out, which is said.
func Markdown(w io.Writer, all []Report, o Options) error {
	d := newLeaflet(all...)
	for _, r := range all {
		open := d.page(o)
		open.verdict(r)
		open.thresholds(r)
		open.relative(r)
		open.findings(r)
		open.origin(r)
		d.open(open)
		folded := d.page(o)
		if len(r.Variants) == 1 {
			folded.planned(r.Variants[0])
		} else {
			folded.compared(r)
		}
		d.fold("The numbers", folded)
	}
	return d.write(w)
}

func plainMarkdown(w io.Writer, all []Report) error { return Markdown(w, all, Options{}) }

// leaflet is a page of Markdown in the making.
type leaflet struct {
	text bytes.Buffer
	err  error
	left int // sections that did not fit
	mark string
}

func newLeaflet(all ...Report) *leaflet {
	var names []string
	for _, r := range all {
		names = append(names, strings.ReplaceAll(r.Scenario, "--", "- -"))
	}
	return &leaflet{mark: markdownMark + oneWord(strings.Join(names, ",")) + " -->\n"}
}

// oneWord is text within a comment: nothing in it ends the comment.
func oneWord(text string) string {
	return strings.Map(func(r rune) rune {
		if r == '<' || r == '>' || unicode.IsControl(r) {
			return ' '
		}
		return r
	}, text)
}

// page begins a page for the leaflet.
func (*leaflet) page(o Options) *page {
	return &page{style: style{Options{Unicode: true, Verbose: o.Verbose, Metrics: o.Metrics}}, markdown: true}
}

// open adds what everybody should see, as far as it fits.
func (l *leaflet) open(p *page) {
	l.keep(p)
	l.add(p, markdownLimit)
}

// fold adds what is shown when somebody asks for it.
func (l *leaflet) fold(title string, p *page) {
	l.keep(p)
	if p.text.Len() == 0 {
		return
	}
	const end = "\n</details>\n"
	l.text.WriteString("\n<details><summary>" + html.EscapeString(title) + "</summary>\n\n")
	l.add(p, markdownLimit-len(end))
	l.text.WriteString(end)
}

func (l *leaflet) keep(p *page) {
	if l.err == nil {
		l.err = p.err
	}
}

// add adds as many of the first sections of a page as fit.
func (l *leaflet) add(p *page, most int) {
	text := p.text.Bytes()
	for i, from := range p.sections {
		to := len(text)
		if i+1 < len(p.sections) {
			to = p.sections[i+1]
		}
		if l.left > 0 || len(l.mark)+l.text.Len()+to-from > most {
			l.left++
			continue
		}
		l.text.Write(text[from:to])
	}
}

func (l *leaflet) write(w io.Writer) error {
	if l.err != nil {
		return l.err
	}
	text := l.mark + l.text.String()
	if l.left > 0 {
		text += fmt.Sprintf("\n%s left out, for there is no room: the other reports have everything.\n", plural(l.left, "section"))
	}
	_, err := io.WriteString(w, text)
	return err
}

// wide is what keeps words apart in a line of a table.
var wide = regexp.MustCompile(` {2,}`)

// paragraph is a line by itself, or an item of a list where it is indented.
func paragraph(text string) string {
	plain := escaped(wide.ReplaceAllString(strings.TrimSpace(text), " · "))
	if strings.HasPrefix(text, "  ") {
		return "- " + plain + "\n"
	}
	return plain + "\n\n"
}

// escaped is text that Markdown shows as it is.
func escaped(text string) string {
	var b strings.Builder
	runes := []rune(text)
	for i, r := range runes {
		inside := i > 0 && i+1 < len(runes) && isWord(runes[i-1]) && isWord(runes[i+1])
		switch {
		case r == '<':
			b.WriteString("&lt;")
			continue
		case r == '>':
			b.WriteString("&gt;")
			continue
		case r == '&':
			b.WriteString("&amp;")
			continue
		case strings.ContainsRune("\n\r"+glue, r):
			r = ' '
		case strings.ContainsRune("\\|*~`[]", r), r == '_' && !inside:
			b.WriteByte('\\')
		}
		b.WriteRune(r)
	}
	return b.String()
}

func isWord(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

// code is text between as many backquotes as it takes.
func code(text string) string {
	fence := "`"
	for strings.Contains(text, fence) {
		fence += "`"
	}
	if fence != "`" || strings.HasPrefix(text, "`") {
		return fence + " " + text + " " + fence
	}
	return fence + text + fence
}

// markdown writes a table; units stand with the names.
func (g grid) markdown(b *bytes.Buffer) {
	if n := b.Len(); n > 0 && !bytes.HasSuffix(b.Bytes(), []byte("\n\n")) {
		b.WriteString("\n")
	}
	head := []string{g.names}
	rule := "| :-- |"
	for _, c := range g.columns {
		name := c.name
		if c.unit != "" {
			name += " (" + c.unit + ")"
		}
		head, rule = append(head, name), rule+" --: |"
	}
	markdownRow(b, head...)
	b.WriteString(rule + "\n")
	for i, name := range g.rows {
		cells := []string{name}
		for _, c := range g.columns {
			cells = append(cells, c.cells[i])
		}
		markdownRow(b, cells...)
	}
	b.WriteString("\n")
}

func markdownRow(b *bytes.Buffer, cells ...string) {
	b.WriteString("|")
	for _, cell := range cells {
		b.WriteString(" " + escaped(strings.TrimSpace(cell)) + " |")
	}
	b.WriteString("\n")
}

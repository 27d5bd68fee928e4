package reports

import (
	"bytes"
	"fmt"
	"html"
	"io"
	"strings"
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

// leaflet is a page of Markdown in the making.
type leaflet struct {
	text bytes.Buffer
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
		if r == '<' || r == '>' || commands(r) {
			return ' '
		}
		return r
	}, text)
}

// page begins a page for the leaflet.
func (*leaflet) page(o Options) *page {
	return &page{style: style{Options{Unicode: true, Verbose: o.Verbose, Metrics: o.Metrics}}}
}

// open adds what everybody should see, as far as it fits.
func (l *leaflet) open(p *page) { l.add(p, markdownLimit) }

// fold adds what is shown when somebody asks for it.
func (l *leaflet) fold(title string, p *page) {
	if len(p.parts) == 0 {
		return
	}
	const end = "\n</details>\n"
	l.text.WriteString("\n<details><summary>" + html.EscapeString(title) + "</summary>\n\n")
	l.add(p, markdownLimit-len(end))
	l.text.WriteString(end)
}

// add adds as many of the first sections of a page as fit.
func (l *leaflet) add(p *page, most int) {
	for _, section := range p.sections() {
		if l.left > 0 || len(l.mark)+l.text.Len()+len(section) > most {
			l.left++
			continue
		}
		l.text.Write(section)
	}
}

// sections are the parts as markdown, from each heading to the next.
func (p *page) sections() [][]byte {
	var text bytes.Buffer
	var from []int
	for _, one := range p.parts {
		if _, begins := one.part.(heading); begins {
			from = append(from, text.Len())
		}
		one.markdown(&text)
	}
	all := make([][]byte, len(from))
	for i := range from {
		to := text.Len()
		if i+1 < len(from) {
			to = from[i+1]
		}
		all[i] = text.Bytes()[from[i]:to]
	}
	return all
}

func (l *leaflet) write(w io.Writer) error {
	text := l.mark + l.text.String()
	if l.left > 0 {
		text += fmt.Sprintf("\n%s left out, for there is no room: the other reports have everything.\n", plural(l.left, "section"))
	}
	_, err := io.WriteString(w, text)
	return err
}

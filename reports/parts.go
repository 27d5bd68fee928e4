package reports

import (
	"bytes"
	"strings"
)

// glue is a blank at which no line is broken.
const glue = "\u00a0"

// heading begins a section; an empty one only keeps it apart.
type heading struct{ title, shown string }

func (h heading) text(s *sheet, _ int) {
	if s.Len() > 0 {
		s.WriteByte('\n')
	}
	if h.title != "" {
		s.WriteString(s.style.visible(h.shown) + "\n")
	}
}

func (h heading) markdown(b *bytes.Buffer) {
	if b.Len() > 0 {
		b.WriteByte('\n')
	}
	if h.title != "" {
		b.WriteString("### " + escaped(h.title) + "\n\n")
	}
}

// verbatim is a line that is to be copied.
type verbatim struct{ about, line string }

func (v verbatim) text(s *sheet, _ int) {
	s.WriteString(v.about + ": " + s.style.visible(v.line) + "\n")
}

func (v verbatim) markdown(b *bytes.Buffer) {
	b.WriteString("- " + escaped(v.about) + ": " + code(style{}.visible(v.line)) + "\n")
}

// paragraph is text that is wrapped at blanks; what is wrapped starts after hang blanks.
type paragraph struct {
	words string
	hang  int
}

func (p paragraph) text(s *sheet, width int) {
	used, blanks := 0, 0
	for i, word := range strings.Split(s.style.visible(p.words), " ") {
		if i > 0 {
			blanks++
		}
		if word == "" {
			continue
		}
		wide := displayed(word)
		if width > 0 && used+blanks+wide > width && used > p.hang {
			s.WriteByte('\n')
			used, blanks = 0, p.hang
		}
		s.WriteString(strings.Repeat(" ", blanks) + strings.ReplaceAll(word, glue, " "))
		used, blanks = used+blanks+wide, 0
	}
	s.WriteByte('\n')
}

// markdown makes an item of a list of what is indented.
func (p paragraph) markdown(b *bytes.Buffer) {
	plain := escaped(wide.ReplaceAllString(strings.TrimSpace(p.words), " · "))
	if strings.HasPrefix(p.words, "  ") {
		b.WriteString("- " + plain + "\n")
		return
	}
	if b.Len() > 0 && !bytes.HasSuffix(b.Bytes(), []byte("\n\n")) && !strings.HasPrefix(p.words, " ") {
		b.WriteByte('\n')
	}
	b.WriteString(plain + "\n\n")
}

// blank is an empty line.
type blank struct{}

func (blank) text(s *sheet, _ int) { s.WriteByte('\n') }

func (blank) markdown(b *bytes.Buffer) { b.WriteByte('\n') }

// strip is a line for terminals alone.
type strip string

func (t strip) text(s *sheet, _ int) { s.WriteString(string(t) + "\n") }

func (strip) markdown(*bytes.Buffer) {}

// said is a line of numbers behind what they are of.
type said struct {
	of, numbers string
	paragraph
}

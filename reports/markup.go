package reports

import (
	"bytes"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// wide is what keeps words apart in a line of a table.
var wide = regexp.MustCompile(` {2,}`)

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
		case strings.ContainsRune("\n\r\t"+glue, r):
			r = ' '
		case commands(r):
			r = utf8.RuneError
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

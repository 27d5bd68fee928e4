package document

import (
	"fmt"
	"io"
	"strconv"
	"strings"
	"unicode/utf8"
)

// shownProblems is how many problems are written out; more are only counted, since one mistake at the top of a
// large file may cause thousands.
const shownProblems = 100

// widestExcerpt is the number of characters shown of a source line.
const widestExcerpt = 160

// Write shows the problems to people: each with its position first, the lines around it, a caret under it and
// the nearest valid name, and a closing line with their number.
func (p Problems) Write(w io.Writer) error {
	sorted := p.Sorted()
	if len(sorted) == 0 {
		return nil
	}
	var b strings.Builder
	for _, problem := range sorted[:min(len(sorted), shownProblems)] {
		problem.write(&b)
	}
	if more := len(sorted) - shownProblems; more > 0 {
		fmt.Fprintf(&b, "... and %s\n", count(more, "more error"))
	}
	fmt.Fprintf(&b, "%s in %s\n", count(len(sorted), "error"), count(sorted.Files(), "file"))
	_, err := io.WriteString(w, b.String())
	return err
}

func count(n int, what string) string {
	if n == 1 {
		return "1 " + what
	}
	if noun, found := strings.CutPrefix(what, "more "); found {
		return fmt.Sprintf("%d more %ss", n, noun)
	}
	return fmt.Sprintf("%d %ss", n, what)
}

func (p Problem) write(b *strings.Builder) {
	fmt.Fprintf(b, "%s\n", p)
	if p.source != nil && p.Line > 0 && p.Column > 0 {
		p.writeExcerpt(b)
	}
	if p.Suggestion != "" {
		fmt.Fprintf(b, "   did you mean %q?\n", p.Suggestion)
	}
}

// writeExcerpt shows the line of the problem after the two before it, and marks the place.
func (p Problem) writeExcerpt(b *strings.Builder) {
	gutter := max(5, len(strconv.Itoa(p.Line))+2)
	for n := max(1, p.Line-2); n < p.Line; n++ {
		fmt.Fprintf(b, "%*d | %s\n", gutter, n, visible(p.source.line(n)))
	}
	line := p.source.line(p.Line)
	fmt.Fprintf(b, " >%*d | %s\n", gutter-2, p.Line, visible(line))
	if p.Column > widestExcerpt {
		return
	}
	fmt.Fprintf(b, "%*s | %s%s\n", gutter, "", strings.Repeat(" ", p.Column-1), strings.Repeat("^", p.marked(line)))
}

// marked is the number of characters to mark in line: the width, or the word at the column; at least one.
func (p Problem) marked(line string) int {
	characters := []rune(line)
	if p.Column > len(characters) {
		return 1
	}
	width := p.Width
	if width == 0 {
		width = wordLength(characters[p.Column-1:])
	}
	return max(1, min(width, len(characters)-p.Column+1, widestExcerpt-p.Column+1))
}

// wordLength is the length of the word that text starts with; a quoted text is one word.
func wordLength(text []rune) int {
	if quote := text[0]; quote == '"' || quote == '\'' {
		for i := 1; i < len(text); i++ {
			if text[i] == quote {
				return i + 1
			}
		}
	}
	for i, r := range text {
		if strings.ContainsRune(" \t,:]}[{", r) {
			return i
		}
	}
	return len(text)
}

// visible is a source line as a terminal can show it: tabs as one blank, so that the caret stands right, cut at
// widestExcerpt.
func visible(line string) string {
	line = strings.TrimRight(strings.ReplaceAll(line, "\t", " "), "\r")
	if utf8.RuneCountInString(line) <= widestExcerpt {
		return line
	}
	return string([]rune(line)[:widestExcerpt]) + "..."
}

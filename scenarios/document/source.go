package document

import (
	"strings"
	"unicode/utf8"
)

// source is one text that was read, kept for excerpts.
type source struct {
	name  string
	lines []string // none: a setting of the command line, which is shown by its name
}

func newSource(name string, text []byte) *source {
	clean := strings.TrimPrefix(string(text), "\uFEFF")
	return &source{name: name, lines: strings.Split(strings.ReplaceAll(clean, "\r\n", "\n"), "\n")}
}

// line is line n, counted from 1; empty beyond the end.
func (s *source) line(n int) string {
	if n < 1 || n > len(s.lines) {
		return ""
	}
	return s.lines[n-1]
}

// at is a position in s.
func (s *source) at(line, column int) Position {
	if len(s.lines) == 0 {
		return s.whole()
	}
	return Position{File: s.name, Line: line, Column: column, source: s}
}

// within is at, or the end of the text where that is beyond it.
func (s *source) within(line, column int) Position {
	if line > len(s.lines) {
		line = len(s.lines)
		column = len([]rune(s.line(line))) + 1
	}
	return s.at(line, max(column, 1))
}

// whole is the position of s as a whole.
func (s *source) whole() Position { return Position{File: s.name, source: s} }

// unreadable finds the first character that no YAML file may hold: broken UTF-8 or a control character.
func unreadable(text []byte) (line, column int, found bool) {
	line, column = 1, 1
	for len(text) > 0 {
		r, size := utf8.DecodeRune(text)
		if r == utf8.RuneError && size == 1 || r < ' ' && r != '\t' && r != '\n' && r != '\r' || r == 0x7f {
			return line, column, true
		}
		column++
		if r == '\n' {
			line, column = line+1, 1
		}
		text = text[size:]
	}
	return 0, 0, false
}

package workload

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode/utf8"
)

// table is a text of rows whose fields are separated by commas, semicolons or tabs, whichever its first row has
// most of. The first row names the columns. Fields may stand in quotes, doubled quotes within them are quotes;
// a byte order mark, line ends of either kind and empty lines are taken as they come.
type table struct {
	lines  *lines
	comma  byte
	names  []string // of the columns
	text   []byte   // the present row
	fields []field  // of it
	first  []byte   // where the row of the names is a comment, as it seems: its beginning
}

// field is one field of a row and where it begins.
type field struct {
	text []byte
	from int
}

// newTable reads the names of the columns.
func newTable(in io.Reader) (*table, *Mistake) {
	t := &table{lines: newLines(in)}
	text, m := t.header()
	if m != nil {
		return nil, m
	}
	if at := bytes.IndexFunc(text, unprintable); at >= 0 {
		return nil, &Mistake{Line: t.lines.line, Column: 1 + utf8.RuneCount(text[:at]), Message: "this is no text: is the file binary, or in another encoding than UTF-8?"}
	}
	if text[0] == '#' {
		t.first = bytes.Clone(text[:min(len(text), longestShown)])
	}
	t.comma = separator(text)
	if m := t.split(text); m != nil {
		return nil, m
	}
	for _, f := range t.fields {
		t.names = append(t.names, strings.TrimSpace(string(f.text)))
	}
	return t, nil
}

// header is the first row that is not empty.
func (t *table) header() ([]byte, *Mistake) {
	for {
		text, err := t.lines.row()
		switch {
		case errors.Is(err, io.EOF):
			return nil, &Mistake{Message: "is empty; expected a first row with the names of the columns"}
		case errors.Is(err, errTooLong):
			return nil, t.broken(fmt.Errorf("the first row, which names the columns: %w", err))
		case err != nil:
			return nil, t.broken(err)
		}
		if text = bytes.TrimPrefix(text, []byte("\uFEFF")); len(text) > 0 {
			return text, nil
		}
	}
}

// unlessComment ends a message about columns that are not as expected where the names may be no names.
func (t *table) unlessComment() string {
	if t.first == nil {
		return ""
	}
	return fmt.Sprintf("; the first row is %q: if that is a comment, remove it", t.first)
}

func unprintable(r rune) bool {
	return r < ' ' && r != '\t' && r != '\n' && r != '\r' || r == utf8.RuneError
}

func separator(header []byte) byte {
	most := byte(',')
	for _, c := range []byte{';', '\t'} {
		if bytes.Count(header, []byte{c}) > bytes.Count(header, []byte{most}) {
			most = c
		}
	}
	return most
}

// column is the index of a column; -1: there is none of that name.
func (t *table) column(name string) int { return slices.Index(t.names, name) }

// next goes to the next row that is not empty. False without a mistake is the end; a mistake that is final leaves
// no way to go on.
func (t *table) next() (more bool, m *Mistake) {
	for {
		text, err := t.lines.row()
		switch {
		case errors.Is(err, io.EOF):
			return false, nil
		case err != nil:
			return false, t.broken(err)
		case len(text) == 0:
			continue
		}
		if at := bytes.IndexByte(text, 0); at >= 0 {
			return false, &Mistake{Line: t.lines.line, Column: 1 + utf8.RuneCount(text[:at]), Message: "this is no text: a zero byte; is the file binary?", final: true}
		}
		if m := t.split(text); m != nil {
			return true, m
		}
		if len(t.fields) != len(t.names) {
			return true, &Mistake{Line: t.lines.line, Column: 1, Message: fmt.Sprintf("the row has %s, but the first row names %s",
				plural(len(t.fields), "field"), plural(len(t.names), "column")) + cmp.Or(t.unlessComment(), "; is it cut off?"), final: t.first != nil}
		}
		return true, nil
	}
}

// broken is a mistake by which reading ends.
func (t *table) broken(err error) *Mistake {
	return &Mistake{Line: t.lines.line, Column: 1, Message: brokenOff(err), final: true}
}

func brokenOff(err error) string {
	if errors.Is(err, io.ErrUnexpectedEOF) {
		return "the file ends in the middle; it is truncated"
	}
	return err.Error()
}

func plural(n int, what string) string {
	if n == 1 {
		return "1 " + what
	}
	return fmt.Sprintf("%d %ss", n, what)
}

// split finds the fields of a row.
func (t *table) split(text []byte) *Mistake {
	t.text, t.fields = text, t.fields[:0]
	if bytes.IndexByte(text, '"') >= 0 {
		return t.splitQuoted()
	}
	from := 0
	for {
		length := bytes.IndexByte(text[from:], t.comma)
		if length < 0 {
			t.fields = append(t.fields, field{text[from:], from})
			return nil
		}
		t.fields = append(t.fields, field{text[from : from+length], from})
		from += length + 1
	}
}

// splitQuoted is split where fields may stand in quotes.
func (t *table) splitQuoted() *Mistake {
	text := t.text
	for from := 0; ; {
		content, end := text[from:], len(text)
		if len(content) > 0 && content[0] == '"' {
			content, end = unquoted(text, from)
		} else if length := bytes.IndexByte(content, t.comma); length >= 0 {
			content, end = content[:length], from+length
		}
		t.fields = append(t.fields, field{content, from})
		switch {
		case end == len(text):
			return nil
		case text[end] != t.comma:
			return &Mistake{Line: t.lines.line, Column: 1 + utf8.RuneCount(text[:end]), Message: fmt.Sprintf("expected %q or the end of the row behind a closing quote", t.comma)}
		}
		from = end + 1
	}
}

// unquoted is the content of the quotes that open at from, and where they have closed. It is put together in
// place, behind what is still to be read.
func unquoted(text []byte, from int) (content []byte, end int) {
	content = text[from+1 : from+1]
	for at := from + 1; at < len(text); at++ {
		if text[at] == '"' {
			at++
			if at == len(text) || text[at] != '"' {
				return content, at
			}
		}
		content = append(content, text[at])
	}
	return content, len(text)
}

// at is the place of a field of the present row.
func (t *table) at(column int) (line, character int) {
	return t.lines.line, 1 + utf8.RuneCount(t.text[:t.fields[column].from])
}

package document

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"strings"
	"unicode/utf8"
)

// ParseJSON reads one JSON value, such as a list of questions, into nodes that know where they stand. It is stricter
// than YAML: no comments, no key twice, escapes as JSON means them.
func ParseJSON(name string, text []byte) (*Node, Problems) {
	text = bytes.TrimPrefix(text, []byte("\uFEFF"))
	s := newSource(name, text)
	if len(text) > longestFile {
		return nil, wrong(s.whole(), "is %d bytes long; expected %d at most", len(text), longestFile)
	}
	decoder := json.NewDecoder(bytes.NewReader(text))
	decoder.UseNumber()
	r := jsonReader{decoder: decoder, walker: walker{source: s, text: text, line: 1, column: 1}}
	node, err := r.value(0)
	if err == nil {
		err = r.end()
	}
	if err != nil {
		return nil, r.complaint(err)
	}
	if len(r.problems) > 0 {
		return nil, r.problems
	}
	return node, nil
}

// jsonReader turns tokens into nodes.
type jsonReader struct {
	walker
	decoder  *json.Decoder
	nodes    int
	problems Problems
}

// errTooBig ends the reading of what no question is like.
var errTooBig = errors.New("too many values, or too deep")

// next is the next token and where it starts.
func (r *jsonReader) next() (json.Token, Position, error) {
	at := r.skip(int(r.decoder.InputOffset()), " \t\r\n,:")
	token, err := r.decoder.Token()
	return token, at, err
}

func (r *jsonReader) value(depth int) (*Node, error) {
	token, at, err := r.next()
	if err != nil {
		return nil, err
	}
	if r.nodes++; r.nodes > mostNodes || depth > deepest {
		return nil, errTooBig
	}
	node := &Node{Position: at}
	switch t := token.(type) {
	case json.Delim:
		if t == '{' {
			node.Kind = Map
			return node, r.entries(node, depth)
		}
		node.Kind = List
		return node, r.items(node, depth)
	case string:
		node.Text = t
	case json.Number:
		node.Text, node.Type = t.String(), Number
	case bool:
		node.Text, node.Type = "false", Bool
		if t {
			node.Text = "true"
		}
	default:
		node.Text, node.Type = "null", Null
	}
	return node, nil
}

func (r *jsonReader) items(node *Node, depth int) error {
	for r.decoder.More() {
		item, err := r.value(depth + 1)
		if err != nil {
			return err
		}
		node.Items = append(node.Items, item)
	}
	_, _, err := r.next()
	return err
}

func (r *jsonReader) entries(node *Node, depth int) error {
	first := map[string]int{}
	for r.decoder.More() {
		token, at, err := r.next()
		if err != nil {
			return err
		}
		value, err := r.value(depth + 1)
		if err != nil {
			return err
		}
		key := token.(string)
		if line, twice := first[key]; twice {
			r.problems = append(r.problems, wrong(at, "the key %q stands here twice, first in line %d; keep one", key, line)...)
			continue
		}
		first[key] = at.Line
		node.Entries = append(node.Entries, Entry{Key: key, At: at, Value: value})
	}
	_, _, err := r.next()
	return err
}

// end finds out whether the text ends after its value.
func (r *jsonReader) end() error {
	_, at, err := r.next()
	if errors.Is(err, io.EOF) {
		return nil
	}
	r.problems = wrong(at, "something follows the value; put several in a list: [..., ...]")
	return nil
}

// complaint is what is wrong with the text, in words for people.
func (r *jsonReader) complaint(err error) Problems {
	var syntax *json.SyntaxError
	here := r.source.at(r.line, r.column)
	switch {
	case errors.Is(err, errTooBig):
		return wrong(r.source.whole(), "has more than %d values, or more than %d maps and lists within each other", mostNodes, deepest)
	case errors.As(err, &syntax):
		return wrong(here, "not valid JSON: %v", err)
	case len(bytes.TrimSpace(r.text)) == 0:
		return wrong(r.source.whole(), "is empty; expected a JSON object or a list of them")
	}
	return wrong(r.source.whole(), "ends in the middle of a JSON value")
}

// walker knows line and column of an offset that only grows.
type walker struct {
	source       *source
	text         []byte
	offset       int
	line, column int
}

// skip goes to an offset, then on over what is to be left out, and says where that is.
func (w *walker) skip(offset int, out string) Position {
	for w.offset < len(w.text) && (w.offset < offset || strings.IndexByte(out, w.text[w.offset]) >= 0) {
		r, size := utf8.DecodeRune(w.text[w.offset:])
		w.offset += size
		w.column++
		if r == '\n' {
			w.line, w.column = w.line+1, 1
		}
	}
	return w.source.at(w.line, w.column)
}

package workload

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
)

// answer is a JSON text that is read token by token, so that only one token is in memory.
type answer struct {
	*json.Decoder
	text *placed
}

func newAnswer(in io.Reader) *answer {
	text := &placed{in: in, line: 1}
	a := &answer{Decoder: json.NewDecoder(text), text: text}
	a.UseNumber()
	return a
}

// place is where the next token stands, about: behind the one before.
func (a *answer) place() (line, column int) { return a.text.at(a.InputOffset()) }

// complain is a mistake here, by which reading ends.
func (a *answer) complain(format string, values ...any) *Mistake {
	line, column := a.place()
	return &Mistake{Line: line, Column: column, Message: fmt.Sprintf(format, values...), final: true}
}

// token is the next token.
func (a *answer) token() (json.Token, *Mistake) {
	a.text.left = longestRow
	token, err := a.Token()
	var wrong *json.SyntaxError
	switch {
	case err == nil:
		return token, nil
	case errors.Is(err, io.EOF):
		return nil, a.complain("%s", brokenOff(io.ErrUnexpectedEOF))
	case errors.As(err, &wrong):
		return nil, a.complain("this is no JSON: %s", wrong)
	}
	return nil, a.complain("%s", brokenOff(err))
}

// enter wants that an object or list begins here.
func (a *answer) enter(bracket json.Delim, what string) *Mistake {
	token, m := a.token()
	if m == nil && token != bracket {
		m = a.complain("expected %s", what)
	}
	return m
}

// string reads a text.
func (a *answer) string(what string) (string, *Mistake) {
	token, m := a.token()
	if m != nil {
		return "", m
	}
	text, ok := token.(string)
	if !ok {
		return "", a.complain("expected %s", what)
	}
	return text, nil
}

// skip passes over a value.
func (a *answer) skip() *Mistake {
	for depth := 0; ; {
		token, m := a.token()
		if m != nil {
			return m
		}
		switch token {
		case json.Delim('{'), json.Delim('['):
			depth++
		case json.Delim('}'), json.Delim(']'):
			depth--
		}
		if depth <= 0 {
			return nil
		}
	}
}

// placed is a text that knows which line and column a byte of it stands in, for bytes that come one after the other.
type placed struct {
	in   io.Reader
	left int     // bytes that may be read until the next token
	read int64   // bytes so far
	ends []int64 // behind line ends that are ahead
	line int
	from int64 // where the line begins
}

func (p *placed) Read(to []byte) (int, error) {
	if p.left <= 0 {
		return 0, fmt.Errorf("a value is longer than %d bytes", longestRow)
	}
	n, err := p.in.Read(to[:min(len(to), p.left)])
	for i, c := range to[:n] {
		if c == '\n' {
			p.ends = append(p.ends, p.read+int64(i)+1)
		}
	}
	p.read += int64(n)
	p.left -= n
	return n, err
}

func (p *placed) at(offset int64) (line, column int) {
	for len(p.ends) > 0 && p.ends[0] <= offset {
		p.line++
		p.from, p.ends = p.ends[0], p.ends[1:]
	}
	return p.line, 1 + int(offset-p.from)
}

package workload

import (
	"encoding/json"
	"fmt"
	"io"
	"math"

	"simulate/sim/clock"
)

// samples reads the samples of one time series out of a saved answer to query_range. Where keeps series by their
// labels; one must be left, since the samples of several stand one after the other and not by time. A sample that
// is NaN says that nothing was measured.
type samples struct {
	*answer
	trace     *Trace
	series    string // the labels of the one that counts; empty: not met
	others    string // of one that Where leaves out
	value     string // of the present sample
	line, col int    // where it stands
	inside    []part // of the answer, from the outside
}

// part is a part of an answer that the reading is inside of.
type part uint8

const (
	top part = iota
	data
	result // the list of series
	aSeries
	itsValues
)

// prometheus begins to read a saved answer.
func (t *Trace) prometheus(in io.Reader) (rows, *Mistake) {
	s := &samples{answer: newAnswer(in), trace: t}
	if m := s.enter('{', "a saved answer of Prometheus, which begins with {"); m != nil {
		return nil, m
	}
	s.inside = []part{top}
	return s, nil
}

func (s *samples) next(r *row) (more bool, m *Mistake) {
	for len(s.inside) > 0 {
		at := s.inside[len(s.inside)-1]
		s.text.left = longestRow
		switch {
		case !s.More():
			_, m = s.token() // the bracket that closes it
			s.inside = s.inside[:len(s.inside)-1]
		case at == itsValues:
			return true, s.read(r)
		case at == result:
			m = s.begin()
		default:
			m = s.key(at)
		}
		if m != nil {
			return false, m
		}
	}
	switch {
	case s.series != "":
		return false, nil
	case s.others != "":
		return false, s.complain("where leaves no time series; there is one with %s", s.others)
	}
	return false, s.complain("the answer holds no time series; expected one")
}

// key reads a key of an object, and goes into its value or over it.
func (s *samples) key(in part) *Mistake {
	key, m := s.string("a key")
	if m != nil {
		return m
	}
	switch {
	case in == top && key == "error":
		text, _ := s.string("a text")
		return s.complain("the query has failed: %s", text)
	case in == top && key == "data":
		s.inside = append(s.inside, data)
		return s.enter('{', "data as an object")
	case in == data && key == "resultType":
		kind, m := s.string("the type of the result")
		if m == nil && kind != "matrix" {
			m = s.complain("expected an answer to query_range, whose result is a matrix; this one is a %s", kind)
		}
		return m
	case in == data && key == "result":
		s.inside = append(s.inside, result)
		return s.enter('[', "a list of time series")
	case in == aSeries && key == "values":
		s.inside = append(s.inside, itsValues)
		return s.enter('[', "a list of samples")
	}
	return s.skip()
}

// begin reads the labels of a series, which stand first, and goes into it if it counts.
func (s *samples) begin() *Mistake {
	if m := s.enter('{', "a time series, an object with metric and values"); m != nil {
		return m
	}
	if key, m := s.string("metric"); m != nil {
		return m
	} else if key != "metric" {
		return s.complain("expected metric as the first key of a time series, found %q", key)
	}
	labels, keep, m := s.labels()
	switch {
	case m != nil:
		return m
	case !keep:
		s.others = labels
		return s.over()
	case s.series != "":
		return s.complain("two time series are left, %s and %s; choose one by where, or let the query add them up", s.series, labels)
	}
	s.series = labels
	s.inside = append(s.inside, aSeries)
	return nil
}

// over passes over the rest of a series.
func (s *samples) over() *Mistake {
	for s.More() {
		if _, m := s.token(); m != nil {
			return m
		}
		if m := s.skip(); m != nil {
			return m
		}
	}
	_, m := s.token()
	return m
}

// labels reads the labels of a series, and says whether Where keeps it.
func (s *samples) labels() (text string, keep bool, m *Mistake) {
	if m = s.enter('{', "labels as an object"); m != nil {
		return "", false, m
	}
	missing := len(s.trace.Where)
	for s.More() {
		name, m := s.string("the name of a label")
		if m != nil {
			return "", false, m
		}
		value, m := s.string("the text of a label")
		if m != nil {
			return "", false, m
		}
		for _, w := range s.trace.Where {
			if w.Column == name && w.Value == value {
				missing--
			}
		}
		if len(text) < longestShown {
			text += fmt.Sprintf(", %s=%q", name, value)
		}
	}
	_, m = s.token()
	return "{" + text[min(2, len(text)):] + "}", missing == 0, m
}

// read reads a sample: its time and, as a text, its value.
func (s *samples) read(r *row) *Mistake {
	if m := s.enter('[', "a sample [time, value]"); m != nil {
		return m
	}
	s.line, s.col = s.answer.place()
	token, m := s.token()
	if m != nil {
		return m
	}
	at, isNumber := token.(json.Number)
	ok := isNumber
	if isNumber {
		r.at, ok = multiple([]byte(at), clock.Second)
	}
	if !ok {
		return s.complain("expected the time of a sample in seconds, found %v", token)
	}
	if s.value, m = s.string("the value of a sample as a text"); m != nil {
		return m
	}
	r.moment = moment{at: r.at}
	if token, m = s.token(); m == nil && token != json.Delim(']') {
		m = s.complain("expected a sample of two parts, [time, value]")
	}
	return m
}

func (s *samples) values(r *row) *Mistake {
	if s.value == "NaN" {
		r.value = math.NaN()
		return nil
	}
	var ok bool
	if r.value, ok = number([]byte(s.value)); !ok || r.value < 0 {
		return &Mistake{Line: s.line, Column: s.col, Message: fmt.Sprintf("expected 0 arrivals or more, found %q", s.value)}
	}
	return nil
}

func (s *samples) place() (line, column int) { return s.line, s.col }

package workload

import (
	"bytes"
	"fmt"
	"io"
	"math"
	"slices"
	"strings"

	"simulate/sim/clock"
)

// columns reads the rows of a table whose columns a trace names.
type columns struct {
	*table
	trace       *Trace
	time, value int // value -1: every row counts one
	key         int // -1: none
	numbers     []int
	where       []match
}

type match struct {
	column int
	value  string
}

// table finds the columns of a table that a trace names.
func (t *Trace) table(in io.Reader) (*columns, *Mistake) {
	table, m := newTable(in)
	if m != nil {
		return nil, m
	}
	r := &columns{table: table, trace: t, value: -1, key: -1}
	if t.Time != "" {
		if r.time, m = r.find(t.Time); m != nil {
			return nil, m
		}
	} else if _, isTime := readMoment([]byte(r.names[0]), t.Unit); isTime {
		return nil, &Mistake{Line: table.lines.line, Column: 1, Message: "expected the names of the columns in the first row, found a time"}
	}
	for _, w := range t.Where {
		column, m := r.find(w.Column)
		if m != nil {
			return nil, m
		}
		r.where = append(r.where, match{column, w.Value})
	}
	return r, nil
}

// find is the index of a column that must be there, once.
func (r *columns) find(name string) (int, *Mistake) {
	i := r.column(name)
	if i < 0 {
		return 0, r.absent(fmt.Sprintf("there is no column %q", name))
	}
	if again := slices.Index(r.names[i+1:], name); again >= 0 {
		again += i + 1
		line, character := r.at(again)
		return 0, &Mistake{Line: line, Column: character, Message: fmt.Sprintf("columns %d and %d are both named %q; give each a name of its own", i+1, again+1, name)}
	}
	return i, nil
}

// mostNamed is the number of columns up to which a message lists them.
const mostNamed = 20

func (r *columns) absent(what string) *Mistake {
	names := r.names
	if len(names) > mostNamed {
		names = append(names[:mostNamed:mostNamed], "...")
	}
	return &Mistake{Line: r.lines.line, Column: 1, Message: what + "; the columns are " + strings.Join(names, ", ") + r.unlessComment()}
}

func (r *columns) next(to *row) (more bool, m *Mistake) {
	for {
		more, m = r.table.next()
		if !more || m != nil {
			return more, m
		}
		if r.keeps() {
			break
		}
	}
	var ok bool
	if to.moment, ok = readMoment(r.cell(r.time), r.trace.Unit); !ok {
		return true, r.complain(r.time, r.expectedTime(r.time, r.trace.Unit))
	}
	return true, nil
}

// expectedTime says what a time may be; a number that is none counts more than 146 years of the unit.
func (r *columns) expectedTime(column int, unit clock.Time) string {
	if x, ok := number(r.cell(column)); ok {
		return fmt.Sprintf("at most 146 years in units of %s", unit) + r.likelyUnit(x, column)
	}
	return "a time such as 2024-01-15T09:00:00Z, 2024-01-15 09:00:00 or a number"
}

// likelyUnit guesses what a number counts that is too large, from the time since 1970: of today it is 1.7e12 ms,
// 1.7e15 us or 1.7e18 ns.
func (r *columns) likelyUnit(x float64, column int) string {
	for i, unit := range []string{"1s", "1ms", "1us", "1ns"} {
		if from := math.Pow10(8 + 3*i); x >= from && x < 1000*from {
			return fmt.Sprintf("; if it counts from 1970, write time: {column: %s, unit: %s}", r.names[column], unit)
		}
	}
	return ""
}

// cell is a field of the present row without the spaces around it.
func (r *columns) cell(column int) []byte { return bytes.TrimSpace(r.fields[column].text) }

func (r *columns) place() (line, column int) { return r.at(r.time) }

func (r *columns) keeps() bool {
	for _, w := range r.where {
		if string(r.cell(w.column)) != w.value {
			return false
		}
	}
	return true
}

func (r *columns) values(to *row) (m *Mistake) {
	if r.value >= 0 {
		if to.value, m = r.number(r.value); m != nil {
			return m
		}
		if to.value < 0 {
			return r.complain(r.value, "0 arrivals or more")
		}
	}
	for i, column := range r.numbers {
		if to.numbers[i], m = r.number(column); m != nil {
			return m
		}
	}
	if r.key >= 0 {
		to.key = hashCode(r.cell(r.key))
	}
	return nil
}

func (r *columns) number(column int) (float64, *Mistake) {
	x, ok := number(r.cell(column))
	if !ok {
		return 0, r.complain(column, "a number")
	}
	return x, nil
}

// longestShown is how much of a field a message shows.
const longestShown = 40

// complain says what a field holds in place of what was expected.
func (r *columns) complain(column int, expected string) *Mistake {
	found := "nothing"
	if text := r.cell(column); len(text) > longestShown {
		found = fmt.Sprintf("%q...", text[:longestShown])
	} else if len(text) > 0 {
		found = fmt.Sprintf("%q", text)
	}
	line, character := r.at(column)
	return &Mistake{Line: line, Column: character, Message: fmt.Sprintf("%s: expected %s, found %s", r.names[column], expected, found)}
}

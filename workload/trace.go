package workload

import (
	"fmt"
	"io"

	"simulate/sim/clock"
)

// Trace is a recording, how it is read and which of its rows count. Reading it holds a bounded part of it in
// memory, however long it is.
type Trace struct {
	File     string                        // what it is called in messages
	Open     func() (io.ReadCloser, error) // the text from its beginning, decompressed, anew at every call
	Format   Format
	Time     string     // the column of the time; empty: the first
	Unit     clock.Time // of times that are numbers
	Value    string     // rates: the column of the value; empty: the other one of two
	IsRate   bool       // the value is a rate per second, not a count
	Interval clock.Time // how long a row stands for; 0: Read finds it
	Numbers  []string   // events: the columns of numbers that they carry
	Key      string     // events: the column of their key; empty: none

	Where []Match // rows with other values are left out
	From  Bound   // rows before it are left out, of those that Where keeps
	To    Bound   // rows at or after it are left out
	Limit uint64  // rows after so many are left out; 0: none

	Clock   bool // times count from Start, else from the first row that is kept
	Start   Wall
	Undated bool // there is no Start
}

// Match is the text that a column must have.
type Match struct{ Column, Value string }

// Wall is an instant of the wall clock: nanoseconds since 1970, and how far its zone is ahead of UTC.
type Wall struct{ Unix, Zone int64 }

// Bound is an end of a part of a trace.
type Bound struct {
	Kind  BoundKind
	Since clock.Time // since the first row, or of the day
	At    Wall
}

// BoundKind says what a Bound counts from.
type BoundKind uint8

// Kinds of bounds.
const (
	NoBound    BoundKind = iota
	SinceRow             // Since after the first row
	OfDay                // the first time that the clock shows Since, after the first row, or after From
	OnTheDate            // At
	AsRecorded           // At.Unix, in the zone of the first row
)

// Mistake is something in a trace that cannot be: where, and what was expected. Line and Column count from 1; a
// Line of 0 means the trace as a whole.
type Mistake struct {
	Line, Column int
	Message      string
	Unopened     bool // the trace could not even be opened

	final bool // there is no reading on
}

// Error writes a mistake for people.
func (m *Mistake) Error() string {
	if m.Line == 0 {
		return m.Message
	}
	return fmt.Sprintf("%d:%d: %s", m.Line, m.Column, m.Message)
}

// wrong is a mistake with the name of the file.
func (t *Trace) wrong(m *Mistake) error {
	if m.Line == 0 {
		return fmt.Errorf("%s: %w", t.File, m)
	}
	return fmt.Errorf("%s:%w", t.File, m)
}

// row is one row of a trace.
type row struct {
	moment
	time    clock.Time // since t = 0 of the trace
	value   float64    // a count or a rate; NaN: nothing was measured
	numbers []float64
	key     uint32
}

// rows reads the rows of one format, in two steps, so that nothing is made of rows that do not count.
type rows interface {
	// next goes to the next row that Where keeps, and reads when it was. Without more, a mistake says why there
	// is no end; with more, what is wrong with this row.
	next(r *row) (more bool, m *Mistake)
	// values reads the rest of the row.
	values(r *row) *Mistake
	// place is where the time of the row stands.
	place() (line, column int)
}

// Format is how a trace is written. Formats lists them.
type Format uint8

// Formats.
const (
	Rates      Format = iota // a row is the arrivals of an interval
	Events                   // a row is an event
	Prometheus               // a saved answer to query_range, whose samples are rows of rates
)

// rows begins to read a trace.
func (t *Trace) rows(in io.Reader) (rows, *Mistake) {
	switch t.Format {
	case Events:
		return t.events(in)
	case Prometheus:
		return t.prometheus(in)
	}
	return t.rates(in)
}

// open begins to read a trace.
func (t *Trace) open() (io.ReadCloser, *window, *Mistake) {
	file, err := t.Open()
	if err != nil {
		return nil, nil, &Mistake{Message: err.Error(), Unopened: true}
	}
	rows, m := t.rows(file)
	if m != nil {
		file.Close()
		return nil, nil, m
	}
	return file, &window{trace: t, rows: rows}, nil
}

// newRow is a row with room for the numbers that a trace's events carry; an event counts one.
func newRow(t *Trace) row { return row{value: 1, numbers: make([]float64, len(t.Numbers))} }

// Columns reads the names of the columns of a trace of events.
func (t *Trace) Columns() ([]string, *Mistake) {
	file, err := t.Open()
	if err != nil {
		return nil, &Mistake{Message: err.Error(), Unopened: true}
	}
	defer file.Close()
	table, m := newTable(file)
	if m != nil {
		return nil, m
	}
	return table.names, nil
}

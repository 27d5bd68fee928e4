package workload

import (
	"fmt"
	"io"
	"math"

	"simulate/sim/clock"
)

// requestReader goes through the rows of a list that count, as they stand in the file.
type requestReader struct {
	window
	file     io.ReadCloser
	rows     *requestRows
	through  bool   // those behind the limit are looked at, too: bounds count from the earliest of all
	earliest moment // of all rows
	dropped  uint64 // of those that would count: not to be simulated
	back     uint64 // how many rows are earlier than one before them
	backLine int    // where the first of them stands
}

// start begins to read the list. Where its first row by time is known, bounds count from it, else from the first row.
func (t *RequestTrace) start(l lexicon, first *moment) (*requestReader, []*Mistake) {
	file, err := t.Trace.Open()
	if err != nil {
		return nil, []*Mistake{{Message: err.Error(), Unopened: true}}
	}
	frame := t.frame()
	rows, mistakes := newRequestRows(t, frame, file, l)
	if len(mistakes) > 0 {
		file.Close()
		return nil, mistakes
	}
	r := &requestReader{file: file, rows: rows, window: window{trace: frame}}
	if first == nil {
		r.through = t.bounded()
		return r, nil
	}
	if m := r.begin(*first); m != nil {
		file.Close()
		return nil, []*Mistake{m}
	}
	return r, nil
}

// frame is what of the list the readers of all traces look at.
func (t *RequestTrace) frame() *Trace {
	f := Trace{Format: Events, Unit: max(1, t.Unit), Where: t.Where, From: t.From, To: t.To, Start: t.Start, Undated: t.Undated}
	f.Clock = t.Clock && t.Order == ByTime
	if t.Unit == 0 {
		f.Unit = clock.Second
	}
	for _, c := range t.Columns {
		if c.Of == ofTime && c.Unit > 0 {
			f.Unit = c.nanoseconds()
		}
	}
	return &f
}

// begin finds the part that counts; it wants a time.
func (r *requestReader) begin(first moment) *Mistake {
	r.opened, r.first, r.earliest, r.last = true, first, first, math.MinInt64
	if message := r.window.frame(); message != "" {
		return &Mistake{Line: 1, Column: 1, Message: message, final: true}
	}
	return nil
}

// next reads the next row that counts.
func (r *requestReader) next(c *claim) (more bool, m *Mistake) {
	for !r.full() || r.through {
		var at moment
		more, m = r.rows.next(&at)
		if !more || m != nil {
			return more, m
		}
		if m = r.check(at); m != nil {
			return true, m
		}
		if at.at < r.from || at.at >= r.to || r.full() {
			continue
		}
		if m = r.rows.values(c, at); m != nil {
			return true, m
		}
		if !c.dropped {
			r.kept++
			return true, nil
		}
		r.dropped++
	}
	return false, nil
}

// full says whether as many rows count as may.
func (r *requestReader) full() bool {
	limit := r.rows.trace.Limit
	return limit > 0 && r.kept >= limit
}

// check holds the time of a row against those before.
func (r *requestReader) check(at moment) *Mistake {
	if !r.opened {
		if m := r.begin(at); m != nil {
			m.Line, m.Column = r.place()
			return m
		}
	}
	if at.at < r.last {
		if r.back++; r.back == 1 {
			r.backLine, _ = r.place()
		}
	}
	message := ""
	switch {
	case at.kind != r.first.kind:
		message = fmt.Sprintf("the time is %s, in rows before it is %s; expected one kind", at.kind, r.first.kind)
	case max(at.at, r.last)-min(at.at, r.earliest.at) > farthest:
		message = "the time is more than 146 years from that of rows before"
	}
	if message != "" {
		line, column := r.place()
		return &Mistake{Line: line, Column: column, Message: message}
	}
	if r.last = max(r.last, at.at); at.at < r.earliest.at {
		r.earliest = at
	}
	return nil
}

// place is where the time of the row stands, or the row if it has none.
func (r *requestReader) place() (line, column int) {
	if r.rows.timed {
		return r.rows.place()
	}
	return r.rows.lines.line, 1
}

package workload

import (
	"errors"
	"fmt"
	"io"
	"math"

	"simulate/sim/clock"
	"simulate/sim/rng"
)

// Summary is what a trace comes to: what Read finds out before anything runs. Times are as recorded, since t = 0
// of the trace.
type Summary struct {
	Rows     uint64     // that count
	Total    float64    // arrivals in them
	Highest  float64    // arrivals in the one with most
	First    clock.Time // when the first row begins
	End      clock.Time // when the last row's interval ends
	Interval clock.Time // for which a row stands; of events: the mean time between two
	Content  uint64     // tells traces apart by what counts of them
	Dated    bool       // times are dates, not numbers

	Gaps        int        // places where rows are missing
	LongestGap  clock.Time // how long nothing was recorded there, at most
	LongestLine int        // where the row before that stands
}

// mostMistakes is how many mistakes of one trace are told.
const mostMistakes = 20

// Read reads a trace through. Without mistakes it can be replayed.
func (t *Trace) Read() (Summary, []*Mistake) {
	file, w, m := t.open()
	if m != nil {
		return Summary{}, []*Mistake{m}
	}
	s := summing{trace: t, Summary: Summary{Interval: t.Interval}}
	r := newRow(t)
	mistakes := readThrough(file, func() (more bool, m *Mistake) {
		if more, m = w.next(&r); more && m == nil {
			m = s.add(&r, w)
		}
		return more, m
	})
	if len(mistakes) == 0 {
		mistakes = s.finish(w)
	}
	return s.Summary, mistakes
}

// readThrough takes all rows of a file, one at each step, says what is wrong with them, up to a limit, and closes it.
func readThrough(file io.ReadCloser, step func() (more bool, m *Mistake)) []*Mistake {
	mistakes := collected(step)
	if len(mistakes) > 0 {
		mistakes = blamed(mistakes, file)
	}
	if err := file.Close(); err != nil && len(mistakes) == 0 {
		mistakes = append(mistakes, &Mistake{Message: brokenOff(err)})
	}
	return mistakes
}

func collected(step func() (more bool, m *Mistake)) (mistakes []*Mistake) {
	for {
		more, m := step()
		if m != nil {
			mistakes = append(mistakes, m)
		}
		if !more || m != nil && m.final {
			return mistakes
		}
		if len(mistakes) == mostMistakes {
			return append(mistakes, &Mistake{Line: m.Line, Column: m.Column, Message: fmt.Sprintf("the first %d mistakes of this trace are told; there may be more", mostMistakes)})
		}
	}
}

// farthestReadOn is how much of a trace is read on for the cause of mistakes, bytes.
const farthestReadOn = 1 << 30

// blamed is what is told of mistakes: only the cause, if that is that the rest of the file cannot be read. A damaged
// file that is decompressed brings nonsense before that is noticed.
func blamed(mistakes []*Mistake, rest io.Reader) []*Mistake {
	last := mistakes[len(mistakes)-1]
	_, err := io.CopyN(io.Discard, rest, farthestReadOn)
	switch {
	case err == nil || errors.Is(err, io.EOF):
		return mistakes
	case last.Message == brokenOff(err): // reading had come so far
		return []*Mistake{last}
	}
	return []*Mistake{{Message: brokenOff(err)}}
}

// summing adds up the rows of a trace.
type summing struct {
	Summary
	trace   *Trace
	last    clock.Time // when the row before began
	line    int        // where it stands
	longest clock.Time // from one row to the next
}

// mostInRow is more arrivals in one row than can be simulated.
const mostInRow = 1e12

func (s *summing) add(r *row, w *window) *Mistake {
	if math.IsNaN(r.value) {
		return nil
	}
	line, column := w.rows.place()
	if r.value > mostInRow {
		return &Mistake{Line: line, Column: column, Message: fmt.Sprintf("expected at most 1e12 arrivals in a row, found %g", r.value)}
	}
	if s.Rows == 0 {
		s.First = r.time
	} else if s.trace.Format != Events {
		s.follow(r.time - s.last)
	}
	s.Rows++
	s.Total += r.value
	s.Highest = max(s.Highest, r.value)
	s.mark(r)
	s.last, s.line = r.time, line
	return nil
}

// mark goes on with the hash of what counts.
func (s *summing) mark(r *row) {
	s.Content = rng.Mix(s.Content^uint64(r.time)) + math.Float64bits(r.value) ^ uint64(r.key)
	for _, x := range r.numbers {
		s.Content = rng.Mix(s.Content ^ math.Float64bits(x))
	}
}

// follow notes how long after the row before a row begins. If no interval is given, it is the shortest such time.
func (s *summing) follow(after clock.Time) {
	found := s.trace.Interval == 0
	switch {
	case found && (s.Rows == 1 || after < s.Interval):
		if s.Rows > 1 && missing(s.Interval, after) {
			s.Gaps = int(s.Rows) - 1 // all times before were longer than this
		}
		s.Interval = after
	case missing(after, s.Interval):
		s.Gaps++
	}
	if after > s.longest {
		s.longest, s.LongestLine = after, s.line
	}
}

// missing says whether at least one row is missing where the next one comes so much later than an interval: times
// that are a little off are none.
func missing(after, interval clock.Time) bool { return after-interval >= interval/2 }

// finish completes the summary.
func (s *summing) finish(w *window) []*Mistake {
	complain := func(message string) []*Mistake { return []*Mistake{{Message: message}} }
	switch {
	case s.Rows == 0 && w.opened:
		return complain("no row is left by from, to and align")
	case s.Rows == 0:
		return complain("there is no row that counts; expected one at least")
	case s.Interval == 0 && s.trace.Format != Events:
		return complain("one row does not tell for how long it stands; give interval")
	}
	if s.Interval == 0 && s.Rows > 1 {
		s.Interval = (s.last - s.First) / clock.Time(s.Rows-1)
	}
	s.Interval, s.Dated = max(1, s.Interval), w.first.kind != counted
	s.End = s.last + s.Interval
	if s.trace.IsRate {
		s.Total *= s.Interval.Seconds()
	}
	if s.Gaps > 0 {
		s.LongestGap = s.longest - s.Interval
	}
	return nil
}

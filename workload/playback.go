package workload

import (
	"fmt"
	"io"
	"math"
	"slices"

	"simulate/sim/clock"
)

// playback goes through the rows of a trace, and through all of them again and again if it loops.
type playback struct {
	load    *Recorded
	file    io.ReadCloser
	window  *window
	rows    uint64     // so far, over all passes
	begun   uint64     // rows before this pass
	shift   clock.Time // by which this pass comes later than the first
	carry   float64    // part of an event that is left of the rows so far
	left    uint64     // events that may still come, if they are counted
	trouble error
}

// open begins a pass.
func (p *playback) open() *Mistake {
	var m *Mistake
	p.begun = p.rows
	p.file, p.window, m = p.load.Trace.open()
	return m
}

// next reads the next row that counts, with its time in this pass; false: there is none.
func (p *playback) next(r *row) bool {
	for p.file != nil {
		more, m := p.window.next(r)
		switch {
		case m != nil:
			p.fail(m)
		case !more:
			p.again()
		case !math.IsNaN(r.value):
			p.rows++
			r.time += p.shift
			return true
		}
	}
	return false
}

// again is the end of a pass.
func (p *playback) again() {
	s := &p.load.Summary
	p.close()
	if p.rows-p.begun != s.Rows {
		p.fail(&Mistake{Message: fmt.Sprintf("it has changed since it was checked: %d rows are now %d", s.Rows, p.rows-p.begun)})
	}
	period := s.End - s.First
	if p.trouble != nil || !p.load.Loop || p.shift > farthest-period-s.End {
		return
	}
	p.shift += period
	if m := p.open(); m != nil {
		p.fail(m)
	}
}

// fail ends the playback with a mistake that Read has not met: the trace has changed since.
func (p *playback) fail(m *Mistake) {
	if p.trouble == nil {
		p.trouble = p.load.Trace.wrong(m)
	}
	p.close()
}

func (p *playback) close() {
	if p.file == nil {
		return
	}
	if err := p.file.Close(); err != nil && p.trouble == nil {
		p.trouble = err
	}
	p.file = nil
}

// Close ends the playback and says what went wrong.
func (p *playback) Close() error {
	p.close()
	return p.trouble
}

// until is how many of the next events come before the load ends.
func (p *playback) until(at []clock.Time) int {
	n := len(at)
	if p.load.Count > 0 {
		n = int(min(uint64(n), p.left))
		p.left -= uint64(n)
	}
	if n > 0 && at[n-1] >= p.load.Stop {
		n, _ = slices.BinarySearch(at[:n], p.load.Stop)
	}
	return n
}

// whole is how many events so much comes to, with what was carried over; what is left is carried on. A millionth
// of an event that is missing is taken to be rounding.
func (p *playback) whole(events float64) uint64 {
	p.carry += events
	n := min(math.Floor(p.carry+1e-6), maxBatch)
	p.carry -= n
	return uint64(n)
}

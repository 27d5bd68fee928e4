package workload

import (
	"fmt"
	"math"

	"simulate/sim/clock"
)

// window goes through the rows of a trace that count, in order of time.
type window struct {
	trace    *Trace
	rows     rows
	opened   bool   // the first row has been met
	first    moment // of the rows that Where keeps
	from, to int64  // where the part that counts begins and ends
	origin   int64  // which time is t = 0
	last     int64  // time of the row before
	kept     uint64
}

// next reads the next row that counts.
func (w *window) next(r *row) (more bool, m *Mistake) {
	for w.trace.Limit == 0 || w.kept < w.trace.Limit {
		more, m := w.rows.next(r)
		if !more || m != nil {
			return more, m
		}
		if m := w.check(r); m != nil {
			return true, m
		}
		switch {
		case r.at < w.from:
			continue
		case r.at >= w.to:
			return false, nil
		case w.kept == 0 && !w.trace.Clock:
			w.origin = r.at
		}
		w.kept++
		r.time = clock.Time(r.at - w.origin)
		return true, w.rows.values(r)
	}
	return false, nil
}

// check holds the time of a row against those before.
func (w *window) check(r *row) *Mistake {
	complain := func(format string, values ...any) *Mistake {
		line, column := w.rows.place()
		return &Mistake{Line: line, Column: column, Message: fmt.Sprintf(format, values...)}
	}
	if !w.opened {
		w.opened, w.first = true, r.moment
		if message := w.frame(); message != "" {
			m := complain("%s", message)
			m.final = true
			return m
		}
		w.last = r.at
		return nil
	}
	before := w.last
	switch {
	case r.kind != w.first.kind:
		return complain("the time is %s, in rows before it is %s; expected one kind", r.kind, w.first.kind)
	case r.at < before && w.first.kind == local && before-r.at <= int64(clock.Hour):
		return complain("the time goes back by %s; if these are local times in autumn, give them zones; else sort the rows by time", clock.Time(before-r.at))
	case r.at < before:
		return complain("the time goes back by %s; sort the rows by time", clock.Time(before-r.at))
	case r.at == before && w.trace.Format != Events:
		return complain("there are two rows of this time; expected one for each interval (where keeps the rows of one series)")
	}
	w.last = r.at
	if end := before + int64(w.trace.Interval); w.trace.Format != Events && r.at < end && before >= w.from && r.at < w.to {
		return complain("the row begins %s after the one before, which stands for interval: %s; they would overlap", clock.Time(r.at-before), w.trace.Interval)
	}
	return nil
}

// frame finds, at the first row, where the part that counts begins and ends; a message says why that cannot be.
func (w *window) frame() string {
	t, message := w.trace, ""
	w.from, w.to = math.MinInt64, math.MaxInt64
	if t.From.Kind != NoBound {
		w.from, message = w.bound("from", t.From, w.first.at)
	}
	if t.To.Kind != NoBound && message == "" {
		w.to, message = w.bound("to", t.To, max(w.first.at, w.from))
	}
	if t.Clock && message == "" {
		w.origin, message = w.start()
		w.from = max(w.from, w.origin)
	}
	return message
}

// start is t = 0 in the trace's own time.
func (w *window) start() (at int64, message string) {
	switch {
	case w.first.kind == counted && !w.first.sinceEpoch():
		return 0, ""
	case w.trace.Undated:
		return 0, "align: clock needs the start_time of the scenario, since the trace has dates"
	default:
		return w.onDate(w.trace.Start), ""
	}
}

// sinceEpoch says whether a number counts from 1970: it is three years at least.
func (m moment) sinceEpoch() bool { return m.at >= 1e8*int64(clock.Second) }

// onDate is an instant in the trace's own time. Dates without a zone are in that of Start, or if there is none in
// that of the date they are compared with.
func (w *window) onDate(at Wall) int64 {
	switch {
	case w.first.kind != local:
		return at.Unix
	case w.trace.Undated:
		return at.Unix + at.Zone
	}
	return at.Unix + w.trace.Start.Zone
}

// bound is an end of the part that counts, in the trace's own time.
func (w *window) bound(key string, b Bound, after int64) (at int64, message string) {
	dated := w.first.kind != counted || w.first.sinceEpoch()
	switch {
	case b.Kind == SinceRow:
		return w.first.at + int64(min(b.Since, farthest)), ""
	case !dated:
		return 0, key + ": the times of this trace are no dates; give a duration since its first row"
	case b.Kind == OnTheDate:
		return w.onDate(b.At), ""
	case b.Kind == AsRecorded:
		return b.At.Unix - w.first.zone, ""
	}
	day := int64(clock.Day)
	midnight := after + w.first.zone
	midnight -= (midnight%day + day) % day
	at = midnight - w.first.zone + int64(b.Since)
	if at < after {
		at += day
	}
	return at, ""
}

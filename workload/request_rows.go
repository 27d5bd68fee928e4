package workload

import (
	"io"
	"slices"

	"simulate/sim/clock"
)

// requestRows reads the rows of a list of requests.
type requestRows struct {
	*columns
	trace *RequestTrace
	text  interface {
		next() (more bool, m *Mistake)
	}
	header   LogHeader
	timed    bool // there are times
	readings []reading
	pods     int // of the amounts: each row asks for one; -1: they are not counted
	cores    int // of the amounts: rows that do not ask for any are dropped; -1: none are
	milli    int // the column of thousandths of devices; -1: there is none
	lexicon
	kept names
}

// lexicon is what the texts of a list mean.
type lexicon struct{ specs, tenants *vocabulary }

// reading is a column that is read.
type reading struct {
	layoutColumn
	column int
	to     int // of an amount: which it is
}

// newRequestRows finds the columns of a list; all that are missing are told.
func newRequestRows(t *RequestTrace, frame *Trace, in io.Reader, l lexicon) (*requestRows, []*Mistake) {
	r := &requestRows{trace: t, pods: -1, cores: -1, milli: -1, lexicon: l}
	if t.Layout == SWF {
		log := newLog(in, &r.header)
		r.text, r.columns = log, &columns{table: log.table, trace: frame, value: -1, key: -1}
	} else {
		c, m := frame.table(in)
		if m != nil {
			return nil, []*Mistake{m}
		}
		r.text, r.columns = c.table, c
	}
	return r, r.findAll()
}

// findAll finds the columns that are read.
func (r *requestRows) findAll() (mistakes []*Mistake) {
	asks := r.trace.Asks()
	switch r.trace.Layout {
	case SWF:
		mistakes = r.findWhere()
		r.cores = slices.Index(asks, "cpu")
	case OpenB:
		if !slices.ContainsFunc(r.trace.Columns, func(c Column) bool { return c.Of == ofPods }) {
			r.pods = slices.Index(asks, ofPods)
		}
	}
	for _, c := range r.trace.allColumns() {
		if r.column(c.Name) < 0 && (c.optional || c.Of == ofTime && !r.trace.timed()) {
			continue
		}
		i, m := r.find(c.Name)
		switch {
		case m != nil:
			mistakes = append(mistakes, m)
		case c.Of == ofTime:
			r.timed, r.time = true, i
		case c.Of == ofGPUMilli:
			r.milli = i
		default:
			r.readings = append(r.readings, reading{c, i, slices.Index(asks, c.Of)})
		}
	}
	if !r.timed { // there is nothing that an end could be held against
		r.readings = slices.DeleteFunc(r.readings, func(to reading) bool { return to.Of == ofEnd })
	}
	return mistakes
}

// findWhere finds the columns of a log that Where looks at.
func (r *requestRows) findWhere() (mistakes []*Mistake) {
	for _, w := range r.columns.trace.Where {
		column, m := r.find(w.Column)
		if m != nil {
			mistakes = append(mistakes, m)
		}
		r.where = append(r.where, match{column, w.Value})
	}
	return mistakes
}

// next goes to the next row that Where keeps, and reads when it was.
func (r *requestRows) next(at *moment) (more bool, m *Mistake) {
	for {
		if more, m = r.text.next(); !more || m != nil {
			return more, m
		}
		if r.keeps() {
			break
		}
	}
	if r.timed {
		m = r.moment(r.time, r.columns.trace.Unit, at)
	}
	return true, m
}

// moment reads a time.
func (r *requestRows) moment(column int, unit clock.Time, to *moment) *Mistake {
	var ok bool
	if *to, ok = readMoment(r.cell(column), unit); !ok {
		return r.complain(column, r.expectedTime(column, unit))
	}
	if r.trace.Layout != SWF {
		return nil
	}
	if to.kind != counted || to.at < 0 || to.at > farthest-int64(r.header.Start) {
		return r.complain(column, "a number of seconds, 0 or more, and at most 90 years")
	}
	to.at, to.zone = to.at+int64(r.header.Start), int64(r.header.Zone)
	return nil
}

// values reads the rest of a row that came at an instant.
func (r *requestRows) values(c *claim, at moment) *Mistake {
	c.nothing()
	c.at = at.at
	for i := range r.readings {
		if m := r.value(&r.readings[i], c, at); m != nil {
			return m
		}
	}
	return r.finish(c)
}

// value reads one column of a row.
func (r *requestRows) value(to *reading, c *claim, at moment) (m *Mistake) {
	switch to.Of {
	case ofEnd:
		return r.end(to, c, at)
	case ofDuration:
		c.duration, m = r.span(to, clock.Never)
	case ofEstimate:
		c.estimate, m = r.span(to, 0)
	case ofGPU:
		return r.devices(to.column, c)
	case ofModels:
		c.spec, m = r.word(to.column, r.specs)
	case ofPriority:
		return r.priority(to.column, c)
	case ofTenant:
		c.tenant, m = r.word(to.column, r.tenants)
	case ofGang:
		return r.gang(to.column, c)
	case ofName:
		c.name = r.kept.keep(r.cell(to.column))
	default:
		return r.amount(to, c)
	}
	return m
}

// finish completes what the columns say.
func (r *requestRows) finish(c *claim) *Mistake {
	if r.pods >= 0 {
		c.amounts[r.pods] = 1
	}
	if r.cores >= 0 {
		c.dropped = c.duration <= 0 || c.amounts[r.cores] == 0
	}
	c.estimate = max(c.estimate, c.duration)
	if r.milli >= 0 {
		return r.share(c)
	}
	return nil
}

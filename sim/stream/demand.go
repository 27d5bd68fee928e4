package stream

import (
	"simulate/sim/clock"
	"simulate/sim/dist"
	"simulate/sim/rng"
)

// quantity is a Quantity whose attributes are resolved for one workload.
type quantity struct {
	base dist.Distribution
	per  []term
}

// term is so much for each unit of an attribute.
type term struct {
	attribute int // index of a field of the workload, or one of those below
	each      float64
}

// Attributes that are no fields.
const (
	theBytes   = -1
	theRecords = -2
)

// value draws the quantity for rec, standing for so many records.
func (q *quantity) value(p *Plane, key rng.Key, rec *record, records int) float64 {
	v := q.base.Sample(key, rec.id)
	for _, t := range q.per {
		v += float64(t.each * p.attribute(t.attribute, rec, records))
	}
	return v
}

// attribute is a number that rec carries. Fields are drawn anew wherever they are asked for: the draw is a
// function of the event, so it comes out the same.
func (p *Plane) attribute(a int, rec *record, records int) float64 {
	switch a {
	case theBytes:
		return float64(rec.bytes)
	case theRecords:
		return float64(records)
	}
	fields := p.workloads[rec.workload].fields
	if a >= len(fields) {
		return p.recorded(a-len(fields), rec)
	}
	f := &fields[a]
	return f.value.Sample(f.key, p.origin(rec))
}

// origin is the index of rec's event; what a window made has none, and goes by its identity.
func (p *Plane) origin(rec *record) uint64 {
	if rec.event == 0 {
		return rec.id
	}
	return p.events.slots[rec.event].index
}

func (q *quantity) zero() bool { return q.base.IsZero() && len(q.per) == 0 }

// demands is a Demand resolved for every input and workload of an operator.
type demands struct {
	one      quantity   // when it is the same for all
	each     []quantity // by input and workload; nil when one serves
	loads    int
	key      rng.Key
	constant float64 // of one, if that is a constant
	fixed    bool
}

func (d *demands) of(rec *record) *quantity {
	if d.each == nil {
		return &d.one
	}
	return &d.each[int(rec.input)*d.loads+int(rec.workload)]
}

func (d *demands) value(p *Plane, rec *record, records int) float64 {
	if d.fixed {
		return d.constant
	}
	return d.of(rec).value(p, d.key, rec, records)
}

// alike says whether all records draw from one distribution, which nothing they carry changes.
func (d *demands) alike() bool { return d.each == nil && len(d.one.per) == 0 }

// plain is the work of a record where all draw it from one distribution.
func (d *demands) plain(p *Plane, rec *record) clock.Time {
	if len(d.one.per) > 0 {
		return span(d.one.value(p, d.key, rec, 1))
	}
	return span(d.one.base.Sample(d.key, rec.id))
}

// series is the work of records with identities that follow each other, where all draw it from one distribution. It
// returns a number that is as large as the largest of them, and less than twice as large.
func (d *demands) series(id uint64, works []clock.Time, draws *[blockSize]float64) (large clock.Time) {
	d.one.base.Series(d.key, id, draws[:len(works)])
	for i := range works {
		works[i] = span(draws[i])
		large |= works[i]
	}
	return large
}

// demand is the work that rec brings to op: none, or at least a nanosecond.
func (op *operator) demand(p *Plane, rec *record, records int) clock.Time {
	if op.idle {
		return 0
	}
	q := op.work.of(rec)
	if q.zero() {
		return 0
	}
	return span(q.value(p, op.work.key, rec, records))
}

// forever is the longest that anything takes: 73 years, so that no instant of a run overflows.
const forever clock.Time = 1 << 61

// span is a drawn number of nanoseconds as a time of at least one.
func span(ns float64) clock.Time {
	if ns > float64(forever) { // is cheaper than min, which minds zeros and what is no number
		return forever
	}
	return max(1, clock.Time(ns+0.5))
}

// number is how many records go out for rec: the selectivity, its fraction by chance.
func (op *operator) number(p *Plane, st *subtask, rec *record) uint32 {
	switch {
	case op.every > 0:
		st.turn++
		if st.turn < op.every {
			return 0
		}
		st.turn = 0
		return 1
	case op.selects == nil:
		return 1
	}
	x := op.selects.value(p, rec, 1)
	n := uint32(x)
	if f := x - float64(n); f > 0 && op.selectKey.Uniform(rec.id) < f {
		n++
	}
	return n
}

package ordering

import (
	"slices"

	"simulate/sim/allocation"
	"simulate/sim/clock"
	"simulate/sim/cluster"
)

// book is who has been promised which machines, and who has them: by estimates, from when until when.
type book struct {
	rows  rows
	speed float64    // of the slowest machine
	lines []timeline // by node, and one of the cluster as a whole
	plans []plan     // by slot
	seen  uint64     // changes of the cluster
	state []cluster.State

	waiting  []allocation.Slot // who waits, in order
	changes  uint64            // of lines, so far
	findings []finding         // by shape
	fits     []bool            // scratch, by node: it will do for the request that is looked at
}

// plan is what a request has been promised, or has.
type plan struct {
	stage    stage
	restless bool              // what is best for it may change although nothing is given back
	told     allocation.Reason // why it waits, the last time that it was told; NoReason: it was not
	shape    int32
	from, to clock.Time
	length   clock.Time
	seen     int          // gains
	need     cluster.Need // a copy: a request that gave up is no more there
	spots    []cluster.Spot
	cores    []uint64 // of each spot so many words
}

// same says whether another plan promises the same.
func (p *plan) same(o *plan) bool {
	return p.from == o.from && slices.Equal(p.spots, o.spots) && slices.Equal(p.cores, o.cores)
}

type stage uint8

const (
	unplanned stage = iota
	promised
	kept // it runs
)

func newBook(r rows) book {
	b := book{rows: r, speed: slowest(r.Cluster), state: make([]cluster.State, r.Len()), fits: make([]bool, r.Len())}
	for n := range int32(r.Len() + 1) {
		b.lines = append(b.lines, newTimeline(&b.rows, n))
	}
	for n := range b.state {
		b.state[n] = r.State(int32(n))
	}
	_, b.seen, _ = r.Changed(0)
	return b
}

// plan is that of a slot.
func (b *book) plan(s allocation.Slot) *plan {
	for int(s) >= len(b.plans) {
		b.plans = append(b.plans, plan{})
	}
	return &b.plans[s]
}

// open begins a pass: what is over is dropped, and who waits is asked for.
func (b *book) open(d *allocation.Desk) {
	for i := range b.lines {
		b.lines[i].forget(d.Now())
	}
	b.waiting = append(b.waiting[:0], d.Waiting()...)
}

// moved says whether a node has come, gone or failed since the last time.
func (b *book) moved() bool {
	changed, now, told := b.rows.Changed(b.seen)
	b.seen = now
	moved := false
	if !told {
		for n := range int32(b.rows.Len()) {
			moved = b.turned(n) || moved
		}
	}
	for _, n := range changed {
		moved = b.turned(n) || moved
	}
	return moved
}

// turned says whether a node is in another state than the last time.
func (b *book) turned(n int32) bool {
	was := b.state[n]
	b.state[n] = b.rows.State(n)
	return was != b.state[n]
}

// lift takes back what a request has been promised, or has, and says whether there was anything.
func (b *book) lift(s allocation.Slot, now clock.Time) bool {
	p := b.plan(s)
	if p.stage == unplanned {
		return false
	}
	b.change(p, max(p.from, now), p.to, 1)
	p.stage = unplanned
	return true
}

// enter writes down what a request has been promised.
func (b *book) enter(p *plan) {
	b.change(p, p.from, p.to, -1)
	p.stage = promised
}

// start lets a request have what it has been promised, unless rules keep its members from each other by now. On fast
// machines it is done sooner.
func (b *book) start(d *allocation.Desk, s allocation.Slot) {
	p := b.plan(s)
	if !d.StartAt(s, p.spots) {
		p.told = allocation.NoReason
		b.lift(s, d.Now())
		return
	}
	p.stage = kept
	if until := d.Until(s); until < p.to {
		b.change(p, until, p.to, 1)
		p.to = until
	}
}

// isDue says whether a request has been promised to start now.
func (b *book) isDue(s allocation.Slot, now clock.Time) bool {
	p := b.plan(s)
	return p.stage == promised && p.from == now
}

// change gives back what a plan is about for some time, or with sign -1 takes it.
func (b *book) change(p *plan, from, to clock.Time, sign int64) {
	if from >= to {
		return
	}
	b.changes++
	for i, at := range p.spots {
		l := &b.lines[at.Node]
		first, last := l.between(from, to)
		for j := first; j < last; j++ {
			b.rows.move(l.row(j), at, &p.need, b.coresAt(p, i), sign)
		}
		l.join(last)
		l.join(first)
	}
	if !b.rows.shared {
		return
	}
	l := &b.lines[b.rows.Len()]
	first, last := l.between(from, to)
	for j := first; j < last; j++ {
		b.rows.moveShared(l.row(j), &p.need, int64(len(p.spots)), sign)
	}
	l.join(last)
	l.join(first)
}

// coresAt are the cores of the i-th spot of a plan.
func (b *book) coresAt(p *plan, i int) []uint64 {
	return p.cores[i*b.rows.words : (i+1)*b.rows.words]
}

package ordering

import (
	"simulate/sim/allocation"
	"simulate/sim/clock"
)

// stand is how cluster and plans are at a moment. What holds for one request then holds for others like it.
type stand struct {
	at             clock.Time
	cluster, plans uint64 // changes
}

// finding is why requests of a shape waited, as things stood.
type finding struct {
	stand
	why allocation.Reason
}

// explain lets a request know why it waits that could not be promised a start now, if that is not what it knows.
func (b *book) explain(d *allocation.Desk, s allocation.Slot) {
	p := b.plan(s)
	if p.shape < 0 || p.restless {
		p.told = b.why(d, s)
		return
	}
	for int(p.shape) >= len(b.findings) {
		b.findings = append(b.findings, finding{})
	}
	f := &b.findings[p.shape]
	_, changes, _ := b.rows.Changed(b.seen)
	now := stand{d.Now(), changes, b.changes}
	if f.stand == now && f.why == p.told && p.told != allocation.NoReason {
		return
	}
	p.told = b.why(d, s)
	*f = finding{now, p.told}
}

// why finds the reason for which a request waits, and lets it wait for that: there is no room, or there is, but
// promised to others.
func (b *book) why(d *allocation.Desk, s allocation.Slot) allocation.Reason {
	r := d.Request(s)
	fits, found := false, int64(0)
	for n := range int32(b.rows.Len()) {
		if !b.rows.Fits(n, &r.Need) {
			continue
		}
		fits = true
		l := &b.lines[n]
		found += b.rows.copies(l.throughout(&b.rows, d.Now(), after(d.Now(), clock.Nanosecond)), n, &r.Need, int64(r.Gang))
	}
	if fits && found < int64(r.Gang) && r.Gang > 1 {
		d.Blame(s, allocation.Gang)
		return allocation.Gang
	}
	return d.Explain(s)
}

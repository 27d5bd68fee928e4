package ordering

import (
	"simulate/sim/allocation"
	"simulate/sim/clock"
)

// explain finds the reason for which a request waits that could not be promised a start now: there is no room, or
// there is, but promised to others.
func (b *book) explain(d *allocation.Desk, s allocation.Slot) {
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
		return
	}
	d.Explain(s)
}

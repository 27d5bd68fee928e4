package stream

import "simulate/sim/clock"

// desk is a single server and those in front of it.
type desk struct {
	until   clock.Time // end of the last service that has begun
	line    line       // records that have joined and not left
	serving bool       // the first of them is in service
}

// drainDesks lets the records that are there already be served.
func (p *Plane) drainDesks(s *stage, to clock.Time) {
	for i := range s.desks {
		d := &s.desks[i]
		switch {
		case d.line.n == 0 || d.until > to:
		case s.op.detailed || p.pool.records[d.line.head].joined < p.current.from:
			p.drainDesk(s, d, &p.subtasks[int(s.op.first)+i], to)
		default:
			p.drainSimply(s, d, uint32(int(s.op.first)+i), to)
		}
	}
}

// drainSimply lets the records at a desk be served where only the operator counts them, in the section that goes on.
func (p *Plane) drainSimply(s *stage, d *desk, subtask uint32, to clock.Time) {
	var begun moments
	for d.line.n > 0 && d.until <= to {
		rec := &p.pool.records[d.line.head]
		if !d.serving {
			begun.add(d.until)
			s.waits = append(s.waits, int64(d.until-rec.joined))
			if s.entry {
				p.takeInAt(s, rec, d.until)
			}
			d.until += rec.work
		}
		if d.serving = d.until > to; !d.serving {
			s.ends = append(s.ends, visit{d.until, subtask, d.line.head})
			s.sojourns = append(s.sojourns, int64(d.until-rec.joined))
			p.pool.pop(&d.line)
		}
	}
	s.op.total.begun.addAll(begun)
}

// drainDesk lets them be served, and counts them one by one.
func (p *Plane) drainDesk(s *stage, d *desk, st *subtask, to clock.Time) {
	for d.line.n > 0 && d.until <= to {
		if d.serving {
			p.endAt(s, st, d.line.head, d.until)
			p.pool.pop(&d.line)
			d.serving = false
			continue
		}
		rec := &p.pool.records[d.line.head]
		p.beginAt(s, st, rec, d.until)
		d.serving = true
		d.until += rec.work
	}
}

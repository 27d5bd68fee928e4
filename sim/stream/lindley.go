package stream

import "simulate/sim/clock"

// desk is a single server and those in front of it, whose records stand in the subtask's queue.
type desk struct {
	until   clock.Time // end of the last service that has begun
	present int32      // records that have joined and not left
	serving bool       // the first of them is in service
}

// lindley takes the records of a stage of single servers through it: a service begins when the record has joined
// and the service before has ended (D. V. Lindley, "The theory of queues with a single server", 1952). What begins
// after to, waits; what ends after it, stays.
func (p *Plane) lindley(s *stage, to clock.Time) {
	came := len(s.records)
	p.drainDesks(s, to)
	s.op.drawWorks(p, s.records[:came])
	first, from := uint32(s.op.first), p.current.from
	plainly := !s.op.detailed && !s.entry // nothing but the operator's own counters
	var joined, begun, left moments
	for i := range came {
		rec := &s.records[i]
		d := &s.desks[s.to[i]-first]
		s.joins = append(s.joins, rec.joined)
		joined.add(rec.joined)
		if s.op.detailed {
			p.joinParts(&p.subtasks[s.to[i]], rec)
		}
		if d.present > 0 {
			d.present++
			p.subtasks[s.to[i]].queues[0].push(rec)
			continue
		}
		began := max(rec.joined, d.until)
		ended := began + rec.work
		d.until = ended
		begun.add(began)
		fast := plainly && rec.joined >= from
		if fast {
			s.waits = append(s.waits, int64(began-rec.joined))
			rec.parts.service += float32(rec.work)
		} else {
			p.beginAt(s, s.to[i], rec, began)
		}
		if ended > to {
			d.present, d.serving = 1, true
			p.subtasks[s.to[i]].queues[0].push(rec)
			continue
		}
		left.add(ended)
		if fast {
			s.ends = append(s.ends, end{at: ended, subtask: s.to[i], record: uint32(i)})
			s.sojourns = append(s.sojourns, int64(ended-rec.joined))
		} else {
			p.endAt(s, s.to[i], i, ended)
		}
	}
	if !s.op.detailed { // else it is counted with its parts, in order
		s.op.total.joined.addAll(joined)
		s.op.total.left.addAll(left)
	}
	s.op.total.begun.addAll(begun)
}

// drainDesks lets the records that are there already be served.
func (p *Plane) drainDesks(s *stage, to clock.Time) {
	for i := range s.desks {
		if d := &s.desks[i]; d.present > 0 {
			p.drainDesk(s, d, &p.subtasks[int(s.op.first)+i], to)
		}
	}
}

func (p *Plane) drainDesk(s *stage, d *desk, st *subtask, to clock.Time) {
	for q := &st.queues[0]; d.present > 0 && d.until <= to; {
		if d.serving {
			s.records, s.to = append(s.records, *q.pop()), append(s.to, st.index)
			p.endAt(s, st.index, len(s.records)-1, d.until)
			if !s.op.detailed {
				s.op.total.left.add(d.until)
			}
			d.present--
			d.serving = false
			continue
		}
		rec := q.at(0)
		s.op.total.begun.add(d.until)
		p.beginAt(s, st.index, rec, d.until)
		d.serving = true
		d.until += rec.work
	}
}

// drawWorks draws the work of records that join.
func (op *operator) drawWorks(p *Plane, records []record) {
	if !op.work.alike() {
		for i := range records {
			records[i].work = op.demand(p, &records[i], 1)
		}
		return
	}
	for len(records) > 0 {
		n := min(len(records), blockSize)
		op.work.scatter(p, records[:n])
		records = records[n:]
	}
}

// scatter draws the works of a block of records whose identities need not follow each other.
func (d *demands) scatter(p *Plane, records []record) {
	for i := range records {
		p.ids[i] = records[i].id
	}
	d.one.base.Draws(d.key, p.ids[:len(records)], p.draws[:])
	for i := range records {
		records[i].work = span(p.draws[i])
	}
}

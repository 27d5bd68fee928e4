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
	s.drawWorks(p, came)
	for i := range came {
		s.joins = append(s.joins, s.records[i].joined)
	}
	simply := !s.op.detailed && !s.entry && (came == 0 || s.joins[0] >= p.current.from)
	if simply {
		p.serveSimply(s, to)
	} else {
		p.serveDesks(s, to)
	}
}

// serveSimply serves those who came where only the operator counts them, in the section that goes on.
func (p *Plane) serveSimply(s *stage, to clock.Time) {
	first := uint32(s.op.first)
	works, subtasks := s.works[:len(s.joins)], s.to[:len(s.joins)]
	var begun moments
	for i, joined := range s.joins {
		d := &s.desks[subtasks[i]-first]
		if d.present > 0 {
			d.present++
			p.subtasks[subtasks[i]].queues[0].push(&s.records[i])
			continue
		}
		began := max(joined, d.until)
		ended := began + works[i]
		d.until = ended
		begun.add(began)
		s.waits = append(s.waits, int64(began-joined))
		if ended > to {
			d.present, d.serving = 1, true
			p.subtasks[subtasks[i]].queues[0].push(&s.records[i])
			continue
		}
		s.ends = append(s.ends, end{at: ended, subtask: subtasks[i], record: uint32(i)})
		s.sojourns = append(s.sojourns, int64(ended-joined))
	}
	s.op.total.begun.addAll(begun)
}

// serveDesks serves those who came, and counts them one by one.
func (p *Plane) serveDesks(s *stage, to clock.Time) {
	for i := range s.joins {
		rec, st := &s.records[i], &p.subtasks[s.to[i]]
		d := &s.desks[st.local]
		if s.op.detailed {
			p.joinParts(st, rec)
		}
		if d.present > 0 {
			d.present++
			st.queues[0].push(rec)
			continue
		}
		began := max(rec.joined, d.until)
		d.until = began + rec.work
		p.beginAt(s, st, rec, began)
		if d.until > to {
			d.present, d.serving = 1, true
			st.queues[0].push(rec)
			continue
		}
		p.endAt(s, st, i, d.until)
	}
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
			p.endAt(s, st, len(s.records)-1, d.until)
			d.present--
			d.serving = false
			continue
		}
		rec := q.at(0)
		p.beginAt(s, st, rec, d.until)
		d.serving = true
		d.until += rec.work
	}
}

// drawWorks draws the work of the first records, which join.
func (s *stage) drawWorks(p *Plane, n int) {
	s.works = s.works[:0]
	if !s.op.work.alike() {
		for i := range s.records[:n] {
			s.works = append(s.works, s.op.demand(p, &s.records[i], 1))
		}
	}
	for len(s.works) < n {
		block := s.records[len(s.works):min(n, len(s.works)+blockSize)]
		for i := range block {
			p.ids[i] = block[i].id
		}
		s.op.work.one.base.Draws(s.op.work.key, p.ids[:len(block)], p.draws[:])
		for i := range block {
			s.works = append(s.works, span(p.draws[i]))
		}
	}
	for i, work := range s.works {
		s.records[i].work = work
		s.records[i].parts.service += float32(work)
	}
}

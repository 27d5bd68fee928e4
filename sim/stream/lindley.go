package stream

import "simulate/sim/clock"

// lindley takes the records of a stage of single servers through it: a service begins when the record has joined
// and the service before has ended (D. V. Lindley, "The theory of queues with a single server", 1952). What begins
// after to, waits; what ends after it, stays.
func (p *Plane) lindley(s *stage, to clock.Time) {
	p.drainDesks(s, to)
	p.drawWorks(s)
	for i := range s.came {
		s.joins = append(s.joins, s.came[i].at)
	}
	if simply := !s.op.detailed && (len(s.came) == 0 || s.joins[0] >= p.current.from); simply {
		p.serveSimply(s, to)
	} else {
		p.serveDesks(s, to)
	}
}

// serveSimply serves those who came where only the operator counts them, in the section that goes on.
func (p *Plane) serveSimply(s *stage, to clock.Time) {
	first, works := uint32(s.op.first), s.works[:len(s.came)]
	var begun moments
	for i, v := range s.came {
		d := &s.desks[v.subtask-first]
		if d.line.n > 0 {
			p.pool.push(&d.line, v.record)
			continue
		}
		began := max(v.at, d.until)
		ended := began + works[i]
		d.until = ended
		begun.add(began)
		s.waits = append(s.waits, int64(began-v.at))
		if s.entry {
			p.takeInAt(s, &p.pool.records[v.record], began)
		}
		if ended > to {
			d.serving = true
			p.pool.push(&d.line, v.record)
			continue
		}
		s.ends = append(s.ends, visit{ended, v.subtask, v.record})
		s.sojourns = append(s.sojourns, int64(ended-v.at))
	}
	s.op.total.begun.addAll(begun)
}

// serveDesks serves those who came, and counts them one by one.
func (p *Plane) serveDesks(s *stage, to clock.Time) {
	for _, v := range s.came {
		rec, st := &p.pool.records[v.record], &p.subtasks[v.subtask]
		d := &s.desks[st.local]
		if s.op.detailed {
			p.joinParts(st, rec)
		}
		if d.line.n > 0 {
			p.pool.push(&d.line, v.record)
			continue
		}
		began := max(v.at, d.until)
		d.until = began + rec.work
		p.beginAt(s, st, rec, began)
		if d.until > to {
			d.serving = true
			p.pool.push(&d.line, v.record)
			continue
		}
		p.endAt(s, st, v.record, d.until)
	}
}

// drawWorks draws the works of those who came.
func (p *Plane) drawWorks(s *stage) {
	s.works = s.works[:0]
	records, alike := p.pool.records, s.op.work.alike()
	for !alike && len(s.works) < len(s.came) {
		s.works = append(s.works, s.op.demand(p, &records[s.came[len(s.works)].record], 1))
	}
	for len(s.works) < len(s.came) {
		block := s.came[len(s.works):min(len(s.came), len(s.works)+blockSize)]
		for i := range block {
			p.ids[i] = records[block[i].record].id
		}
		s.op.work.one.base.Draws(s.op.work.key, p.ids[:len(block)], p.draws[:])
		for i := range block {
			s.works = append(s.works, span(p.draws[i]))
		}
	}
	for i, work := range s.works {
		rec := &records[s.came[i].record]
		rec.work = work
		rec.parts.service += float32(work)
	}
}

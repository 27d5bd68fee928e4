package stream

import (
	"fmt"

	"simulate/sim/clock"
)

// Verify holds the plane's counters against the records themselves: every record that is somewhere is counted
// there, every counter's integral equals what the records' own stamps say (Little's law, exactly), and what has
// arrived has left or is inside. An error is a bug of the plane.
func (p *Plane) Verify() error {
	p.mirror()
	for i := range p.operators {
		if err := p.verifyOperator(&p.operators[i]); err != nil {
			return err
		}
	}
	for i := range p.flows {
		f := &p.flows[i]
		if inside, lag := f.inside().n, f.lag().n; inside < 0 || lag < 0 || lag > inside {
			return fmt.Errorf("flow %d: %d events not taken in, of %d inside", i, lag, inside)
		}
	}
	return nil
}

func (p *Plane) verifyOperator(op *operator) error {
	s := &p.stations[op.scope]
	var n, queued, busy, stuck int64
	var ages uint64 // modulo 2^64, like the low words of the sums it is compared with
	for i := range op.parallelism {
		st := &p.subtasks[op.first+i]
		at := p.census(st, &ages)
		if t := op.shortest; t != nil && t.count(int(st.local)) != at.waiting+at.seated {
			return fmt.Errorf("%s: a shortest_queue sees %d records at subtask %d, there are %d", op.Name, t.count(int(st.local)), i, at.waiting+at.seated)
		}
		n += at.present
		queued += at.waiting
		busy += at.busy
		stuck += at.stuck
	}
	switch {
	case n != s.level(present).n:
		return fmt.Errorf("%s: %d records present, %d counted", op.Name, n, s.level(present).n)
	case queued != s.level(waiting).n:
		return fmt.Errorf("%s: %d records waiting, %d counted", op.Name, queued, s.level(waiting).n)
	case busy != s.level(working).n:
		return fmt.Errorf("%s: %d servers working, %d counted", op.Name, busy, s.level(working).n)
	case stuck != s.level(blocked).n:
		return fmt.Errorf("%s: %d servers blocked, %d counted", op.Name, stuck, s.level(blocked).n)
	}
	for _, sec := range p.sections {
		_, low := sec.stations[op.scope].sojourn.ExactSum()
		ages += low
	}
	present := s.level(present)
	if area := present.integral(p.now); area.lo != ages {
		return fmt.Errorf("%s: Little's law fails: integral %d, records %d", op.Name, area.lo, ages)
	}
	return nil
}

// census is how many records are at a subtask (present in all, waiting, with a server), and servers at work or
// blocked, counted one by one.
type census struct{ present, waiting, seated, busy, stuck int64 }

func (p *Plane) census(st *subtask, ages *uint64) census {
	var c census
	here := func(joined clock.Time) {
		c.present++
		*ages += uint64(p.now - joined)
	}
	if s := st.op.lane; s != nil {
		for _, joined := range s.joined[s.out:s.in] {
			here(joined)
		}
		c.waiting, c.busy = int64(s.in-s.begun), int64(s.begun-s.out)
		if s.op.total.chained {
			c.busy, c.stuck = int64(s.begun-s.ended), int64(s.ended-s.out)
		}
	}
	line, serving := st.booth.line, st.op.plain && st.op.lane == nil && st.booth.line.n > 0
	if r := st.op.row; r != nil {
		r.census(p.way.(*road), st, &c, here)
	} else if st.op.method == Lindley {
		d := &st.op.stage.desks[st.local]
		line, serving = d.line, d.serving
	}
	for i, at := int32(0), line.head; i < line.n; i, at = i+1, p.pool.behind[at] {
		here(p.pool.records[at].joined)
		c.waiting++
	}
	for i := range st.queues {
		for j := range st.queues[i].len() {
			here(st.queues[i].at(j).joined)
			c.waiting++
		}
	}
	if serving { // the first
		c.waiting, c.busy = c.waiting-1, 1
	}
	queued := c.present
	for i := 0; st.op.stage != nil && i < len(st.running); i++ {
		here(p.pool.records[st.running[i].record].joined)
		c.busy++
	}
	for i := range st.seats {
		p.censusSeat(st, &st.seats[i], &c, here)
	}
	c.seated = c.present - queued
	switch {
	case st.sharing == nil:
	case st.stopped > 0:
		c.busy, c.stuck = 0, 0
	default:
		c.stuck = min(c.stuck, int64(st.op.servers))
		c.busy = min(int64(len(st.sharing.ends)), int64(st.op.servers)-c.stuck)
	}
	if st.panes != nil && st.op.Window.Emit == EmitRecords {
		st.panes.each(func(rec *record) { here(rec.joined) })
	}
	return c
}

func (p *Plane) censusSeat(st *subtask, s *seat, c *census, here func(clock.Time)) {
	if !s.busy {
		return
	}
	if st.batches != nil {
		for i := range s.batch {
			here(s.batch[i].joined)
		}
	} else {
		here(s.rec.joined)
	}
	switch {
	case !p.standing(st, s):
	case s.stuck:
		c.stuck++
	default:
		c.busy++
	}
}

// each shows all records that windows hold or have let go but not sent out.
func (s *panes) each(f func(*record)) {
	for i := range s.open.len() {
		pa := s.open.at(i)
		for j := range pa.records {
			f(&pa.records[j])
		}
	}
	for i := range s.ready.len() {
		f(s.ready.at(i))
	}
	if s.sending {
		f(&s.out.rec)
	}
}

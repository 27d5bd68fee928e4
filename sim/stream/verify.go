package stream

import (
	"fmt"

	"simulate/sim/clock"
)

// Verify holds the plane's counters against the records themselves: every record that is somewhere is counted
// there, every counter's integral equals what the records' own stamps say (Little's law, exactly), and what has
// arrived has left or is inside. An error is a bug of the plane.
func (p *Plane) Verify() error {
	for i := range p.operators {
		if err := p.verifyOperator(&p.operators[i]); err != nil {
			return err
		}
	}
	for i := range p.flows {
		f := &p.flows[i]
		if in := f.finished + f.dropped + uint64(f.levels[inside].n); f.offered != in {
			return fmt.Errorf("flow %d: %d events offered, %d finished, dropped or inside", i, f.offered, in)
		}
		if n := f.levels[lag].n; n < 0 || n > f.levels[inside].n {
			return fmt.Errorf("flow %d: %d events not taken in, of %d inside", i, n, f.levels[inside].n)
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
		n += at.present
		queued += at.waiting
		busy += at.busy
		stuck += at.stuck
	}
	switch {
	case s.in != s.out+uint64(s.levels[present].n):
		return fmt.Errorf("%s: %d records in, %d out, %d present", op.Name, s.in, s.out, s.levels[present].n)
	case n != s.levels[present].n:
		return fmt.Errorf("%s: %d records present, %d counted", op.Name, n, s.levels[present].n)
	case queued != s.levels[waiting].n:
		return fmt.Errorf("%s: %d records waiting, %d counted", op.Name, queued, s.levels[waiting].n)
	case busy != s.levels[working].n:
		return fmt.Errorf("%s: %d servers working, %d counted", op.Name, busy, s.levels[working].n)
	case stuck != s.levels[blocked].n:
		return fmt.Errorf("%s: %d servers blocked, %d counted", op.Name, stuck, s.levels[blocked].n)
	}
	for _, sec := range p.sections {
		ages += sec.stations[op.scope].sojourn.SumLow()
	}
	if area := s.levels[present].integral(p.now); area.lo != ages {
		return fmt.Errorf("%s: Little's law fails: integral %d, records %d", op.Name, area.lo, ages)
	}
	return nil
}

// census is how many records are at a subtask, and servers at work, counted one by one.
type census struct{ present, waiting, busy, stuck int64 }

func (p *Plane) census(st *subtask, ages *uint64) census {
	var c census
	here := func(joined clock.Time) {
		c.present++
		*ages += uint64(p.now - joined)
	}
	for i := range st.queues {
		for j := range st.queues[i].len() {
			here(st.queues[i].at(j).joined)
			c.waiting++
		}
	}
	for i := range st.seats {
		p.censusSeat(st, &st.seats[i], &c, here)
	}
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

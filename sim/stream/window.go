package stream

import (
	"simulate/sim/clock"
	"simulate/sim/rng"
)

// panes holds the records of a windowed subtask, window by window, in the order in which they end.
type panes struct {
	open  ring[pane]
	spare []pane       // with their space
	ready ring[record] // what has to leave once the outlet is free
	out   outlet

	sending bool // the outlet has a record
}

// pane is one window that holds something.
type pane struct {
	index   int64 // of the window: it is [index Slide + Offset, index Slide + Offset + Size)
	records []record
	keys    keySet
}

// end is when window k ends.
func (w *Window) end(k int64) clock.Time { return clock.Time(k)*w.Slide + w.Offset + w.Size }

// last is the latest window that holds instant t; first the earliest.
func (w *Window) last(t clock.Time) int64 { return floorDiv(int64(t-w.Offset), int64(w.Slide)) }

func (w *Window) first(t clock.Time) int64 {
	return floorDiv(int64(t-w.Offset-w.Size), int64(w.Slide)) + 1
}

func floorDiv(a, b int64) int64 {
	q := a / b
	if a%b < 0 {
		q--
	}
	return q
}

// hold puts a record that st has served into the windows of this instant. What is held to be summed up is gone
// for good: it leaves the operator here.
func (p *Plane) hold(st *subtask, rec *record) {
	w := st.op.Window
	first, last := w.first(p.now), w.last(p.now)
	keep := w.Emit == EmitRecords && first <= last
	for k := first; k <= last; k++ {
		next := *rec
		next.derive(st.op.salt, uint64(last-k))
		next.work = p.now // since when it is held
		if keep && k > first {
			next.joined = p.now // a further copy is new here
			p.retain(&next)
			p.countIn(st, &next)
		}
		p.put(st, k, &next)
	}
	if !keep {
		p.countOut(st, rec)
		p.release(st.op.process, rec, false)
	}
}

// put adds a record to window k of st.
func (p *Plane) put(st *subtask, k int64, rec *record) {
	pa := p.pane(st, k)
	switch st.op.Window.Emit {
	case EmitOne:
		if len(pa.records) > 0 {
			return
		}
	case EmitPerKey:
		if !pa.keys.add(rec.key) {
			return
		}
	}
	pa.records = append(pa.records, *rec)
}

// pane is window k of st, opened if it must be. Windows are opened in order.
func (p *Plane) pane(st *subtask, k int64) *pane {
	s := st.panes
	for i := s.open.len() - 1; i >= 0; i-- {
		if pa := s.open.at(i); pa.index == k {
			return pa
		}
	}
	var fresh pane
	if n := len(s.spare); n > 0 {
		fresh = s.spare[n-1]
		s.spare = s.spare[:n-1]
	}
	fresh.index = k
	s.open.push(&fresh)
	if s.open.len() == 1 {
		p.list.Push(happening(st.op.Window.end(k), windowEnds, st.index, 0))
	}
	return s.open.at(s.open.len() - 1)
}

// endWindow lets what the earliest window of st holds go on.
func (p *Plane) endWindow(st *subtask) {
	s, w := st.panes, st.op.Window
	pa := *s.open.pop()
	if s.open.len() > 0 {
		p.list.Push(happening(w.end(s.open.at(0).index), windowEnds, st.index, 0))
	}
	for i := range pa.records {
		rec := &pa.records[i]
		if w.Emit == EmitRecords {
			rec.parts.collected += float32(p.now - rec.work)
		} else {
			p.makeResult(st, pa.index, rec)
		}
		if st.op.mayBlock {
			s.ready.push(rec)
		} else {
			p.countGone(st, rec)
			p.goOn(st, rec)
		}
	}
	pa.records = pa.records[:0]
	pa.keys.clear()
	s.spare = append(s.spare, pa)
	if st.op.mayBlock && !s.sending {
		p.drainPanes(st)
	}
}

// makeResult turns the first record of a key (or of a window) into the result, due now.
func (p *Plane) makeResult(st *subtask, k int64, rec *record) {
	salt := rng.Mix(st.op.salt ^ uint64(k))
	id := uint64(st.local)
	if st.op.Window.Emit == EmitPerKey {
		id = uint64(rec.key)
	}
	*rec = record{
		due: p.now, joined: p.now, id: rng.Mix(salt + id), bytes: rec.bytes,
		key: rec.key, workload: rec.workload, flags: result,
	}
}

// countGone is a held record, or a result, that has left st.
func (p *Plane) countGone(st *subtask, rec *record) {
	if st.op.Window.Emit != EmitRecords {
		st.op.total.results++
	} else {
		p.countOut(st, rec)
	}
}

// drainPanes sends out what st's windows have let go.
func (p *Plane) drainPanes(st *subtask) {
	s := st.panes
	t := ticket{subtask: st.index, seat: ofWindow}
	for s.sending || s.ready.len() > 0 {
		if !s.sending {
			s.out.load(p, st, s.ready.pop())
			s.sending = true
		}
		if !p.drain(st, &s.out, t) {
			return
		}
		p.countGone(st, &s.out.rec)
		s.sending = false
	}
}

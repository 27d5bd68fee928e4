package stream

import (
	"simulate/sim/clock"
	"simulate/sim/internal/event"
)

// timetable is when the next event of each open workload arrives: of the soonest one at hand, of the others on a list.
// Most scenarios have one workload, and nothing on the list.
type timetable struct {
	at     clock.Time // of the soonest; Never: nothing arrives any more
	w      *workload
	others event.List
	all    []workload
}

// add puts the next arrival of a workload among the others.
func (t *timetable) add(w *workload, at clock.Time) {
	t.others.Push(happening(at, arrives, w.index, 0))
	if t.w != nil {
		t.others.Push(happening(t.at, arrives, t.w.index, 0))
	}
	t.drop()
}

// move puts the soonest arrival off.
func (t *timetable) move(at clock.Time) {
	if at < t.others.Next() {
		t.at = at
		return
	}
	w := t.w
	t.w = nil
	t.add(w, at)
}

// drop takes the soonest arrival away.
func (t *timetable) drop() {
	if t.others.Len() == 0 {
		t.at, t.w = clock.Never, nil
		return
	}
	e := t.others.Pop()
	t.at, t.w = e.At, &t.all[e.Subject()]
}

// clear takes all arrivals away.
func (t *timetable) clear() { *t = timetable{at: clock.Never, all: t.all} }

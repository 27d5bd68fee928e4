package event

import "simulate/sim/clock"

// List is the events that are due, in order. The zero List is empty and ready.
//
// Up to few events stand in one sorted array, the next one last: with two or ten pending events nothing is
// faster. Beyond that they stand in a binary heap. The list moves between the two forms by itself, with a gap
// between the two marks so that it does not swing.
type List struct {
	sorted []Event // latest first; in use while heap is empty
	heap   heap
}

const (
	few  = 16 // most events of the sorted form
	back = 8  // the heap is given up at so many
)

// Len is the number of events, stale ones included.
func (l *List) Len() int { return len(l.sorted) + len(l.heap) }

// Next is the instant of the first event; clock.Never when there is none.
func (l *List) Next() clock.Time {
	if n := len(l.sorted); n > 0 {
		return l.sorted[n-1].At
	}
	if len(l.heap) > 0 {
		return l.heap[0].At
	}
	return clock.Never
}

// First is the first event; the list must not be empty.
func (l *List) First() Event {
	if n := len(l.sorted); n > 0 {
		return l.sorted[n-1]
	}
	return l.heap[0]
}

// Push adds an event.
func (l *List) Push(e Event) {
	if len(l.heap) > 0 {
		l.heap.push(e)
		return
	}
	if len(l.sorted) == few {
		l.grow(e)
		return
	}
	s := append(l.sorted, e)
	i := len(s) - 1
	for ; i > 0 && before(s[i-1], e) != 0; i-- {
		s[i] = s[i-1]
	}
	s[i] = e
	l.sorted = s
}

// Pop takes the first event; the list must not be empty.
func (l *List) Pop() Event {
	if n := len(l.sorted); n > 0 {
		e := l.sorted[n-1]
		l.sorted = l.sorted[:n-1]
		return e
	}
	e := l.heap.pop()
	if len(l.heap) <= back {
		l.shrink()
	}
	return e
}

// Replace takes the first event and adds another; the list must not be empty.
func (l *List) Replace(e Event) {
	n := len(l.sorted)
	if n == 0 || (n > 1 && before(l.sorted[n-2], e) != 0) {
		l.Pop()
		l.Push(e)
		return
	}
	l.sorted[n-1] = e
}

func (l *List) grow(e Event) {
	for _, s := range l.sorted {
		l.heap.push(s)
	}
	l.sorted = l.sorted[:0]
	l.heap.push(e)
}

func (l *List) shrink() {
	rest := l.heap
	l.heap = l.heap[:0]
	for _, e := range rest {
		l.Push(e)
	}
}

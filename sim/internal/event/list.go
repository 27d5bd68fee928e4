package event

import "simulate/sim/clock"

// List is the events that are due, in order. The zero List is empty and ready.
//
// Up to few events stand in one sorted ring: with two or ten pending events nothing is faster. More stand on the
// ladder, and then the ring is for the crowd at its foot. The list goes over to the ladder when the ring is full,
// and back when the ring has taken over all that was left on the ladder.
type List struct {
	near       [few]Event // the first one due at head, the last one before tail
	head, tail uint32     // count up for ever
	far        bool       // the ladder is in use
	ladder     ladder
}

// few is the most events of the ring. Where the ladder begins to be faster depends on how events are spread, from 8
// pending ones on; up to 16 the ring is never far behind, and where all gaps are equal it is far ahead.
const few = 16

// Len is the number of events, stale ones included.
func (l *List) Len() int { return int(l.tail-l.head) + l.ladder.n }

// Next is the instant of the first event; clock.Never when there is none.
func (l *List) Next() clock.Time { return l.First().At }

// First is the first event; one that is due never when there is none.
func (l *List) First() Event {
	switch {
	case l.head != l.tail:
		return l.near[l.head%few]
	case l.ladder.n > 0:
		return l.ladder.first()
	}
	return Event{At: clock.Never}
}

// Push adds an event.
func (l *List) Push(e Event) {
	if l.far && l.pushFar(e) {
		return
	}
	h, t := l.head, l.tail
	if t-h == few {
		l.overflow(e)
		return
	}
	if h == t || before(e, l.near[(t-1)%few]) == 0 {
		l.near[t%few] = e
		l.tail = t + 1
		return
	}
	h--
	l.head = h
	for ; before(l.near[(h+1)%few], e) != 0; h++ { // ends at the last one, which is due later
		l.near[h%few] = l.near[(h+1)%few]
	}
	l.near[h%few] = e
}

// Pop takes the first event; the list must not be empty.
func (l *List) Pop() Event {
	if l.head == l.tail {
		return l.popFar()
	}
	l.head++
	return l.near[(l.head-1)%few]
}

// Replace takes the first event and adds another; the list must not be empty.
func (l *List) Replace(e Event) {
	switch {
	case l.head == l.tail && l.ladder.replace(e):
	case l.head+1 == l.tail && !l.far:
		l.near[l.head%few] = e
	default:
		l.Pop()
		l.Push(e)
	}
}

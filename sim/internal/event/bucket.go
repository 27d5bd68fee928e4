package event

import "math"

// inline is how many events a bucket holds itself. It is meant to hold one or two.
const inline = 3

// bucket is the events of a stretch of time. The first one due is at index 0, the others are in no order.
type bucket struct {
	events [inline]Event // nothing where there is none
	n      int32         // all events
	more   int32         // blocks of the pool with those that have no place here
}

// nothing is due after everything.
func nothing() Event { return Event{At: -1, what: math.MaxUint64} }

func (b *bucket) clear() { *b = bucket{events: [inline]Event{nothing(), nothing(), nothing()}} }

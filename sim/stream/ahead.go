package stream

import (
	"math/bits"

	"simulate/sim/clock"
)

// ahead is visits at instants that lie ahead, from which those up to an instant are taken: a radix heap (R. K. Ahuja,
// K. Mehlhorn, J. B. Orlin, R. E. Tarjan, "Faster algorithms for the shortest path problem", 1990). They lie by the
// highest bit in which they differ from the instant reached, so what lies far ahead is left alone while time goes on.
type ahead struct {
	reached clock.Time // all lie after it
	spans   [64][]visit
}

// push adds a visit after the instant reached.
func (l *ahead) push(v visit) {
	span := &l.spans[bits.Len64(uint64(v.at^l.reached))&63]
	*span = append(*span, v)
}

// take moves those up to an instant, in no order, to the end of a list.
func (l *ahead) take(to clock.Time, list []visit) []visit {
	if to <= l.reached {
		return list
	}
	split := bits.Len64(uint64(to ^ l.reached))
	l.reached = to
	for i := range split {
		list = append(list, l.spans[i]...)
		l.spans[i] = l.spans[i][:0]
	}
	mixed := l.spans[split]
	l.spans[split] = mixed[:0]
	for _, v := range mixed {
		if v.at <= to {
			list = append(list, v)
		} else {
			l.push(v)
		}
	}
	return list
}

// each shows all visits.
func (l *ahead) each(show func(*visit)) {
	for _, span := range l.spans {
		for i := range span {
			show(&span[i])
		}
	}
}

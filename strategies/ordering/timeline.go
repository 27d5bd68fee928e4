package ordering

import (
	"slices"

	"simulate/sim/clock"
	"simulate/sim/cluster"
)

// timeline is what will be free of a node: from each of its instants on a row, until the next one, after the last
// forever. It begins at or before now.
type timeline struct {
	node  int32
	width int // of a row
	at    []clock.Time
	rows  []int64
	least []int64 // scratch: what is free throughout
}

func newTimeline(r *rows, n int32) timeline {
	w := r.size(n)
	l := timeline{node: n, width: w, at: []clock.Time{0}, rows: make([]int64, w), least: make([]int64, w)}
	r.writeAll(l.rows, n)
	return l
}

func (l *timeline) row(i int) []int64 { return l.rows[i*l.width : (i+1)*l.width] }

// forget drops what is over.
func (l *timeline) forget(now clock.Time) {
	over := l.index(now)
	if over == 0 {
		return
	}
	l.at = slices.Delete(l.at, 0, over)
	l.rows = slices.Delete(l.rows, 0, over*l.width)
}

// index is the place of the row that holds at an instant.
func (l *timeline) index(at clock.Time) int {
	i, found := slices.BinarySearch(l.at, at)
	if found {
		return i
	}
	return i - 1
}

// next is when the row changes that holds at an instant.
func (l *timeline) next(at clock.Time) clock.Time {
	if i := l.index(at) + 1; i < len(l.at) {
		return l.at[i]
	}
	return clock.Never
}

// between is the rows that hold from one instant to before another, cut there if they go on.
func (l *timeline) between(from, to clock.Time) (first, last int) {
	first = l.cut(from)
	if to == clock.Never {
		return first, len(l.at)
	}
	return first, l.cut(to)
}

// cut has a row begin at an instant, and is its place.
func (l *timeline) cut(at clock.Time) int {
	i, found := slices.BinarySearch(l.at, at)
	if found {
		return i
	}
	l.at = slices.Insert(l.at, i, at)
	l.rows = slices.Grow(l.rows, l.width)[:len(l.rows)+l.width]
	copy(l.rows[i*l.width:], l.rows[(i-1)*l.width:])
	return i
}

// join drops a row that is the same as the one before.
func (l *timeline) join(i int) {
	if i > 0 && i < len(l.at) && slices.Equal(l.row(i-1), l.row(i)) {
		l.at = slices.Delete(l.at, i, i+1)
		l.rows = slices.Delete(l.rows, i*l.width, (i+1)*l.width)
	}
}

// throughout is what is free from one instant to before another. It is valid until the next call.
func (l *timeline) throughout(r *rows, from, to clock.Time) []int64 {
	i := l.index(from)
	copy(l.least, l.row(i))
	for i++; i < len(l.at) && l.at[i] < to; i++ {
		r.lower(l.least, l.row(i), l.node)
	}
	return l.least
}

// earliest is the first instant from now on, before a limit, from which a need can be met for a span of time;
// clock.Never: there is none.
func (l *timeline) earliest(r *rows, need *cluster.Need, now, limit, span clock.Time) clock.Time {
	at := now
	for i := l.index(now); at < limit; at = l.at[i] {
		fails := l.fails(r, need, i, after(at, span))
		if fails < 0 {
			return at
		}
		// Whoever cannot do with the row where it fails must begin after it.
		if i++; r.copies(l.row(fails), l.node, need, 1) == 0 {
			i = fails + 1
		}
		if i == len(l.at) {
			break
		}
	}
	return clock.Never
}

// opens is the first instant before a limit from which a need can be met for a span of time, or until another instant, if
// it is met at from or begins to be later; clock.Never: there is none.
func (l *timeline) opens(r *rows, need *cluster.Need, now, from, limit, span, until clock.Time) clock.Time {
	i := l.index(from)
	for i > 0 && l.at[i] > now && r.meets(l.row(i), l.node, need) {
		i--
	}
	for at := max(l.at[i], now); at < limit; at = l.at[i] {
		first := i
		for i < len(l.at) && r.meets(l.row(i), l.node, need) && l.at[i] < until && l.at[i] < after(at, span) {
			i++
		}
		if i > first && (i == len(l.at) || l.at[i] >= until || l.at[i] >= after(at, span)) {
			return at
		}
		if i++; i >= len(l.at) {
			break
		}
	}
	return clock.Never
}

// fails is the place of the first row that leaves too little for a need that begins with another one; -1: none does
// before its end.
func (l *timeline) fails(r *rows, need *cluster.Need, i int, to clock.Time) int {
	copy(l.least, l.row(i))
	for {
		if r.copies(l.least, l.node, need, 1) == 0 {
			return i
		}
		if i++; i == len(l.at) || l.at[i] >= to {
			return -1
		}
		r.lower(l.least, l.row(i), l.node)
	}
}

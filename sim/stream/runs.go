package stream

import (
	"slices"

	"simulate/sim/clock"
)

// run is the work of one seat: when it will end.
type run struct {
	until  clock.Time
	seat   int32
	record int32 // at a stage: its place in the pool
}

func (r run) before(o run) bool { return r.until < o.until || (r.until == o.until && r.seat < o.seat) }

// runs is a binary heap of a subtask's runs, the first to end at index 0. Most subtasks have one server, and a
// heap of one.
type runs []run

func (h *runs) push(r run) {
	s := append(*h, r)
	*h = s
	s.rise(len(s)-1, r)
}

func (h *runs) pop() run {
	s := *h
	first := s[0]
	n := len(s) - 1
	*h = s[:n]
	if n > 0 {
		s[:n].sink(0, s[n])
	}
	return first
}

// remove takes the run of that seat out, if there is one.
func (h *runs) remove(seat int32) {
	s := *h
	i := slices.IndexFunc(s, func(r run) bool { return r.seat == seat })
	if i < 0 {
		return
	}
	n := len(s) - 1
	last := s[n]
	*h = s[:n]
	if i < n {
		s[:n].sink(s[:n].rise(i, last), last)
	}
}

// rise puts r at i or above and returns where.
func (h runs) rise(i int, r run) int {
	for i > 0 {
		parent := (i - 1) / 2
		if !r.before(h[parent]) {
			break
		}
		h[i] = h[parent]
		i = parent
	}
	h[i] = r
	return i
}

// sink puts r at i or below.
func (h runs) sink(i int, r run) {
	for {
		child := 2*i + 1
		if child >= len(h) {
			break
		}
		if child+1 < len(h) && h[child+1].before(h[child]) {
			child++
		}
		if !h[child].before(r) {
			break
		}
		h[i] = h[child]
		i = child
	}
	h[i] = r
}

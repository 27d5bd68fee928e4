package flink

import "slices"

// steps is how many placements an exact search tries before it gives up: about a second.
const steps = 2_000_000

// LowerBound is a number of workers below which no packing of requirements can be: resource by resource, what is needed
// in all by what a worker has, rounded up; the largest of these. Slots that fit on no worker are left out.
func LowerBound(w Worker, wanted []Requirement) int {
	return newSack(w, wanted).bound()
}

func (s *sack) bound() int {
	need := make([]int64, len(s.total))
	for _, i := range s.fitting() {
		for d, n := range s.needs[i] {
			need[d] += n
		}
	}
	return s.workers(need)
}

// workers is how many hold so much, if it could be cut at will.
func (s *sack) workers(need []int64) int {
	n := 0
	for d := range need {
		n = max(n, short(need[d], 0, s.total[d]))
	}
	return n
}

// search is a branch and bound: slots, the largest first, on every worker that is different from those tried for it,
// then on a new one, as long as what is left can still make fewer workers than the best packing so far.
type search struct {
	*sack
	order  []int
	rest   [][]int64 // by position in order: what it and those behind it need
	bound  int
	steps  int
	best   []int // worker of each slot
	fewest int
}

// improve replaces a packing by one of fewer workers, if there is one, and says whether that is known to be the best.
func (s *sack) improve(order []int) bool {
	f := search{sack: s, order: order, bound: s.bound(), best: slices.Clone(s.on), fewest: len(s.free)}
	f.rest = make([][]int64, len(order)+1)
	f.rest[len(order)] = make([]int64, len(s.total))
	for i := len(order) - 1; i >= 0; i-- {
		f.rest[i] = slices.Clone(f.rest[i+1])
		for d, n := range s.needs[order[i]] {
			f.rest[i][d] += n
		}
	}
	s.free = nil
	f.place(0, 0)
	copy(s.on, f.best)
	s.rebuild(f.fewest)
	return f.steps < steps || f.fewest == f.bound
}

// place tries all for the slots from position at on; equal slots are put on workers in order, from first on.
func (f *search) place(at, first int) {
	if f.steps++; f.steps >= steps || f.fewest == f.bound || f.atLeast(at) >= f.fewest {
		return
	}
	if at == len(f.order) {
		f.fewest = len(f.free)
		copy(f.best, f.on)
		return
	}
	slot := f.order[at]
	for w := first; w < len(f.free); w++ {
		if fits(f.free[w], f.needs[slot]) && !f.like(w, first) {
			f.try(at, w)
		}
	}
	f.free = append(f.free, slices.Clone(f.total))
	f.try(at, len(f.free)-1)
	f.free = f.free[:len(f.free)-1]
}

func (f *search) try(at, worker int) {
	slot, first := f.order[at], 0
	if at+1 < len(f.order) && slices.Equal(f.needs[slot], f.needs[f.order[at+1]]) {
		first = worker
	}
	f.put(slot, worker)
	f.place(at+1, first)
	f.take(slot)
}

// like says whether a worker has the same left as one from first on that was tried before it.
func (f *search) like(worker, first int) bool {
	for w := first; w < worker; w++ {
		if slices.Equal(f.free[w], f.free[worker]) {
			return true
		}
	}
	return false
}

// atLeast is how many workers there will be at least: those that are open, and what does not go into their gaps.
func (f *search) atLeast(at int) int {
	over := slices.Clone(f.rest[at])
	for _, free := range f.free {
		for d, n := range free {
			over[d] -= n
		}
	}
	return len(f.free) + f.workers(over)
}

// rebuild sets what is free by where the slots are.
func (s *sack) rebuild(workers int) {
	s.free = nil
	for range workers {
		s.free = append(s.free, slices.Clone(s.total))
	}
	for i, w := range s.on {
		if w >= 0 {
			s.put(i, w)
		}
	}
}

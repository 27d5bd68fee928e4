package flink

import (
	"cmp"
	"slices"
)

// Packer is a way to pack slots into workers.
type Packer uint8

// Packers.
const (
	FirstFit           Packer = iota // in the order asked for, each on the first worker with room: what Flink does
	BestFit                          // in that order, each on the worker with least left afterwards
	FirstFitDecreasing               // the largest first, each on the first with room
	Exact                            // as few workers as possible, for small cases
)

// Packing is slots on new workers.
type Packing struct {
	Workers int
	On      []int     // worker of each slot, requirement after requirement; -1: fits on none
	Free    []Profile // of each worker
	// Fewest says that no packing has less workers.
	Fewest bool
}

// Pack puts the slots of some requirements on as many new workers as it takes. The size of a slot is the largest share
// that it takes of a worker's resources, then the sum of these shares; what is left of a worker is measured by the sum.
func Pack(how Packer, w Worker, wanted []Requirement) Packing {
	s := newSack(w, wanted)
	order := s.fitting()
	switch how {
	case FirstFit:
		s.each(order, s.first)
	case BestFit:
		s.each(order, s.best)
	case FirstFitDecreasing:
		s.each(s.decreasing(order), s.first)
	case Exact:
		s.each(s.decreasing(order), s.first)
		return s.packing(s.improve(s.decreasing(order)))
	}
	return s.packing(len(s.free) == s.bound())
}

// sack is slots being packed; amounts are by dimension.
type sack struct {
	names []string
	total []int64   // of a worker
	needs [][]int64 // of each slot
	kind  []int     // requirement of each slot
	on    []int
	free  [][]int64
	from  map[int]int // by requirement: no worker before this one has room any more
}

func newSack(w Worker, wanted []Requirement) *sack {
	s := &sack{from: map[int]int{}}
	s.names = Dimensions(append(Profiles(w, wanted), w.Total)...)
	s.total = w.Total.Amounts(s.names)
	for r := range wanted {
		need := wanted[r].of(w.Slot()).Amounts(s.names)
		for range wanted[r].Count {
			s.needs, s.kind, s.on = append(s.needs, need), append(s.kind, r), append(s.on, -1)
		}
	}
	return s
}

// fitting is the slots that fit on a worker.
func (s *sack) fitting() []int {
	var all []int
	for i := range s.needs {
		if fits(s.total, s.needs[i]) {
			all = append(all, i)
		}
	}
	return all
}

// decreasing is slots by size, the largest first, equals in their order.
func (s *sack) decreasing(order []int) []int {
	return slices.SortedStableFunc(slices.Values(order), func(a, b int) int {
		return cmp.Or(cmp.Compare(s.largest(b), s.largest(a)), cmp.Compare(s.sum(s.needs[b]), s.sum(s.needs[a])))
	})
}

// each puts slots where the rule says, on a new worker when that is nowhere.
func (s *sack) each(order []int, rule func(slot int) int) {
	for _, i := range order {
		w := rule(i)
		if w < 0 {
			w = len(s.free)
			s.free = append(s.free, slices.Clone(s.total))
		}
		s.put(i, w)
	}
}

func (s *sack) put(slot, worker int) {
	s.on[slot] = worker
	for d, n := range s.needs[slot] {
		s.free[worker][d] -= n
	}
}

func (s *sack) take(slot int) {
	for d, n := range s.needs[slot] {
		s.free[s.on[slot]][d] += n
	}
}

// first is the first worker with room for a slot, or -1. Free amounts only shrink meanwhile.
func (s *sack) first(slot int) int {
	for w := s.from[s.kind[slot]]; w < len(s.free); w++ {
		if fits(s.free[w], s.needs[slot]) {
			s.from[s.kind[slot]] = w
			return w
		}
	}
	s.from[s.kind[slot]] = len(s.free)
	return -1
}

// best is the worker with least left of those with room, the first of equals, or -1.
func (s *sack) best(slot int) int {
	best, least := -1, 0.0
	for w := range s.free {
		if !fits(s.free[w], s.needs[slot]) {
			continue
		}
		if left := s.sum(s.free[w]); best < 0 || left < least {
			best, least = w, left
		}
	}
	return best
}

func fits(free, need []int64) bool {
	for d, n := range need {
		if n > free[d] {
			return false
		}
	}
	return true
}

// sum is amounts as shares of a worker, added up.
func (s *sack) sum(amounts []int64) float64 {
	sum := 0.0
	for d, n := range amounts {
		sum += share(float64(n), float64(s.total[d]))
	}
	return sum
}

func (s *sack) largest(slot int) float64 {
	most := 0.0
	for d, n := range s.needs[slot] {
		most = max(most, share(float64(n), float64(s.total[d])))
	}
	return most
}

func (s *sack) packing(fewest bool) Packing {
	p := Packing{Workers: len(s.free), On: s.on, Fewest: fewest}
	for _, amounts := range s.free {
		p.Free = append(p.Free, profileOf(s.names, amounts))
	}
	return p
}

package cluster

// sums adds up numbers that change one at a time. It is a tree of sums: the total depends on the numbers as they are,
// not on what they have been, so errors of rounding do not pile up.
type sums struct {
	tree  []float64 // root at 1, children of i at 2i and 2i+1
	first int       // where the numbers begin
}

func newSums(n int) sums {
	first := 1
	for first < n {
		first *= 2
	}
	return sums{tree: make([]float64, 2*first), first: first}
}

func (s *sums) of(i int32) float64 { return s.tree[s.first+int(i)] }

func (s *sums) sum() float64 { return s.tree[1] }

func (s *sums) set(i int32, x float64) {
	at := s.first + int(i)
	if s.tree[at] == x {
		return
	}
	s.tree[at] = x
	for at /= 2; at >= 1; at /= 2 {
		s.tree[at] = s.tree[2*at] + s.tree[2*at+1]
	}
}

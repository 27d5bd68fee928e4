package cluster

import "slices"

// Stranding follows what is stranded of each resource. It is not safe for concurrent use.
type Stranding struct {
	l     *Cluster
	least []int64
	all   []Stranded // sums, without prices
	own   []Stranded // by node and resource
	seen  uint64
}

// NewStranding follows the nodes of a cluster.
func NewStranding(l *Cluster) *Stranding {
	return &Stranding{l: l, all: make([]Stranded, l.width+1), own: make([]Stranded, l.Len()*(l.width+1))}
}

// Sum is what Cluster.Stranded says, but for prices. It is not to be changed.
func (s *Stranding) Sum(least []int64) []Stranded {
	nodes, now, told := s.l.Changed(s.seen)
	s.seen = now
	if told && slices.Equal(least, s.least) {
		for _, n := range nodes {
			s.look(n)
		}
		return s.all
	}
	s.least = append(s.least[:0], least...)
	for n := range int32(s.l.Len()) {
		s.look(n)
	}
	return s.all
}

// look counts what is stranded on a node anew.
func (s *Stranding) look(n int32) {
	own := s.own[int(n)*len(s.all):][:len(s.all)]
	for r := range own {
		s.all[r].Amount -= own[r].Amount
		s.all[r].Free -= own[r].Free
	}
	clear(own)
	if s.l.State(n) == Up {
		s.l.addStranded(own, n, s.least)
	}
	for r := range own {
		s.all[r].Amount += own[r].Amount
		s.all[r].Free += own[r].Free
	}
}

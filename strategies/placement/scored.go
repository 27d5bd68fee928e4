package placement

import (
	"math"

	"simulate/sim/allocation"
	"simulate/sim/cluster"
)

// rule is how a scored strategy judges.
type rule interface {
	// score is how well a need, which fits there, would be on a node; the highest wins. It depends on what is on the node
	// alone.
	score(n int32, need *cluster.Need) float64
	// devices are those of the node that the need gets.
	devices(n int32, need *cluster.Need) uint64
}

// scored takes the node with the highest score, the first of them.
type scored struct {
	c      *cluster.Cluster
	rule   rule
	shared []int    // resources that are the cluster's as a whole
	boards []*board // those of recurring needs share them out by number
	stamps []uint64 // by node: the last round in which it was scored
	round  uint64
}

// cells is how many scores are kept at most, by and large.
const cells = 1 << 22

func newScored(c *cluster.Cluster, r rule) *scored {
	s := &scored{c: c, rule: r, stamps: make([]uint64, c.Len())}
	for i := range c.Config().Resources {
		if c.Config().Resources[i].Shared {
			s.shared = append(s.shared, i)
		}
	}
	s.boards = make([]*board, min(allocation.Shapes, max(16, cells/max(1, c.Len()))))
	return s
}

// Place implements allocation.Placer.
func (s *scored) Place(room *allocation.Room, ask *allocation.Ask) (cluster.Spot, bool) {
	n := int32(-1)
	if s.shares(ask.Need) {
		n = s.best(room, ask)
	}
	if n < 0 {
		return cluster.Spot{}, false
	}
	return cluster.Spot{Node: n, Devices: s.rule.devices(n, ask.Need)}, true
}

// shares says whether what is the cluster's as a whole suffices. As that is asked first, scores need not know of it.
func (s *scored) shares(need *cluster.Need) bool {
	for _, r := range s.shared {
		if need.Amounts[r] > s.c.Shared()[r] {
			return false
		}
	}
	return true
}

func (s *scored) best(room *allocation.Room, ask *allocation.Ask) int32 {
	if ask.Shape < 0 {
		return s.scan(room, ask)
	}
	b := s.board(ask)
	if ask.Restricted() {
		return b.bestOf(room, ask)
	}
	return b.best()
}

// scan scores every node.
func (s *scored) scan(room *allocation.Room, ask *allocation.Ask) int32 {
	best, at := math.Inf(-1), int32(-1)
	for n := range int32(s.c.Len()) {
		if !room.Fits(n, ask) {
			continue
		}
		if score := s.rule.score(n, ask.Need); score > best {
			best, at = score, n
		}
	}
	return at
}

// board is the scores for a need that recurs, as they are now.
func (s *scored) board(ask *allocation.Ask) *board {
	at := &s.boards[int(ask.Shape)%len(s.boards)]
	if *at == nil {
		*at = newBoard(s.c.Len())
	}
	b := *at
	nodes, now, told := s.c.Changed(b.seen)
	if !told || b.shape != ask.Shape || len(nodes) > s.c.Len() {
		b.shape = ask.Shape
		s.all(b, ask.Need)
	} else {
		s.changed(b, ask.Need, nodes)
	}
	b.seen = now
	return b
}

// all scores every node anew.
func (s *scored) all(b *board, need *cluster.Need) {
	for n := range int32(s.c.Len()) {
		b.tree[b.first+int(n)] = s.score(n, need)
	}
	b.raise()
}

// changed scores those nodes anew, each once.
func (s *scored) changed(b *board, need *cluster.Need, nodes []int32) {
	s.round++
	for _, n := range nodes {
		if s.stamps[n] != s.round {
			s.stamps[n] = s.round
			b.set(n, s.score(n, need))
		}
	}
}

// score is that of a node; the least of all if the need does not fit there.
func (s *scored) score(n int32, need *cluster.Need) float64 {
	if !s.c.Fits(n, need) {
		return math.Inf(-1)
	}
	return s.rule.score(n, need)
}

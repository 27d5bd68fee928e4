package placement

import (
	"math"
	"slices"
	"sort"

	"simulate/sim/allocation"
	"simulate/sim/cluster"
)

// ranking puts nodes in the order in which they are tried, whoever asks.
type ranking interface {
	// rank is where a node stands, the lowest first.
	rank(n int32) float64
	// from is a rank below which a need fits nowhere.
	from(need *cluster.Need) float64
}

// ordered takes the first node with room in the order of a ranking, of equals the first in the cluster's order. The list is
// cut into short pieces, which know the most that any of their nodes offers.
type ordered struct {
	offers
	by     ranking
	ranks  []float64 // by node, as in the list
	pieces []*piece
	spare  []*piece // that were dropped
	want   []int64  // scratch
	have   []int64  // scratch
	seen   uint64
}

// piece is a part of the list.
type piece struct {
	nodes []place
	most  []int64 // at least what any of them offers
	stale bool    // it may be more than that
}

// place is a node in the list.
type place struct {
	rank float64
	node int32
}

// longest is how many nodes a piece has at most.
const longest = 128

func newOrdered(c *cluster.Cluster, by ranking) *ordered {
	o := &ordered{offers: offersOf(c), by: by, ranks: make([]float64, c.Len())}
	o.want, o.have = make([]int64, o.width), make([]int64, o.width)
	o.all()
	return o
}

// all puts all nodes in order.
func (o *ordered) all() {
	_, o.seen, _ = o.c.Changed(0)
	nodes := make([]place, o.c.Len())
	for n := range nodes {
		o.ranks[n] = o.by.rank(int32(n))
		nodes[n] = place{o.ranks[n], int32(n)}
	}
	slices.SortFunc(nodes, func(a, b place) int {
		if a.before(b) {
			return -1
		}
		return 1
	})
	o.pieces = o.pieces[:0]
	for part := range slices.Chunk(nodes, longest/2) {
		o.pieces = append(o.pieces, o.cut(part))
	}
}

// cut makes a piece of places.
func (o *ordered) cut(part []place) *piece {
	p := &piece{nodes: make([]place, 0, longest), most: make([]int64, o.width)}
	if n := len(o.spare); n > 0 {
		p, o.spare = o.spare[n-1], o.spare[:n-1]
	}
	p.nodes = append(p.nodes[:0], part...)
	o.measure(p)
	return p
}

// before says whether a stands before b.
func (a place) before(b place) bool { return a.rank < b.rank || (a.rank == b.rank && a.node < b.node) }

// measure works out the most that nodes of a piece offer.
func (o *ordered) measure(p *piece) {
	p.stale = false
	for i := range p.most {
		p.most[i] = -1
	}
	for _, at := range p.nodes {
		o.lift(p, at.node)
	}
}

// lift takes a node into the most that a piece offers.
func (o *ordered) lift(p *piece, n int32) {
	o.of(n, o.have)
	for i, have := range o.have {
		p.most[i] = max(p.most[i], have)
	}
}

// follow catches up with the cluster.
func (o *ordered) follow() {
	nodes, now, told := o.c.Changed(o.seen)
	if !told {
		o.all()
		return
	}
	o.seen = now
	for _, n := range nodes {
		o.remove(place{o.ranks[n], n})
		o.ranks[n] = o.by.rank(n)
		o.insert(place{o.ranks[n], n})
	}
}

// piece is the index of the piece that has a place, or is to have it: the last that begins at or before it.
func (o *ordered) piece(at place) int {
	return sort.Search(len(o.pieces)-1, func(i int) bool { return at.before(o.pieces[i+1].nodes[0]) })
}

// index is where a place is in a piece, or is to be.
func (p *piece) index(at place) int {
	return sort.Search(len(p.nodes), func(i int) bool { return !p.nodes[i].before(at) })
}

// remove takes a place out. What its piece offers at most is left as it is; who looks there in vain measures it.
func (o *ordered) remove(at place) {
	i := o.piece(at)
	p := o.pieces[i]
	k := p.index(at)
	p.nodes, p.stale = slices.Delete(p.nodes, k, k+1), true
	switch {
	case len(p.nodes) == 0 && len(o.pieces) > 1:
		o.drop(i)
	case i+1 < len(o.pieces) && len(p.nodes)+len(o.pieces[i+1].nodes) <= longest/2:
		next := o.pieces[i+1]
		p.nodes = append(p.nodes, next.nodes...)
		for r, have := range next.most {
			p.most[r] = max(p.most[r], have)
		}
		o.drop(i + 1)
	}
}

// drop takes a piece out.
func (o *ordered) drop(i int) {
	o.spare = append(o.spare, o.pieces[i])
	o.pieces = slices.Delete(o.pieces, i, i+1)
}

// insert puts a place in.
func (o *ordered) insert(at place) {
	i := o.piece(at)
	p := o.pieces[i]
	p.nodes = slices.Insert(p.nodes, p.index(at), at)
	o.lift(p, at.node)
	if len(p.nodes) == longest {
		o.split(i)
	}
}

// split makes two pieces of one.
func (o *ordered) split(i int) {
	p := o.pieces[i]
	second := o.cut(p.nodes[longest/2:])
	p.nodes = p.nodes[:longest/2]
	o.measure(p)
	o.pieces = slices.Insert(o.pieces, i+1, second)
}

// Place implements allocation.Placer.
func (o *ordered) Place(room *allocation.Room, ask *allocation.Ask) (cluster.Spot, bool) {
	o.follow()
	if !o.wanted(ask.Need, o.want) {
		return cluster.Spot{}, false
	}
	start := place{o.by.from(ask.Need), math.MinInt32}
	i := o.piece(start)
	from := o.pieces[i].index(start)
	for _, p := range o.pieces[i:] {
		if cover(p.most, o.want) {
			for _, at := range p.nodes[from:] {
				if room.Fits(at.node, ask) {
					return spot(o.c, at.node, ask.Need)
				}
			}
			if p.stale {
				o.measure(p)
			}
		}
		from = 0
	}
	return cluster.Spot{}, false
}

package placement

import (
	"simulate/sim/allocation"
	"simulate/sim/cluster"
)

// maxima finds the first node with room from a node on. It is a tree over nodes in their order, which knows the most
// that any node below offers of each thing: where that is too little, nobody below is looked at.
type maxima struct {
	offers
	first  int     // where the nodes begin
	tree   []int64 // width numbers each; root at 1, children of i at 2i and 2i+1
	want   []int64 // scratch
	seen   uint64
	room   *allocation.Room // of the question that is being answered
	ask    *allocation.Ask
	behind int32 // nodes before it are not asked for
}

func newMaxima(c *cluster.Cluster) *maxima {
	m := &maxima{offers: offersOf(c), first: 1}
	for m.first < c.Len() {
		m.first *= 2
	}
	m.want = make([]int64, m.width)
	m.tree = make([]int64, 2*m.first*m.width)
	for i := range m.tree {
		m.tree[i] = -1
	}
	m.all()
	return m
}

// at is the numbers of a place in the tree.
func (m *maxima) at(i int) []int64 { return m.tree[i*m.width : (i+1)*m.width] }

// all looks at every node.
func (m *maxima) all() {
	_, m.seen, _ = m.c.Changed(0)
	for n := range int32(m.c.Len()) {
		m.of(n, m.at(m.first+int(n)))
	}
	for i := m.first - 1; i > 0; i-- {
		m.raise(i)
	}
}

// follow catches up with the cluster.
func (m *maxima) follow() {
	nodes, now, told := m.c.Changed(m.seen)
	if !told {
		m.all()
		return
	}
	m.seen = now
	for _, n := range nodes {
		m.of(n, m.at(m.first+int(n)))
		for i := (m.first + int(n)) / 2; i > 0 && m.raise(i); i /= 2 {
		}
	}
}

// raise works out a place from those below it, and says whether it changed.
func (m *maxima) raise(i int) bool {
	changed := false
	left, right, here := m.at(2*i), m.at(2*i+1), m.at(i)
	for k := range here {
		if most := max(left[k], right[k]); most != here[k] {
			here[k], changed = most, true
		}
	}
	return changed
}

// next is the first node with room from a node on; -1: there is none.
func (m *maxima) next(room *allocation.Room, ask *allocation.Ask, from int32) int32 {
	m.follow()
	if !m.wanted(ask.Need, m.want) {
		return -1
	}
	m.room, m.ask, m.behind = room, ask, from
	return m.search(1, 0, int32(m.first))
}

// around is the first node with room from a node on, and then from the first one.
func (m *maxima) around(room *allocation.Room, ask *allocation.Ask, from int32) int32 {
	n := m.next(room, ask, from)
	if n < 0 && from > 0 {
		n = m.next(room, ask, 0)
	}
	return n
}

// search is the first node with room below a place, whose nodes are from to before to.
func (m *maxima) search(place int, from, to int32) int32 {
	if to <= m.behind || !cover(m.at(place), m.want) {
		return -1
	}
	if to == from+1 {
		if m.room.Fits(from, m.ask) {
			return from
		}
		return -1
	}
	middle := (from + to) / 2
	if n := m.search(2*place, from, middle); n >= 0 {
		return n
	}
	return m.search(2*place+1, middle, to)
}

// spot is a place on a node, with the devices that a need gets there; false if there is no node.
func spot(c *cluster.Cluster, n int32, need *cluster.Need) (cluster.Spot, bool) {
	if n < 0 {
		return cluster.Spot{}, false
	}
	return cluster.Spot{Node: n, Devices: c.Devices(n, need)}, true
}

package placement

import (
	"math"

	"simulate/sim/allocation"
)

// board is the scores of all nodes for one need. It is a tree of which every place knows the highest below it.
type board struct {
	shape int32
	seen  uint64
	first int       // where the nodes begin
	tree  []float64 // root at 1, children of i at 2i and 2i+1
}

func newBoard(nodes int) *board {
	first := 1
	for first < nodes {
		first *= 2
	}
	b := &board{shape: -1, first: first, tree: make([]float64, 2*first)}
	for i := range b.tree {
		b.tree[i] = math.Inf(-1)
	}
	return b
}

// raise works out all but the nodes' own scores.
func (b *board) raise() {
	for i := b.first - 1; i > 0; i-- {
		b.tree[i] = max(b.tree[2*i], b.tree[2*i+1])
	}
}

// set changes the score of a node.
func (b *board) set(n int32, score float64) {
	i := b.first + int(n)
	b.tree[i] = score
	for i /= 2; i > 0; i /= 2 {
		most := max(b.tree[2*i], b.tree[2*i+1])
		if most == b.tree[i] {
			return
		}
		b.tree[i] = most
	}
}

// best is the first node with the highest score; -1: none fits.
func (b *board) best() int32 {
	if math.IsInf(b.tree[1], -1) {
		return -1
	}
	i := 1
	for i < b.first {
		i *= 2
		if b.tree[i] != b.tree[i/2] {
			i++
		}
	}
	return int32(i - b.first)
}

// bestOf is the first with the highest score of those nodes that will do.
func (b *board) bestOf(room *allocation.Room, ask *allocation.Ask) int32 {
	best, at := math.Inf(-1), int32(-1)
	for n := range int32(room.Len()) {
		if score := b.tree[b.first+int(n)]; score > best && room.Allows(n, ask) {
			best, at = score, n
		}
	}
	return at
}

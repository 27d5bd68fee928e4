package allocation

import "math/bits"

// blames keeps, by shape, why its requests do not fit on which node, so that a node is looked at again only when it has
// changed.
type blames struct {
	shapes []*blame
	size   int // nodes of all of them
}

// blame is that of a shape.
type blame struct {
	nodes []int32  // by reason: for how many nodes it holds
	on    []uint64 // by node: bit r, reason r holds for it
	seen  uint64   // changes of the cluster
	fresh bool     // no node has been looked at
}

// mostBlames is how many nodes of all shapes are kept, 32 MB.
const mostBlames = 1 << 22

// of is what is kept of the shape of an ask; nil: it asks for what changes without its node, or there is no room.
func (b *blames) of(a *Allocator, ask *Ask) *blame {
	if ask.Shape < 0 || ask.rules != nil || len(ask.bars) > 0 || len(a.blamed) > 64 || a.room.AsksShared(ask.Need) {
		return nil
	}
	for int(ask.Shape) >= len(b.shapes) {
		b.shapes = append(b.shapes, nil)
	}
	kept := &b.shapes[ask.Shape]
	if *kept == nil && b.size+a.room.Len() <= mostBlames {
		b.size += a.room.Len()
		*kept = &blame{nodes: make([]int32, len(a.blamed)), on: make([]uint64, a.room.Len()), fresh: true}
	}
	return *kept
}

// follow catches up with the cluster.
func (b *blame) follow(a *Allocator, ask *Ask, rules *rules) {
	nodes, now, told := a.room.Changed(b.seen)
	b.seen = now
	if told && !b.fresh {
		for _, n := range nodes {
			b.look(a, n, ask, rules)
		}
		return
	}
	b.fresh = false
	for n := range int32(a.room.Len()) {
		b.look(a, n, ask, rules)
	}
}

// look looks at a node again.
func (b *blame) look(a *Allocator, n int32, ask *Ask, rules *rules) {
	now := uint64(0)
	for _, why := range a.whyNot(n, ask, rules) {
		now |= 1 << why
	}
	was := b.on[n]
	b.on[n] = now
	for changed := was ^ now; changed != 0; changed &= changed - 1 {
		r := bits.TrailingZeros64(changed)
		b.nodes[r] += int32(now>>r&1) - int32(was>>r&1)
	}
}

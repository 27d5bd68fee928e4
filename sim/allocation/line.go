package allocation

import (
	"slices"
	"sort"
)

// line is those of one tenant and class who wait, in order of rank and then of who came first. It is cut into short
// pieces, so that joining and leaving a long one costs little, and who asks for some shapes only need not walk it all.
type line struct {
	Line
	pieces []*piece // none is empty, but for the only one
	n      int
}

// piece is a part of a line.
type piece struct {
	slots  []Slot
	shapes uint64 // at least those of whom stand there, as hopeBit has it
	stale  bool   // it may be more than that
}

// place is where somebody stands in a line.
type place struct{ piece, i int }

// longestPiece is how many stand in a piece at most.
const longestPiece = 256

func newLine(of Line) line { return line{Line: of, pieces: []*piece{{}}} }

// ahead says whether one stands before another in a line.
func (a *Allocator) ahead(x, y Slot) bool {
	c, d := a.claims.at(x), a.claims.at(y)
	return c.rank < d.rank || (c.rank == d.rank && c.came < d.came)
}

// placeIn is where s stands, or is to stand.
func (a *Allocator) placeIn(l *line, s Slot) place {
	k := sort.Search(len(l.pieces)-1, func(i int) bool { return a.ahead(s, l.pieces[i+1].slots[0]) })
	slots := l.pieces[k].slots
	if n := len(slots); n > 0 && a.ahead(slots[n-1], s) {
		return place{k, n}
	}
	return place{k, sort.Search(len(slots), func(i int) bool { return !a.ahead(slots[i], s) })}
}

// insert lets s stand in a line.
func (a *Allocator) insert(l *line, s Slot) {
	at := a.placeIn(l, s)
	p := l.pieces[at.piece]
	p.slots = slices.Insert(p.slots, at.i, s)
	p.shapes |= hopeBit(a.claims.at(s).shape)
	if l.n++; len(p.slots) == longestPiece {
		l.split(at.piece)
	}
}

// split makes two pieces of one; the second is the shorter, since lines grow at their end.
func (l *line) split(k int) {
	p, keep := l.pieces[k], longestPiece*3/4
	second := &piece{slots: slices.Clone(p.slots[keep:]), shapes: p.shapes, stale: true}
	p.slots, p.stale = p.slots[:keep], true
	l.pieces = slices.Insert(l.pieces, k+1, second)
}

// remove takes s out of a line.
func (a *Allocator) remove(l *line, s Slot) {
	at := place{}
	if l.pieces[0].slots[0] != s {
		at = a.placeIn(l, s)
	}
	p := l.pieces[at.piece]
	p.slots, p.stale = slices.Delete(p.slots, at.i, at.i+1), true
	if l.n--; len(p.slots) == 0 && len(l.pieces) > 1 {
		l.pieces = slices.Delete(l.pieces, at.piece, at.piece+1)
	}
}

// behind is the place of the one that stands next behind s, whether or not s still stands there.
func (a *Allocator) behind(l *line, s Slot) place {
	at := a.placeIn(l, s)
	if slots := l.pieces[at.piece].slots; at.i < len(slots) && slots[at.i] == s {
		at.i++
	}
	return at
}

// step is who stands at a place, and the next place; -1: nobody.
func (l *line) step(at place) (Slot, place) {
	if at.i == len(l.pieces[at.piece].slots) {
		at = place{at.piece + 1, 0}
	}
	if at.piece == len(l.pieces) {
		return -1, at
	}
	return l.pieces[at.piece].slots[at.i], place{at.piece, at.i + 1}
}

// head is who stands first; -1: nobody.
func (l *line) head() Slot {
	if l.n == 0 {
		return -1
	}
	return l.pieces[0].slots[0]
}

// last is who stands last, where anybody does.
func (l *line) last() Slot {
	slots := l.pieces[len(l.pieces)-1].slots
	return slots[len(slots)-1]
}

// worth is the first from a place on who may be worth asking, and his place; -1: nobody is.
func (a *Allocator) worth(l *line, at place) (place, Slot) {
	for ; at.piece < len(l.pieces) && !a.hopeless(); at = (place{at.piece + 1, 0}) {
		p := l.pieces[at.piece]
		if at.i < len(p.slots) && a.promising(p) {
			return at, p.slots[at.i]
		}
	}
	return at, -1
}

// promising says whether somebody in a piece may be worth asking.
func (a *Allocator) promising(p *piece) bool {
	if a.askAll || p.shapes&a.hope.shapes == 0 || !p.stale {
		return a.askAll || p.shapes&a.hope.shapes != 0
	}
	p.shapes, p.stale = 0, false
	for _, s := range p.slots {
		p.shapes |= hopeBit(a.claims.at(s).shape)
	}
	return p.shapes&a.hope.shapes != 0
}

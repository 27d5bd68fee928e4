package allocation

import (
	"slices"
	"sort"
)

// queue is who waits, in lines, each in order of rank and then of who came first.
type queue struct {
	lines []line
	n     int
	moves uint64 // grows with everybody who comes or goes
}

// line is one of them.
type line struct {
	Line
	slots []Slot
}

// ahead says whether one stands before another in a line.
func (a *Allocator) ahead(x, y Slot) bool {
	c, d := &a.claims[x], &a.claims[y]
	return c.rank < d.rank || (c.rank == d.rank && c.came < d.came)
}

// enqueue lets a request join its line, at its place there.
func (a *Allocator) enqueue(s Slot) {
	c := &a.claims[s]
	c.line = a.lineOf(&c.Request)
	l := &a.queue.lines[c.line]
	i := len(l.slots)
	if i > 0 && a.ahead(s, l.slots[i-1]) {
		i = a.placeIn(l, s)
	}
	l.slots = slices.Insert(l.slots, i, s)
	a.queue.n++
	a.queue.moves++
	a.count(c, 1)
}

// placeIn is how many of a line stand before s.
func (a *Allocator) placeIn(l *line, s Slot) int {
	return sort.Search(len(l.slots), func(i int) bool { return !a.ahead(l.slots[i], s) })
}

// dequeue takes a request out of its line.
func (a *Allocator) dequeue(s Slot) {
	l := &a.queue.lines[a.claims[s].line]
	i := 0
	if l.slots[0] != s {
		i = a.placeIn(l, s)
	}
	if i == 0 {
		l.slots = l.slots[1:]
	} else {
		l.slots = slices.Delete(l.slots, i, i+1)
	}
	a.queue.n--
	a.queue.moves++
	a.count(&a.claims[s], -1)
}

// lineOf is the line in which a request stands: the only one, or that of its tenant and class.
func (a *Allocator) lineOf(r *Request) int32 {
	var want Line
	if a.chooser != nil {
		want = Line{Tenant: r.Tenant, Class: a.chooser.Class(r)}
	}
	i, found := slices.BinarySearchFunc(a.queue.lines, want, func(l line, want Line) int { return a.compareLines(l.Line, want) })
	if !found {
		a.queue.lines = slices.Insert(a.queue.lines, i, line{Line: want})
		for k := i + 1; k < len(a.queue.lines); k++ {
			for _, s := range a.queue.lines[k].slots {
				a.claims[s].line++
			}
		}
	}
	return int32(i)
}

// compareLines orders lines by their tenants' names, then by class.
func (a *Allocator) compareLines(x, y Line) int {
	if x.Tenant != y.Tenant {
		if a.use.Name(x.Tenant) < a.use.Name(y.Tenant) {
			return -1
		}
		return 1
	}
	return int(min(1, max(-1, x.Class-y.Class)))
}

// behind is the place of the one that stands next behind s in its line, whether or not s still stands there.
func (a *Allocator) behind(l *line, s Slot) int {
	i := a.placeIn(l, s)
	if i < len(l.slots) && l.slots[i] == s {
		i++
	}
	return i
}

// at is who stands at a place; -1: nobody.
func (l *line) at(i int) Slot {
	if i < len(l.slots) {
		return l.slots[i]
	}
	return -1
}

// inOrder is everybody who waits, in the order in which they are asked. Of several lines it is that in which they
// would be chosen if each that is asked started.
func (a *Allocator) inOrder() []Slot {
	a.ordered = a.ordered[:0]
	if a.chooser == nil {
		a.ordered = append(a.ordered, a.queue.lines[0].slots...)
		return a.ordered
	}
	a.tentative.copy(&a.use)
	t := a.newTurns()
	for t.any() {
		i := t.choose(a.chooser, &a.tentative)
		s := a.queue.lines[i].slots[t.asked[i]]
		if t.asked[i]++; t.asked[i] == len(a.queue.lines[i].slots) {
			t.setAside(i)
		}
		a.ordered = append(a.ordered, s)
		a.tentative.add(&a.claims[s].Request, 1)
	}
	return a.ordered
}

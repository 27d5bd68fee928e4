package allocation

import "slices"

// queue is who waits, in lines, each in order of rank and then of who came first.
type queue struct {
	lines []line
	n     int
	moves uint64 // grows with everybody who comes or goes
}

// enqueue lets a request join its line, at its place there.
func (a *Allocator) enqueue(s Slot) {
	c := a.claims.at(s)
	c.line = a.lineOf(&c.Request)
	a.insert(&a.queue.lines[c.line], s)
	a.queue.n++
	a.queue.moves++
	a.count(c, 1)
}

// dequeue takes a request out of its line.
func (a *Allocator) dequeue(s Slot) {
	a.remove(&a.queue.lines[a.claims.at(s).line], s)
	a.queue.n--
	a.queue.moves++
	a.count(a.claims.at(s), -1)
}

// lineOf is the line in which a request stands: the only one, or that of its tenant and class.
func (a *Allocator) lineOf(r *Request) int32 {
	var want Line
	if a.chooser != nil {
		want = Line{Tenant: r.Tenant, Class: a.chooser.Class(r)}
	}
	i, found := slices.BinarySearchFunc(a.queue.lines, want, func(l line, want Line) int { return a.compareLines(l.Line, want) })
	if !found {
		a.queue.lines = slices.Insert(a.queue.lines, i, newLine(want))
		for k := i + 1; k < len(a.queue.lines); k++ {
			for _, p := range a.queue.lines[k].pieces {
				for _, s := range p.slots {
					a.claims.at(s).line++
				}
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

// inOrder is everybody who waits, in the order in which they are asked. Of several lines it is that in which they
// would be chosen if each that is asked started.
func (a *Allocator) inOrder() []Slot {
	a.ordered = a.ordered[:0]
	if a.chooser == nil {
		for _, p := range a.queue.lines[0].pieces {
			a.ordered = append(a.ordered, p.slots...)
		}
		return a.ordered
	}
	a.tentative.copy(&a.use)
	t := a.newTurns()
	for t.any() {
		i := t.choose(a.chooser, &a.tentative)
		l := &a.queue.lines[i]
		s, next := l.step(t.at[i])
		if t.at[i] = next; s == l.last() {
			t.setAside(i)
		}
		a.ordered = append(a.ordered, s)
		a.tentative.add(&a.claims.at(s).Request, 1)
	}
	return a.ordered
}

package allocation

// hope is how many of those who wait may find a place, for all that is known. Who is like another that has found none
// will not, until something is given back: a long queue need not be asked one by one to hear that.
type hope struct {
	n  int    // who wait, but for those
	at uint64 // what had been given back when they were counted
}

// hopeless says whether nobody who waits will find a place. Where room may be made for the more important, where the
// reasons of some have changed, or where the first in line holds up the others anyway, all are asked.
func (a *Allocator) hopeless() bool {
	if a.order.Blocks() || a.c.Preemption || a.c.Reject || a.changed {
		return false
	}
	if a.hope.at != a.room.Released() {
		a.hope = hope{n: a.unlike, at: a.room.Released()}
		for i := range a.shapes.list {
			if sh := &a.shapes.list[i]; !a.isStuck(sh) {
				a.hope.n += sh.waiting
			}
		}
	}
	return a.hope.n == 0
}

// isStuck says whether one of that shape has found no place, and nothing has been given back since.
func (a *Allocator) isStuck(sh *shape) bool { return sh.stuck == a.room.Released()+1 }

// count counts one more, or one less, that waits.
func (a *Allocator) count(c *claim, by int) {
	if c.shape < 0 {
		a.unlike += by
		a.hope.n += by
		return
	}
	sh := a.shapes.at(c.shape)
	sh.waiting += by
	if !a.isStuck(sh) {
		a.hope.n += by
	}
}

// lose is that one of a shape has found no place: none of them will.
func (a *Allocator) lose(sh *shape, why Reason) {
	if a.isStuck(sh) {
		return
	}
	a.changed = a.changed || sh.stuckWhy != why
	a.hope.n -= sh.waiting
}

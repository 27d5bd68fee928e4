package allocation

// hope is how many of those who wait may find a place, for all that is known. Who is like another that has found none
// will not, until something is given back: a long queue need not be asked one by one to hear that.
type hope struct {
	n      int     // who wait, but for those
	by     [64]int // the same by the bit of their shapes
	shapes uint64  // bits of shapes of whom somebody may find a place, or is to be told why not
	told   uint64  // of them, those who are to be told in this pass: they wait for another reason than before
	at     uint64  // what had been given back when they were counted
}

// hopeBit is the bit by which a shape is known, which it has in common with others; requests of no shape have one, too.
func hopeBit(shape int32) uint64 { return 1 << (uint32(shape) & 63) }

// add counts so many of a shape.
func (h *hope) add(shape int32, n int) {
	h.n += n
	at := uint32(shape) & 63
	if h.by[at] += n; h.by[at] > 0 {
		h.shapes |= 1 << at
	} else {
		h.shapes = h.shapes&^(1<<at) | h.told
	}
}

// tell has those of a shape told why they wait.
func (h *hope) tell(shape int32) {
	h.told |= hopeBit(shape)
	h.shapes |= h.told
}

// begin is a new pass.
func (h *hope) begin() {
	if h.told == 0 {
		return
	}
	for at := range h.by {
		if h.by[at] == 0 {
			h.shapes &^= 1 << at
		}
	}
	h.told = 0
}

// hopeless says whether nobody who waits will find a place, or need be told why. Where the first in line holds up the
// others, and where nobody may wait, all are asked.
func (a *Allocator) hopeless() bool {
	if a.askAll {
		return false
	}
	if a.hope.at != a.room.Released() {
		told := a.hope.told
		a.hope = hope{at: a.room.Released(), shapes: told, told: told}
		a.hope.add(-1, a.unlike)
		for i := range a.shapes.list {
			a.hope.add(int32(i), a.hopeful(&a.shapes.list[i]))
		}
	}
	return a.hope.shapes == 0
}

// isStuck says whether one of that shape has found no place, and nothing has been given back since.
func (a *Allocator) isStuck(sh *shape) bool { return sh.stuck == a.room.Released()+1 }

// hopeful is how many of a shape may find a place; if room may be made for the most important of them, all.
func (a *Allocator) hopeful(sh *shape) int {
	if a.isStuck(sh) && (!a.c.Preemption || sh.highest <= sh.stuckAt) {
		return 0
	}
	return sh.waiting
}

// count counts one more, or one less, that waits.
func (a *Allocator) count(c *claim, by int) {
	if c.shape < 0 {
		a.unlike += by
		a.hope.add(-1, by)
		return
	}
	sh := a.shapes.at(c.shape)
	before := a.hopeful(sh)
	if sh.waiting == 0 {
		sh.highest = c.Priority
	}
	sh.waiting += by
	sh.highest = max(sh.highest, c.Priority)
	a.hope.add(c.shape, a.hopeful(sh)-before)
}

// lose is that one of a shape has found no place: none of them will, unless it is more important.
func (a *Allocator) lose(shape int32, why Reason, atMost int32) {
	sh := a.shapes.at(shape)
	before := a.hopeful(sh)
	if sh.stuckWhy != why {
		a.hope.tell(shape)
	}
	sh.stuck, sh.stuckWhy, sh.stuckAt = a.room.Released()+1, why, atMost
	a.hope.add(shape, a.hopeful(sh)-before)
}

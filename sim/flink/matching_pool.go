package flink

// pool is task managers that slots are cut from.
type pool struct {
	bins []bin
	past map[string]int // by need: no task manager before this one has room for it any more
}

// bin is what is free on a task manager.
type bin struct {
	total, free, slot Profile
	on                int // its place, for whom it may concern
}

// give is told of every cut.
type give func(on int, profile Profile, count int)

// firstFit cuts as many slots as there are on the first task manager with room, then on the next, and returns how many
// are left. What is free only shrinks, so a need begins where it stopped the last time.
func (p *pool) firstFit(r *Requirement, left int, to give) int {
	key := "unspecified"
	if !r.Unspecified {
		key = r.Profile.String()
	}
	at := p.past[key]
	for ; at < len(p.bins); at++ {
		left -= p.bins[at].cut(r, left, to)
		if left == 0 {
			break
		}
	}
	p.past[key] = at
	return left
}

// cut takes as many slots as there is room for, at most so many.
func (b *bin) cut(r *Requirement, most int, to give) int {
	need := r.of(b.slot)
	n := min(b.free.Room(need), most)
	if n > 0 {
		b.free = b.free.Minus(need, n)
		to(b.on, need, n)
	}
	return n
}

// utilisation is the larger of the shares of CPU and of memory that are in use.
func (b *bin) utilisation() float64 {
	return max(
		share(float64(b.total.CPU-b.free.CPU)/float64(Core), float64(b.total.CPU)/float64(Core)),
		share(float64(b.total.Memory()-b.free.Memory()), float64(b.total.Memory())),
	)
}

func share(used, of float64) float64 {
	if of == 0 {
		return 0
	}
	return used / of
}

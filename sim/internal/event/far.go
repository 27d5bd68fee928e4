package event

// pushFar puts e on the ladder. It is false if e belongs into the ring.
func (l *List) pushFar(e Event) bool {
	d := &l.ladder
	r := d.top
	i := (uint64(e.At) - d.start) >> (d.shift % 64)
	if i >= d.open {
		if uint64(e.At) < d.floor {
			return !l.roomBelow(e)
		}
		if i >= uint64(len(r.buckets)) {
			r, i = d.find(uint64(e.At))
		}
	}
	d.put(r, i, e)
	return true
}

// roomBelow says whether the ring can take e, which is due below the floor of the ladder. If not, e has been put
// elsewhere.
func (l *List) roomBelow(e Event) bool {
	d := &l.ladder
	if d.burst.len() > 0 {
		d.add(e)
		return false
	}
	if l.tail-l.head < few {
		return true
	}
	l.overflow(e)
	return false
}

// overflow makes room where the ring is full. A crowd from a bucket goes back to where it came from, as it is now
// too large for the ring, and everything goes to the ladder when it is not in use yet. What is due before all the
// ladder knows, as only a burst can leave it behind, becomes part of a burst.
func (l *List) overflow(e Event) {
	d := &l.ladder
	crowd := make([]Event, 0, few+1)
	for ; l.head != l.tail; l.head++ {
		crowd = append(crowd, l.near[l.head%few])
	}
	crowd = append(crowd, e)
	if l.far && d.open > 0 {
		d.raise(d.floor)
		for _, e := range crowd {
			d.add(e)
		}
		return
	}
	if l.far {
		d.settle()
	} else {
		l.far = true
		d.begin()
	}
	for _, e := range crowd {
		l.Push(e)
	}
}

// popFar takes the first event of the ladder.
func (l *List) popFar() Event {
	d := &l.ladder
	if d.open == 0 {
		if d.burst.len() > 0 {
			d.n--
			return d.burst.pop()
		}
		d.settle()
	}
	for {
		r, i := d.top, d.found-1
		if d.found == 0 {
			var ok bool
			if i, ok = r.marks.first(); !ok {
				d.descend()
				continue
			}
		}
		d.found = 0
		b := &r.buckets[i]
		switch e := b.events[0]; {
		case b.n <= inline && r.shift < wholeTime:
			b.events[0], b.events[1] = order(b.events[1], b.events[2])
			b.events[2] = nothing()
			b.n--
			d.n--
			r.marks.remove(i, uint64(int64(b.n)-1)>>63)
			return e
		case b.n <= few:
			l.load(r, i)
			return l.Pop()
		}
		if !d.spread(r, i) {
			d.n--
			return d.burst.pop()
		}
	}
}

// load moves the events of a bucket to the ring, which is empty. Each finds its place by counting how many of the
// others are due before it: that takes more comparisons than to insert one by one, and no branch that depends on them.
func (l *List) load(r *rung, i uint64) {
	d := &l.ladder
	n := int(r.buckets[i].n)
	d.raise(r.end(i))
	d.taken = d.take(r, i, d.taken[:0])
	from := (*[few]Event)(d.taken[:few])
	var place [few]uint8
	for i := 1; i < n; i++ {
		later := uint8(0)
		for j := range from[:i] {
			b := uint8(before(from[i%few], from[j]))
			later += b
			place[j] += b
		}
		place[i%few] = uint8(i) - later
	}
	for i := range from[:n] {
		l.near[place[i]%few] = from[i]
	}
	l.head, l.tail = 0, uint32(n)
	if d.n == 0 {
		l.far = false
	}
}

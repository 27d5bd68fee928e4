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

// roomBelow says whether e, which is due before the floor of the ladder, may go to the ring. If not, it has been put
// elsewhere.
func (l *List) roomBelow(e Event) bool {
	if d := &l.ladder; d.burst.len() > 0 {
		d.join(e)
		return false
	}
	if l.tail-l.head == few {
		l.overflow(e)
		return false
	}
	return true
}

// overflow adds e when the ring is full. The ring is emptied onto the ladder: it has been in use alone, or what is in
// it was a crowd from a bucket, which is now large enough to be divided. Only what is due before all that the ladder
// knows has no place there; it is treated like a burst.
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
			d.join(e)
		}
		return
	}
	l.far = true
	d.begin()
	for _, e := range crowd {
		l.Push(e)
	}
}

// popFar takes the first event when the ring is empty.
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
			d.drop(r, i)
			return e
		case b.n <= few:
			l.load(r, i)
			return l.Pop()
		case !d.spread(r, i):
			d.n--
			return d.burst.pop()
		}
	}
}

// load moves the events of a bucket to the ring. Each finds its place by counting how many are due before it: to
// compare all with all takes longer than to insert one by one, but leaves no branch to chance.
func (l *List) load(r *rung, i uint64) {
	d := &l.ladder
	d.raise(r.end(i))
	n := len(d.take(r, i))
	from := (*[few]Event)(d.taken[:few])
	var place [few]uint8
	for i := 1; i < n; i++ {
		earlier := uint8(0)
		for j := range from[:i] {
			later := uint8(before(from[i%few], from[j]))
			place[j] += later
			earlier += 1 - later
		}
		place[i%few] = earlier
	}
	for i := range from[:n] {
		l.near[place[i]%few] = from[i]
	}
	l.head, l.tail = 0, uint32(n)
	l.far = d.n > 0
}

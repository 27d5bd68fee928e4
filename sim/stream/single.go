package stream

// A process that is one plain station, whose events go straight to it and leave from there, needs no records: an event
// is its number, and what happens to it is when it arrived, began and left. By events, it fills the columns of a lane
// of one stop one instant at a time; they are counted in blocks.

// newSingle makes a station that w goes straight to such a lane.
func (p *Plane) newSingle(w *workload, op *operator) {
	l := &lane{w: w, process: op.process, whole: true, behind: 1, stops: []stop{{op: op}}}
	op.whole, op.single, op.lane = true, l, &l.stops[0]
	w.single = l
}

// countAhead is how many events leave such a station before they are counted.
const countAhead = 512

// arriveSingle lets an event of w arrive at its station.
func (p *Plane) arriveSingle(w *workload) {
	p.tick()
	l := w.single
	s := &l.stops[0]
	l.due = append(l.due, p.now)
	s.works = append(s.works, w.works[w.next])
	w.next++
	w.count++
	if n := len(l.due); n-1 == len(s.left) { // nobody is there
		p.beginSingle(s, n-1)
	}
	if p.arrived == p.limit {
		p.full()
	}
}

// beginSingle begins the service of the n-th of the columns, and sets the alarm for its end.
func (p *Plane) beginSingle(s *stop, n int) {
	s.began = append(s.began, p.now)
	p.ringAt(p.now+s.works[n], uint32(s.op.first))
}

// serveSingle ends a service and begins the next one, if an event waits.
func (p *Plane) serveSingle(l *lane) {
	s := &l.stops[0]
	s.left = append(s.left, p.now)
	n := len(s.left)
	last := n == len(l.due) // of those who are there; counting forgets who has left
	if last {
		p.ends.Clear(uint32(s.op.first))
	} else {
		p.beginSingle(s, n)
	}
	if n-s.out >= countAhead {
		p.countLane(l, p.now)
	}
	if last {
		p.mayBeExhausted()
	}
}

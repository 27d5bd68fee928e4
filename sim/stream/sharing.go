package stream

import (
	"math"

	"simulate/sim/clock"
)

// sharing is a subtask under processor sharing: all records are in service at once, each at the same speed,
// min(1, servers / records). The work that each has received since it came is the growth of one counter, so the
// next to end is the one whose counter value at its end is smallest. A record that is blocked after its service
// keeps one server; the others share what is left.
type sharing struct {
	received float64 // nanoseconds of work, of a record that has been there for ever
	since    clock.Time
	ends     shares
	speed    float64
	until    clock.Time // the next one ends then, at that speed; Never: nobody does
	working  int64      // servers at work
	stuck    int64      // records that are blocked
	held     int64      // servers that they keep
}

// share lets a record begin at once, or when the subtask goes on.
func (p *Plane) share(st *subtask, rec *record) {
	if st.stopped > 0 {
		p.enqueue(st, rec)
		return
	}
	s := st.sit()
	seat := &st.seats[s]
	seat.rec, seat.busy = *rec, true
	st.busy++
	p.startFirst(st, &seat.rec)
	if seat.rec.work == 0 {
		p.complete(st, s)
		return
	}
	sh := st.sharing
	sh.catchUp(p.now)
	sh.ends.push(sharer{end: sh.received + float64(seat.rec.work), seat: s})
	p.retune(st)
}

// catchUp brings the counter to now.
func (sh *sharing) catchUp(now clock.Time) {
	sh.received += float64(float64(now-sh.since) * sh.speed)
	sh.since = now
}

// retune sets the speed for as many records as are in service now, and the event for the next end.
func (p *Plane) retune(st *subtask) {
	sh := st.sharing
	n := int64(len(sh.ends))
	servers, held := st.portions()
	p.add(st, working, servers-sh.working)
	p.add(st, blocked, held-sh.held)
	sh.working, sh.held = servers, held
	if servers == 0 {
		sh.speed, sh.until = 0, clock.Never
		return
	}
	sh.speed = float64(servers) / float64(n)
	left := (sh.ends[0].end - sh.received) / sh.speed
	sh.until = p.now + max(0, clock.Nanoseconds(math.Ceil(left-1e-6)))
	p.expect(st)
}

// portions are the servers that work and those that blocked records keep.
func (st *subtask) portions() (working, held int64) {
	if st.stopped > 0 {
		return 0, 0
	}
	sh := st.sharing
	held = min(sh.stuck, int64(st.op.servers))
	return min(int64(len(sh.ends)), int64(st.op.servers)-held), held
}

// stickShared counts one blocked record more, or less.
func (p *Plane) stickShared(st *subtask, by int64) {
	st.sharing.catchUp(p.now)
	st.sharing.stuck += by
	p.retune(st)
}

// serveShared ends the service of the record that is due.
func (p *Plane) serveShared(st *subtask) {
	sh := st.sharing
	sh.catchUp(p.now)
	e := sh.ends.pop()
	sh.received = max(sh.received, e.end) // the event was due at a whole nanosecond
	if len(sh.ends) == 0 {
		sh.received = 0 // so that the counter keeps its precision
	}
	p.retune(st)
	p.complete(st, e.seat)
}

// sharer is one record in service: the counter's value at which it ends.
type sharer struct {
	end  float64
	seat int32
}

// shares is a binary heap of sharers, the first to end at index 0.
type shares []sharer

func (a sharer) before(b sharer) bool { return a.end < b.end || (a.end == b.end && a.seat < b.seat) }

func (h *shares) push(e sharer) {
	s := append(*h, e)
	*h = s
	i := len(s) - 1
	for ; i > 0 && e.before(s[(i-1)/2]); i = (i - 1) / 2 {
		s[i] = s[(i-1)/2]
	}
	s[i] = e
}

func (h *shares) pop() sharer {
	s := *h
	first, last := s[0], s[len(s)-1]
	s = s[:len(s)-1]
	*h = s
	for i := 0; len(s) > 0; {
		child := 2*i + 1
		if child+1 < len(s) && s[child+1].before(s[child]) {
			child++
		}
		if child >= len(s) || !s[child].before(last) {
			s[i] = last
			break
		}
		s[i] = s[child]
		i = child
	}
	return first
}

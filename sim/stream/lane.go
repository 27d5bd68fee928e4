package stream

import (
	"sort"

	"simulate/sim/clock"
)

// lane is a process that is a chain of single servers, first in, first out, between a workload and a sink. What
// happens to its records follows, record by record and server by server, from two operations, the larger of two
// instants and the sum of an instant and a work: with joined, began, done and left of record i at server j, whose
// queue has room for c records with the one in service,
//
//	joined(i,j) = left(i,j-1) = max(done(i,j-1), left(i-c,j))    who finds no place stays where it is, blocked
//	began(i,j) = max(joined(i,j), left(i-1,j))
//	done(i,j) = began(i,j) + work(i,j)
//
// (F. Baccelli, G. Cohen, G. J. Olsder, J.-P. Quadrat, "Synchronization and Linearity", 1992). All four only grow
// from record to record, so each is a column in which what has happened up to an instant is what stands before a
// place; counting is what moves these places.
type lane struct {
	w        *workload
	process  int32
	bounded  bool // some queue is: instants depend on those of the server after
	whole    bool // one server, without bound: its station counts for the flow, see whole.go
	stops    []stop
	due      []clock.Time // of the records that are inside, and of some before them
	entrance []clock.Time // when they joined the first stop, where that is bounded
	stride   int          // records of which none waits for another at the next stop's entrance
	entered  int          // places: how many events have arrived, been taken in, left
	taken    int
	over     int
	behind   int       // records before those inside that must be kept: the most that any queue holds
	spans    []int64   // scratch: waits, sojourns, latencies
	sums     []float32 // scratch: parts of them
}

// stop is one server of a lane with its columns.
type stop struct {
	op                               *operator
	room                             int   // of its queue, with the one in service; 0: no limit
	next                             *stop // where a record may find no place; nil: it always does
	works, joined, began, done, left []clock.Time
	in, begun, ended, out            int // places: how many records have done so
}

// isLane says whether a chain is one server after the other.
func isLane(chain []*operator) bool {
	for _, op := range chain {
		if op.parallelism > 1 || (op.places != Unbounded && op.OnFull != Block) {
			return false
		}
	}
	return true
}

// room is how many records an operator of one server holds; 0: no limit.
func (op *operator) room() int {
	if op.places == Unbounded {
		return 0
	}
	return int(op.places) + 1
}

// newLane makes operators the stops of a lane.
func (p *Plane) newLane(w *workload, chain []*operator) {
	l := &lane{w: w, process: chain[0].process, stride: blockSize}
	for _, op := range chain {
		l.stops = append(l.stops, stop{op: op, room: op.room()})
	}
	for i := range l.stops {
		s := &l.stops[i]
		if s.room > 0 {
			l.bounded = true
			l.stride = min(l.stride, s.room)
			if i > 0 {
				l.stops[i-1].next = s
			}
		}
		l.behind = max(l.behind, s.room, 1)
		s.op.method, s.op.why, s.op.stage, s.op.lane = MaxPlus, "", nil, s
		s.op.plain, s.op.total.plain = false, true
	}
	l.whole = len(l.stops) == 1 && !l.bounded
	l.stops[0].op.whole = l.whole
	for i := range l.stops {
		l.stops[i].op.total.chained = l.bounded
	}
	p.processes[l.process].total.ledger = nil
	p.way, p.stages = l, nil
}

// link lets columns that are the same be the same, after they have grown or moved: a record joins where it leaves the
// stop before, and leaves when it is done where it cannot be blocked.
func (l *lane) link() {
	joined := l.due
	if l.stops[0].room > 0 {
		joined = l.entrance
	}
	for i := range l.stops {
		s := &l.stops[i]
		s.joined = joined
		if s.next == nil {
			s.done = s.left
		}
		joined = s.left
	}
}

// carry takes the next n events of the block through the lane, however far ahead in time that leads, and counts what
// happens till they have arrived.
func (l *lane) carry(p *Plane, n int) {
	l.take(n, &p.draws)
	p.countLane(l, p.now)
}

func (l *lane) comeTo(p *Plane, to clock.Time) { p.countLane(l, to) }

func (l *lane) take(n int, draws *[blockSize]float64) {
	w := l.w
	from := len(l.due)
	l.due = append(l.due, w.block[w.next:w.next+n]...)
	large := max(l.due[len(l.due)-1], l.stops[len(l.stops)-1].left0(from-1)) >> distance
	for i := range l.stops {
		s := &l.stops[i]
		s.works = grown(s.works, n)
		large |= s.op.work.series(w.salt+w.count, s.works[from:], draws)
		s.began, s.left = grown(s.began, n), grown(s.left, n)
		if s.next != nil {
			s.done = grown(s.done, n)
		}
	}
	if l.stops[0].room > 0 {
		l.entrance = grown(l.entrance, n)
	}
	w.next += n
	w.count += uint64(n)
	l.link()
	if large>>short > 0 {
		l.passOneByOne(from)
		return
	}
	for to := len(l.due); from < to; from += l.stride {
		l.pass(from, min(from+l.stride, to))
	}
}

// Services shorter than 2^short ns (4.9 h), of a block at all stops, after an instant before 2^(short+distance), are
// over before time is.
const (
	short    = 44
	distance = 17
)

// passOneByOne takes records through all stops, however long they wait: what would be after all time is never.
func (l *lane) passOneByOne(from int) {
	for i := from; i < len(l.due); i++ {
		at := l.due[i]
		if first := &l.stops[0]; first.room > 0 {
			at = max(at, first.left0(i-first.room))
			l.entrance[i] = at
		}
		for j := range l.stops {
			s := &l.stops[j]
			s.began[i] = max(at, s.left0(i-1))
			at = clock.Never
			if s.began[i] < clock.Never-s.works[i] {
				at = s.began[i] + s.works[i]
			}
			s.done[i] = at
			if s.next != nil {
				at = max(at, s.next.left0(i-s.next.room))
			}
			s.left[i] = at
		}
	}
}

// pass takes a few records through all stops, so few that whom they may have to wait for has been there already.
func (l *lane) pass(from, to int) {
	if first := &l.stops[0]; first.room > 0 {
		for i := from; i < to; i++ {
			l.entrance[i] = max(l.due[i], first.left0(i-first.room))
		}
	}
	for i := range l.stops {
		if s := &l.stops[i]; s.next == nil {
			s.serve(from, to)
		} else {
			s.serveOrBlock(from, to)
		}
	}
}

// left0 is when a record left; 0 for one that never was.
func (s *stop) left0(i int) clock.Time {
	if i < 0 {
		return 0
	}
	return s.left[i]
}

// serve is the recursion of one server whose records leave when they are done.
func (s *stop) serve(from, to int) {
	free := s.left0(from - 1)
	joined, works, began, left := s.joined[from:to], s.works[from:to], s.began[from:to], s.left[from:to]
	for i := range joined {
		b := max(joined[i], free)
		free = b + works[i]
		began[i], left[i] = b, free
	}
}

// serveOrBlock is that of one whose records may find no place at the next.
func (s *stop) serveOrBlock(from, to int) {
	free := s.left0(from - 1)
	for ; from < min(to, s.next.room); from++ { // the first ones do
		s.began[from] = max(s.joined[from], free)
		free = s.began[from] + s.works[from]
		s.done[from], s.left[from] = free, free
	}
	if from >= to {
		return
	}
	joined, works, gone := s.joined[from:to], s.works[from:to], s.next.left[from-s.next.room:to-s.next.room]
	began, done, left := s.began[from:to], s.done[from:to], s.left[from:to]
	for i := range joined {
		b := max(joined[i], free)
		d := b + works[i]
		free = max(d, gone[i])
		began[i], done[i], left[i] = b, d, free
	}
}

func grown[T any](column []T, n int) []T {
	if len(column)+n > cap(column) {
		column = append(make([]T, 0, 2*(len(column)+n)), column...)
	}
	return column[:len(column)+n]
}

// forget drops what nobody asks for any more from the columns.
func (l *lane) forget() {
	n := l.stops[len(l.stops)-1].out - l.behind
	if n < blockSize || n < len(l.due)/2 {
		return
	}
	l.due = shifted(l.due, n)
	if l.stops[0].room > 0 {
		l.entrance = shifted(l.entrance, n)
	}
	l.entered, l.taken, l.over = l.entered-n, l.taken-n, l.over-n
	for i := range l.stops {
		s := &l.stops[i]
		s.works, s.began, s.left = shifted(s.works, n), shifted(s.began, n), shifted(s.left, n)
		if s.next != nil {
			s.done = shifted(s.done, n)
		}
		s.in, s.begun, s.ended, s.out = s.in-n, s.begun-n, s.ended-n, s.out-n
	}
	l.link()
}

func shifted(column []clock.Time, n int) []clock.Time {
	return column[:copy(column, column[n:])]
}

// reached is how many of a column's instants are not after one, of which so many are known.
func reached(column []clock.Time, known int, to clock.Time) int {
	if n := len(column); n == 0 || column[n-1] <= to {
		return n
	}
	rest := column[known:]
	return known + sort.Search(len(rest), func(i int) bool { return rest[i] > to })
}

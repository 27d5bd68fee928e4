package stream

// pool is the records at plain stations. A record stays in its place on its way from one plain station to the next,
// and a place is used again at once, so few are touched: a ring of its own for each station would walk through all
// the room that its longest queue has ever taken.
type pool struct {
	records []record
	behind  []int32 // by place: the next one in its line; of free places, the next free one
	free    int32   // the first free place; 0: none, as place 0 is not used
}

// place is a free place for a record; what stands there is old.
func (l *pool) place() int32 {
	if i := l.free; i != 0 {
		l.free = l.behind[i]
		return i
	}
	if len(l.records) == 0 {
		l.records, l.behind = append(l.records, record{}), append(l.behind, 0)
	}
	l.records, l.behind = append(l.records, record{}), append(l.behind, 0)
	return int32(len(l.records) - 1)
}

// release makes a place free.
func (l *pool) release(i int32) { l.behind[i], l.free = l.free, i }

// line is records of a pool, first in, first out.
type line struct{ head, tail, n int32 }

// push adds the record at a place to a line.
func (l *pool) push(q *line, i int32) {
	if q.n == 0 {
		q.head = i
	} else {
		l.behind[q.tail] = i
	}
	q.tail = i
	q.n++
}

// pop takes the first record out of a line, which must not be empty; its place is not free yet.
func (l *pool) pop(q *line) {
	q.head = l.behind[q.head]
	q.n--
}

package stream

// ring is a first-in-first-out queue of values in one power-of-two array that grows when it must.
type ring[T any] struct {
	slots []T
	head  int // index of the first, modulo the length
	n     int
}

func (q *ring[T]) len() int { return q.n }

// at is the i-th from the front.
func (q *ring[T]) at(i int) *T { return &q.slots[(q.head+i)&(len(q.slots)-1)] }

// next appends a place, valid until the next one; what stands there is old.
func (q *ring[T]) next() *T {
	if q.n == len(q.slots) {
		q.grow()
	}
	place := &q.slots[(q.head+q.n)&(len(q.slots)-1)]
	q.n++
	return place
}

// push appends v and returns its place, valid until the next push.
func (q *ring[T]) push(v *T) *T {
	place := q.next()
	*place = *v
	return place
}

// pushFront puts v before all others.
func (q *ring[T]) pushFront(v *T) {
	if q.n == len(q.slots) {
		q.grow()
	}
	q.head = (q.head - 1) & (len(q.slots) - 1)
	q.slots[q.head] = *v
	q.n++
}

// pop takes the first; the ring must not be empty. What it points to is valid until the next push.
func (q *ring[T]) pop() *T {
	v := &q.slots[q.head]
	q.head = (q.head + 1) & (len(q.slots) - 1)
	q.n--
	return v
}

func (q *ring[T]) grow() {
	bigger := make([]T, max(8, 2*len(q.slots)))
	for i := range q.n {
		bigger[i] = *q.at(i)
	}
	q.slots, q.head = bigger, 0
}

package event

import (
	"math/rand/v2"
	"slices"
	"testing"

	"simulate/sim/clock"
)

// Subjects that keep changing their mind leave stale events behind. What their owners see, stale ones skipped,
// is each subject's last word, in order.
func TestCancellingByEpoch(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 1))
	const subjects = 500
	var l List
	var epochs [subjects]uint32
	var dueAt [subjects]clock.Time
	for range 20 * subjects {
		s := r.IntN(subjects)
		epochs[s]++
		dueAt[s] = clock.Time(r.IntN(1e6))
		l.Push(Of(dueAt[s], 1, uint32(s), epochs[s]))
	}
	last := Event{}
	seen := 0
	for l.Len() > 0 {
		e := l.Pop()
		if e.Epoch() != epochs[e.Subject()] {
			continue
		}
		if before(e, last) != 0 {
			t.Fatalf("%v came after %v", e, last)
		}
		if e.At != dueAt[e.Subject()] {
			t.Errorf("subject %d due at %d, want %d", e.Subject(), e.At, dueAt[e.Subject()])
		}
		last = e
		seen++
	}
	want := 0
	for _, e := range epochs {
		if e > 0 {
			want++
		}
	}
	if seen != want {
		t.Errorf("%d live events, want %d", seen, want)
	}
}

// At one instant the kind decides, then the subject; what was pushed first does not matter.
func TestTieBreak(t *testing.T) {
	var l List
	for _, e := range []Event{Of(5, 2, 0, 0), Of(5, 0, 9, 3), Of(5, 1, 1, 0), Of(5, 1, 0, 7), Of(4, 9, 9, 9)} {
		l.Push(e)
	}
	var order []Event
	for l.Len() > 0 {
		order = append(order, l.Pop())
	}
	want := []Event{Of(4, 9, 9, 9), Of(5, 0, 9, 3), Of(5, 1, 0, 7), Of(5, 1, 1, 0), Of(5, 2, 0, 0)}
	if !slices.Equal(order, want) {
		t.Errorf("order %v, want %v", order, want)
	}
}

func TestEventKeepsItsParts(t *testing.T) {
	e := Of(clock.Never-1, 255, MaxSubject, 1<<32-1)
	if e.Kind() != 255 || e.Subject() != MaxSubject || e.Epoch() != 1<<32-1 {
		t.Errorf("kind %d, subject %d, epoch %d", e.Kind(), e.Subject(), e.Epoch())
	}
}

// A list need not be fast when something is pushed that is due before what has been taken already, but right.
func TestWhatIsDueEarlierThanWhatHasBeenTaken(t *testing.T) {
	for _, span := range []int{50, 1e6, 1e12} {
		r := rand.New(rand.NewPCG(2, uint64(span)))
		b := &both{t: t}
		for range 20000 {
			if b.list.Len() > 0 && r.IntN(2000) > 1000-b.list.Len() {
				b.pop()
			} else {
				b.push(Of(clock.Time(r.IntN(span)), uint8(r.IntN(4)), uint32(r.IntN(50)), 0))
			}
		}
	}
}

// Each event is due before all the others: before anything has been taken, and after.
func TestEachEarlierThanAllBefore(t *testing.T) {
	b := &both{t: t}
	for range 3 {
		for i := range 2000 {
			b.push(Of(clock.Time(1e9-i), 0, 0, 0))
		}
		for b.list.Len() > 500 {
			b.pop()
		}
	}
	for b.list.Len() > 0 {
		b.pop()
	}
}

// Many events of one instant, each of which may bring more of it, before and after what is still to come.
func TestBurst(t *testing.T) {
	for _, n := range []int{5, 17, 40, 3000} {
		r := rand.New(rand.NewPCG(5, uint64(n)))
		b := &both{t: t, now: clock.Hour}
		for range n {
			b.push(b.ahead(clock.Second, r))
			b.push(b.ahead(clock.Second+clock.Time(r.IntN(3)), r))
		}
		for pops := 0; b.list.Len() > 0; pops++ {
			b.pop()
			if pops < 3*n && r.IntN(2) == 0 {
				b.push(b.ahead(clock.Time(r.IntN(2)), r))
			}
		}
	}
}

// A million times the same event is no reason to slow down.
func TestSameEventOverAndOver(t *testing.T) {
	var l List
	for range 1_000_000 {
		l.Push(Of(7, 1, 2, 3))
	}
	l.Push(Of(8, 0, 0, 0))
	for range 1_000_000 {
		if e := l.Pop(); e != Of(7, 1, 2, 3) {
			t.Fatalf("%v came out", e)
		}
		l.Next()
	}
	if e := l.Pop(); e != Of(8, 0, 0, 0) || l.Len() != 0 {
		t.Errorf("%v at the end, and %d more", e, l.Len())
	}
}

// Stale events pile up: every subject changes its mind again and again, while the list grows.
func TestStaleEventsPileUp(t *testing.T) {
	r := rand.New(rand.NewPCG(11, 1))
	b := &both{t: t}
	var epochs [40]uint32
	for range 200 {
		for s := range epochs {
			epochs[s]++
			b.push(Of(b.now+clock.Time(r.IntN(2e9)), 0, uint32(s), epochs[s]))
			b.push(Of(b.now+clock.Second, 1, uint32(s), epochs[s]))
		}
		for range 50 {
			b.pop()
		}
	}
	for b.list.Len() > 0 {
		b.pop()
	}
}

// Instants that an overflow has made negative are later than never.
func TestOverflownInstantsComeLast(t *testing.T) {
	var l List
	for i := range 100 {
		l.Push(Of(clock.Time(i)-50, 0, 0, 0))
	}
	for i := range 50 {
		if e := l.Pop(); e.At != clock.Time(i) {
			t.Fatalf("%d came out, want %d", e.At, i)
		}
	}
	if l.Len() != 50 {
		t.Errorf("%d events left, want 50", l.Len())
	}
}

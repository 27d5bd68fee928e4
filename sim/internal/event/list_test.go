package event

import (
	"math/rand/v2"
	"slices"
	"testing"

	"simulate/sim/clock"
)

// twin is the plainest list there is: a slice that is sorted whenever somebody asks.
type twin []Event

func (t *twin) push(e Event) {
	*t = append(*t, e)
	slices.SortStableFunc(*t, func(a, b Event) int { return int(before(b, a)) - int(before(a, b)) })
}

func (t *twin) pop() Event {
	e := (*t)[0]
	*t = (*t)[1:]
	return e
}

// patterns of how far ahead an event is due: what event lists are known to stumble over.
var patterns = map[string]func(r *rand.Rand) clock.Time{
	"even":          func(r *rand.Rand) clock.Time { return clock.Time(r.IntN(1000)) },
	"one instant":   func(r *rand.Rand) clock.Time { return 0 },
	"far timers":    func(r *rand.Rand) clock.Time { return clock.Time(r.IntN(10)) + clock.Time(r.IntN(2))*30*clock.Day },
	"bursts":        func(r *rand.Rand) clock.Time { return clock.Time(r.IntN(3)) * clock.Second },
	"exponential":   func(r *rand.Rand) clock.Time { return clock.Time(r.ExpFloat64() * 1e6) },
	"bimodal":       func(r *rand.Rand) clock.Time { return clock.Time(r.IntN(100) + r.IntN(2)*1e9) },
	"end of time":   func(r *rand.Rand) clock.Time { return clock.Never - 1e15 + clock.Time(r.IntN(1e9)) },
	"mostly repeat": func(r *rand.Rand) clock.Time { return clock.Time(r.IntN(2)) },
}

// TestListAgainstTwin lets lists grow and shrink across the border between their forms, on every pattern, and
// compares each event that comes out with the twin's.
func TestListAgainstTwin(t *testing.T) {
	for name, ahead := range patterns {
		t.Run(name, func(t *testing.T) {
			r := rand.New(rand.NewPCG(7, 7))
			var l List
			var plain twin
			now := clock.Time(0)
			for step := range 6000 {
				grow := (step/300)%2 == 0
				if l.Len() == 0 || r.Float64() < map[bool]float64{true: 0.6, false: 0.4}[grow] {
					e := Of(min(now+ahead(r), clock.Never-1), uint8(r.IntN(4)), uint32(r.IntN(1<<24)), r.Uint32())
					l.Push(e)
					plain.push(e)
					continue
				}
				if l.Next() != plain[0].At {
					t.Fatalf("step %d: next at %d, want %d", step, l.Next(), plain[0].At)
				}
				got, want := l.Pop(), plain.pop()
				if got != want {
					t.Fatalf("step %d: popped %v, want %v", step, got, want)
				}
				now = got.At
			}
			if l.Len() != len(plain) {
				t.Fatalf("%d events left, want %d", l.Len(), len(plain))
			}
		})
	}
}

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

func TestListAllocatesNothingOnceGrown(t *testing.T) {
	for _, pending := range []int{2, 12, 1000} {
		l, now := filled(pending)
		if n := testing.AllocsPerRun(1000, func() {
			e := l.Pop()
			*now = e.At
			l.Push(Of(*now+100, 0, e.Subject(), 0))
		}); n != 0 {
			t.Errorf("%d pending: %v allocations per event", pending, n)
		}
	}
}

func filled(n int) (*List, *clock.Time) {
	l, now := &List{}, new(clock.Time)
	r := rand.New(rand.NewPCG(1, 2))
	for i := range n {
		l.Push(Of(clock.Time(r.ExpFloat64()*1e6), 0, uint32(i), 0))
	}
	return l, now
}

// BenchmarkHold is the hold model: the next event is taken and pushed again at a random distance.
func BenchmarkHold(b *testing.B) {
	for _, n := range []struct {
		name    string
		pending int
	}{{"2", 2}, {"10", 10}, {"1e3", 1e3}, {"1e5", 1e5}, {"1e6", 1e6}} {
		b.Run(n.name, func(b *testing.B) {
			l, _ := filled(n.pending)
			var gaps [1024]clock.Time
			r := rand.New(rand.NewPCG(5, 5))
			for i := range gaps {
				gaps[i] = clock.Time(r.ExpFloat64() * 1e6)
			}
			b.ReportAllocs()
			for i := 0; b.Loop(); i++ {
				e := l.Pop()
				l.Push(Of(e.At+gaps[i&1023], 0, e.Subject(), 0))
			}
		})
	}
}

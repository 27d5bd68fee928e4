package event

import (
	"math/rand/v2"
	"slices"
	"testing"

	"simulate/sim/clock"
)

// twin is the plainest list there is: a slice in order.
type twin []Event

func earlierFirst(a, b Event) int { return laterFirst(b, a) }

func (t *twin) push(e Event) {
	i, _ := slices.BinarySearchFunc(*t, e, earlierFirst)
	*t = slices.Insert(*t, i, e)
}

func (t *twin) pop() Event {
	e := (*t)[0]
	*t = (*t)[1:]
	return e
}

// both is a list and its twin, which have to agree.
type both struct {
	t     *testing.T
	list  List
	plain twin
	now   clock.Time // of the last event taken
}

func (b *both) push(e Event) {
	b.t.Helper()
	b.list.Push(e)
	b.plain.push(e)
	b.agree()
}

func (b *both) pop() Event {
	b.t.Helper()
	got, want := b.list.Pop(), b.plain.pop()
	if got != want {
		b.t.Fatalf("popped %v, want %v", got, want)
	}
	b.now = got.At
	b.agree()
	return got
}

func (b *both) replace(e Event) {
	b.t.Helper()
	b.list.Replace(e)
	b.now = b.plain.pop().At
	b.plain.push(e)
	b.agree()
}

// agree looks at the list as its owner does between two events.
func (b *both) agree() {
	b.t.Helper()
	if b.list.Len() != len(b.plain) {
		b.t.Fatalf("%d events, want %d", b.list.Len(), len(b.plain))
	}
	if len(b.plain) == 0 {
		if b.list.Next() != clock.Never {
			b.t.Fatalf("an empty list is due at %d", b.list.Next())
		}
		return
	}
	if b.list.Next() != b.plain[0].At || b.list.First() != b.plain[0] {
		b.t.Fatalf("next is %v at %d, want %v", b.list.First(), b.list.Next(), b.plain[0])
	}
}

// ahead is the event that is due so much later than the last one taken, as far as there is time.
func (b *both) ahead(gap clock.Time, r *rand.Rand) Event {
	return Of(b.now+min(gap, clock.Never-1-b.now), uint8(r.IntN(4)), uint32(r.IntN(1<<24)), r.Uint32())
}

// patterns of how far ahead an event is due: what event lists are known to stumble over.
var patterns = map[string]func(r *rand.Rand) clock.Time{
	"even":          func(r *rand.Rand) clock.Time { return clock.Time(r.IntN(1000)) },
	"one instant":   func(r *rand.Rand) clock.Time { return 0 },
	"equal":         func(r *rand.Rand) clock.Time { return 1000 },
	"far timers":    func(r *rand.Rand) clock.Time { return clock.Time(r.IntN(10)) + clock.Time(r.IntN(2))*30*clock.Day },
	"bursts":        func(r *rand.Rand) clock.Time { return clock.Time(r.IntN(3)) * clock.Second },
	"exponential":   func(r *rand.Rand) clock.Time { return clock.Time(r.ExpFloat64() * 1e6) },
	"bimodal":       func(r *rand.Rand) clock.Time { return clock.Time(r.IntN(100) + r.IntN(2)*1e9) },
	"all scales":    func(r *rand.Rand) clock.Time { return clock.Time(r.Uint64() >> (3 + r.IntN(60))) },
	"end of time":   func(r *rand.Rand) clock.Time { return clock.Never - 1e15 + clock.Time(r.IntN(1e9)) },
	"mostly repeat": func(r *rand.Rand) clock.Time { return clock.Time(r.IntN(2)) },
}

// TestListAgainstTwin lets a list grow from nothing to most events and shrink to nothing again, over and over, on
// every pattern, and hold its size for a while at the top.
func TestListAgainstTwin(t *testing.T) {
	for name, gap := range patterns {
		for _, most := range []int{8, 20, 60, 600, 6000} {
			t.Run(name, func(t *testing.T) {
				r := rand.New(rand.NewPCG(7, uint64(most)))
				b := &both{t: t}
				for range max(2, 2000/most) {
					b.now -= min(b.now, clock.Time(r.IntN(2))*clock.Never) // from the start of time, now and then
					for b.list.Len() < most {
						b.push(b.ahead(gap(r), r))
						if r.IntN(3) == 0 {
							b.pop()
						}
					}
					for range most {
						b.hold(gap(r), r)
					}
					for b.list.Len() > 0 {
						b.pop()
						if r.IntN(3) == 0 {
							b.push(b.ahead(gap(r), r))
						}
					}
				}
			})
		}
	}
}

// hold takes an event and adds another, in one of the ways there are.
func (b *both) hold(gap clock.Time, r *rand.Rand) {
	b.t.Helper()
	if r.IntN(4) == 0 {
		b.now = b.list.Next()
		b.replace(b.ahead(gap, r))
		return
	}
	b.pop()
	b.push(b.ahead(gap, r))
}

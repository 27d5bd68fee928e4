package event

import (
	"fmt"
	"math"
	"math/rand/v2"
	"testing"
	"time"

	"simulate/sim/clock"
)

// holding is a pattern of the hold model: so many events are pending, and whenever one happens, another is pushed.
type holding struct {
	name string
	gap  func(r *rand.Rand, i int) clock.Time // how far ahead the i-th event is due
	at   func(r *rand.Rand) clock.Time        // when an event of the start is due; nil: a gap after 0
	far  int                                  // so many timers are pending besides, about a day away
	also []int                                // sizes to be measured besides the usual ones
}

const (
	steps = 1 << 14 // drawn ahead, so that the list is measured and not the draws
	mean  = 1e6
)

func exponential(mean float64) func(*rand.Rand, int) clock.Time {
	return func(r *rand.Rand, _ int) clock.Time { return clock.Time(r.ExpFloat64() * mean) }
}

func bimodal(times float64) func(*rand.Rand, int) clock.Time {
	return func(r *rand.Rand, _ int) clock.Time {
		return clock.Time(r.ExpFloat64() * []float64{1e3, 1e3 * times}[r.IntN(2)])
	}
}

var holdings = []holding{
	{name: "exponential", gap: exponential(mean), also: []int{2, 50, 1e4, 1e6}},
	{name: "uniform", gap: func(r *rand.Rand, _ int) clock.Time { return clock.Time(r.IntN(2 * mean)) }},
	{name: "pareto", gap: func(r *rand.Rand, _ int) clock.Time { return clock.Time(1e4 * math.Pow(1-r.Float64(), -1/1.2)) }},
	{
		name: "equal", gap: func(*rand.Rand, int) clock.Time { return mean },
		at: func(r *rand.Rand) clock.Time { return clock.Time(r.IntN(mean)) }, also: []int{16, 20},
	},
	{
		name: "burst", gap: func(*rand.Rand, int) clock.Time { return mean },
		at: func(*rand.Rand) clock.Time { return 0 }, also: []int{20},
	},
	{
		name: "bursts", gap: func(r *rand.Rand, _ int) clock.Time { return clock.Time(r.IntN(3)) * clock.Second },
		at: func(*rand.Rand) clock.Time { return 0 }, also: []int{20},
	},
	{name: "bimodal1e3", gap: bimodal(1e3)},
	{name: "bimodal1e6", gap: bimodal(1e6)},
	{name: "scales", gap: func(r *rand.Rand, _ int) clock.Time { return clock.Time(math.Exp(r.Float64() * 20)) }},
	{name: "timers", gap: exponential(mean), far: 1e6},
	{name: "drift", gap: func(r *rand.Rand, i int) clock.Time { // over 4 decades and back
		return clock.Time(r.ExpFloat64() * mean * math.Pow(10, 8*math.Abs(float64(i)/steps-0.5)-2))
	}},
}

// model is a hold model at work.
type model struct {
	holding
	start   []Event
	later   [steps]step
	i       int
	handled [4]uint64
}

// step is what happens when an event does: it is stale, or it is handled by its kind, and then another is pushed.
type step struct {
	gap   clock.Time
	what  uint64
	stale bool
}

func (h holding) model(pending int) *model {
	m := &model{holding: h}
	r := rand.New(rand.NewPCG(5, 5))
	for i := range m.later {
		m.later[i] = step{h.gap(r, i), Of(0, uint8(r.IntN(4)), uint32(r.IntN(pending)), 0).what, r.IntN(10) == 0}
	}
	for i := range pending {
		at := h.gap(r, i%steps)
		if h.at != nil {
			at = h.at(r)
		}
		m.start = append(m.start, Of(at, uint8(r.IntN(4)), uint32(i), 0))
	}
	for i := range h.far {
		m.start = append(m.start, Of(clock.Day+clock.Time(r.IntN(int(clock.Second))), 0, uint32(i), 0))
	}
	return m
}

// after handles an event, and returns the one that follows.
func (m *model) after(e Event) Event {
	s := &m.later[m.i%steps]
	m.i++
	if !s.stale {
		switch e.Kind() {
		case 0:
			m.handled[0]++
		case 1:
			m.handled[1] += e.what
		case 2:
			m.handled[2] ^= e.what
		default:
			m.handled[3] -= e.what
		}
	}
	return Event{At: e.At + s.gap, what: s.what}
}

func (m *model) list() *List {
	l := &List{}
	for _, e := range m.start {
		l.Push(e)
	}
	return l
}

func (m *model) heap() *heap {
	h := &heap{}
	for _, e := range m.start {
		h.push(e)
	}
	return h
}

func (m *model) holdList(l *List, n int) {
	for range n {
		l.Push(m.after(l.Pop()))
	}
}

func (m *model) holdHeap(h *heap, n int) {
	for range n {
		h.push(m.after(h.pop()))
	}
}

// The list and a heap agree on every pattern, however many events are pending.
func TestHoldAgainstHeap(t *testing.T) {
	for _, h := range holdings {
		for _, pending := range []int{3, 30, 1000, 30000} {
			m := h.model(pending)
			l, want := m.list(), m.heap()
			for i := range 100000 {
				if l.Next() != (*want)[0].At {
					t.Fatalf("%s, %d pending, event %d: next at %d, want %d", h.name, pending, i, l.Next(), (*want)[0].At)
				}
				e := want.pop()
				if got := l.Pop(); got != e {
					t.Fatalf("%s, %d pending, event %d: popped %v, want %v", h.name, pending, i, got, e)
				}
				e = m.after(e)
				l.Push(e)
				want.push(e)
			}
		}
	}
}

// BenchmarkHold puts the list beside a binary heap on every pattern.
func BenchmarkHold(b *testing.B) {
	for _, h := range holdings {
		for _, pending := range append([]int{10, 1e3, 1e5}, h.also...) {
			b.Run(fmt.Sprintf("%s/%d", h.name, pending), func(b *testing.B) {
				m := h.model(pending)
				batch := max(pending, 1000) // whole rounds: some rounds begin with a lot of work
				b.Run("list", func(b *testing.B) {
					l := m.list()
					m.holdList(l, 3*pending)
					measure(b, batch, func() { m.holdList(l, batch) })
				})
				b.Run("heap", func(b *testing.B) {
					l := m.heap()
					m.holdHeap(l, 3*pending)
					measure(b, batch, func() { m.holdHeap(l, batch) })
				})
			})
		}
	}
}

// BenchmarkPulse lets the population grow to so many events and shrink to nothing, over and over.
func BenchmarkPulse(b *testing.B) {
	for _, most := range []int{50, 1e3, 1e5} {
		b.Run(fmt.Sprint(most), func(b *testing.B) {
			m := holdings[0].model(1)
			b.Run("list", func(b *testing.B) {
				l := m.list()
				measure(b, 2*most, func() { m.pulseList(l, most) })
			})
			b.Run("heap", func(b *testing.B) {
				l := m.heap()
				measure(b, 2*most, func() { m.pulseHeap(l, most) })
			})
		})
	}
}

func (m *model) pulseList(l *List, most int) {
	for range most {
		e := l.Pop()
		l.Push(m.after(e))
		l.Push(m.after(e))
	}
	for range most {
		l.Pop()
	}
}

func (m *model) pulseHeap(h *heap, most int) {
	for range most {
		e := h.pop()
		h.push(m.after(e))
		h.push(m.after(e))
	}
	for range most {
		h.pop()
	}
}

// measure measures what takes n events. The first time is not measured: it makes room.
func measure(b *testing.B, n int, f func()) {
	f()
	b.ReportAllocs()
	for b.Loop() {
		f()
	}
	b.ReportMetric(float64(b.Elapsed())/float64(time.Nanosecond)/float64(b.N)/float64(n), "ns/event")
}

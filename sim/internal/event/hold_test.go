package event

import (
	"fmt"
	"testing"
	"time"
)

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

package bench

import (
	"container/heap"
	"math/rand/v2"
	"testing"
)

// BenchmarkPCG is 64 random bits.
func BenchmarkPCG(b *testing.B) {
	source := rand.NewPCG(1, 2)
	sum := uint64(0)
	for b.Loop() {
		sum += source.Uint64()
	}
	if sum == 0 {
		b.Fatal("the sum of the bits is 0, which does not happen")
	}
}

// BenchmarkHeapHold is one step of the hold model, the usual load of an event list: the first of 1,000 pending
// items is taken out and comes back an exponential time later.
func BenchmarkHeapHold(b *testing.B) {
	const pending = 1000
	source := rand.New(rand.NewPCG(1, 2))
	var gaps [1 << 12]float64
	for i := range gaps {
		gaps[i] = source.ExpFloat64()
	}
	list := make(items, pending)
	for i := range list {
		list[i] = &item{due: gaps[i]}
	}
	heap.Init(&list)
	last, i := 0.0, 0
	for b.Loop() {
		next := heap.Pop(&list).(*item)
		if next.due < last {
			b.Fatal("the heap gives items back in the wrong order")
		}
		last = next.due
		next.due += gaps[i%len(gaps)]
		i++
		heap.Push(&list, next)
	}
}

// item is something that is due.
type item struct{ due float64 }

// items is a heap of pointers, as the standard library's example has it.
type items []*item

func (s items) Len() int           { return len(s) }
func (s items) Less(i, j int) bool { return s[i].due < s[j].due }
func (s items) Swap(i, j int)      { s[i], s[j] = s[j], s[i] }
func (s *items) Push(x any)        { *s = append(*s, x.(*item)) }

func (s *items) Pop() any {
	last := len(*s) - 1
	x := (*s)[last]
	*s = (*s)[:last]
	return x
}

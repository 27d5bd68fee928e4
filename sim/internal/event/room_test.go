package event

import (
	"math/rand/v2"
	"testing"

	"simulate/sim/clock"
)

// The list is on the ladder while that is of use, and comes back.
func TestLadderAndBack(t *testing.T) {
	b := &both{t: t}
	r := rand.New(rand.NewPCG(3, 3))
	for _, left := range []int{few / 2, 2, 1, few / 2} {
		for b.list.Len() < few {
			b.push(b.ahead(clock.Time(r.IntN(1000)), r))
		}
		if b.list.far {
			t.Fatalf("%d events are on the ladder", few)
		}
		for b.list.Len() < 500 {
			b.push(b.ahead(clock.Time(r.IntN(1000)), r))
		}
		if !b.list.far {
			t.Fatal("500 events are not on the ladder")
		}
		for b.list.Len() > left {
			b.pop()
		}
		for range 10000 {
			b.hold(clock.Time(r.IntN(1000)), r)
		}
		if b.list.far {
			t.Fatalf("%d events are still on the ladder", left)
		}
	}
}

// However the events lie, the list takes memory in proportion to the most there were.
func TestMemoryIsBounded(t *testing.T) {
	for name, gap := range patterns {
		for _, most := range []int{50, 1000} {
			t.Run(name, func(t *testing.T) {
				r := rand.New(rand.NewPCG(9, 9))
				b := both{t: t}
				for range 30 * most {
					if b.list.Len() == most {
						b.now = b.list.Pop().At
					}
					b.list.Push(b.ahead(gap(r), r))
				}
				buckets, events := room(&b.list.ladder)
				if buckets > 3*2*perEvent*most {
					t.Errorf("%d buckets for %d events", buckets, most)
				}
				if events > 16*most {
					t.Errorf("room for %d events for %d", events, most)
				}
			})
		}
	}
}

// room is how many buckets there are, and how many events have a place outside of them.
func room(d *ladder) (buckets, events int) {
	for _, rungs := range [][]*rung{d.rungs, d.spare} {
		for _, r := range rungs {
			buckets += cap(r.buckets)
		}
	}
	b := &d.burst
	return buckets, len(d.pool.blocks)*blockSize + cap(d.taken) + cap(b.run) + cap(b.room) + cap(b.loose)
}

func TestListAllocatesNothingOnceGrown(t *testing.T) {
	for _, h := range holdings {
		for _, pending := range []int{2, 12, 40, 1000, 20000} {
			m := h.model(pending)
			l := m.list()
			m.holdList(l, 40*max(pending, 100))
			if n := testing.AllocsPerRun(max(20, 20000/pending), func() { m.holdList(l, pending) }); n != 0 {
				t.Errorf("%s, %d pending: %v allocations per %d events", h.name, pending, n, pending)
			}
		}
	}
}

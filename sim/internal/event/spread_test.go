package event

import (
	"math/rand/v2"
	"testing"

	"simulate/sim/clock"
)

// Whatever lies in a bucket, what it is divided into is finer, and not all of it comes to lie in one bucket again.
func TestDivisionDivides(t *testing.T) {
	r := rand.New(rand.NewPCG(4, 4))
	for range 3000 {
		from := clock.Time(r.Uint64() >> (1 + r.IntN(60)))
		events := make([]Event, 2+r.IntN(1<<(1+r.IntN(13))))
		ties, scale := r.Float64(), 1+r.IntN(63)
		for i := range events {
			events[i].At = from
			if r.Float64() >= ties {
				events[i].At += min(clock.Time(r.Uint64()>>scale), clock.Never-from)
			}
		}
		events[0].At = from
		last := from
		for _, e := range events {
			last = max(last, e.At)
		}
		shift, size := division(events, uint64(from))
		switch {
		case last == from && size != 0:
			t.Fatalf("%d events of one instant come into %d buckets", len(events), size)
		case last > from && (size < 2 || size > maxBuckets || size > perEvent*len(events)):
			t.Fatalf("%d events come into %d buckets", len(events), size)
		case last > from && uint64(from)>>shift == uint64(last)>>shift:
			t.Fatalf("%d events from %d to %d are all in one bucket of 2 to the power of %d", len(events), from, last, shift)
		}
	}
}

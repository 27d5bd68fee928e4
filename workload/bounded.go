package workload

import (
	"math"
	"slices"

	"simulate/sim/clock"
	"simulate/sim/stream"
)

// bounded ends a source at an instant, or after so many events.
type bounded struct {
	source stream.Source
	stop   clock.Time
	left   uint64
}

func newBounded(source stream.Source, stop clock.Time, count uint64) *bounded {
	if count == 0 {
		count = math.MaxUint64
	}
	return &bounded{source: source, stop: stop, left: count}
}

func (b *bounded) Fill(at []clock.Time) int {
	if b.left < uint64(len(at)) {
		at = at[:b.left]
	}
	n := b.source.Fill(at)
	b.left -= uint64(n)
	if n > 0 && at[n-1] >= b.stop {
		n, _ = slices.BinarySearch(at[:n], b.stop)
		b.left = 0
	}
	return n
}

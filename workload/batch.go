package workload

import (
	"fmt"
	"math"

	"simulate/sim/clock"
	"simulate/sim/dist"
	"simulate/sim/rng"
	"simulate/sim/stream"
)

// batches lets several events arrive at each instant of a source. The size of batch i is draw i, but at least
// one event; the fraction of a draw is the probability of one more event, which keeps the mean.
type batches struct {
	arrivals  stream.Source
	size      dist.Distribution
	key, more rng.Key
	index     uint64     // of the next arrival
	at        clock.Time // of the present batch
	left      uint64     // events of it
	ahead     [64]clock.Time
	have, use int // of ahead
}

func newBatches(arrivals stream.Source, size dist.Distribution, key rng.Key) *batches {
	return &batches{arrivals: arrivals, size: size, key: key, more: key.Of("fraction")}
}

func (b *batches) Fill(at []clock.Time) int {
	for i := range at {
		if b.left == 0 && !b.open() {
			return i
		}
		b.left--
		at[i] = b.at
	}
	return len(at)
}

// open goes on to the next batch.
func (b *batches) open() bool {
	if b.use == b.have {
		b.have, b.use = b.arrivals.Fill(b.ahead[:]), 0
		if b.have == 0 {
			return false
		}
	}
	b.at = b.ahead[b.use]
	b.use++
	b.left = b.draw(b.index)
	b.index++
	return true
}

// draw is the size of batch i.
func (b *batches) draw(i uint64) uint64 {
	size := min(b.size.Sample(b.key, i), maxBatch)
	whole := math.Floor(size)
	if size > whole && b.more.Uniform(i) < size-whole {
		whole++
	}
	return uint64(max(1, whole))
}

// maxBatch is more events at one instant than can be simulated, and still an exact number.
const maxBatch = 1 << 53

func batchProblems(size *dist.Distribution) []Problem {
	mean := size.Mean()
	if !(mean <= maxRate) || size.IsConstant() && mean < 1 {
		return []Problem{{"batch", fmt.Sprintf("must be at least 1 event (and finite), is %g", mean)}}
	}
	return nil
}

// meanSize is the mean number of events of a batch: E max(1, X). It exceeds E X by what lies below 1, which is
// nothing for distributions on 1, 2, ...; of others it is a mean over draws, known to 0.004 events or better.
func meanSize(size *dist.Distribution) float64 {
	if size.IsConstant() {
		return max(1, size.Mean())
	}
	const draws = 1 << 14
	key := rng.Root(0, 0).Of("workload", "batch", "mean")
	lift := 0.0
	for i := range uint64(draws) {
		lift += max(0, 1-size.Sample(key, i))
	}
	return size.Mean() + lift/draws
}

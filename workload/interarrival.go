package workload

import (
	"fmt"
	"math"

	"simulate/sim/clock"
	"simulate/sim/dist"
	"simulate/sim/rng"
	"simulate/sim/stream"
)

// Interarrival is a renewal process: the gaps between arrivals are drawn independently, gap k by draw k. The
// first arrival comes after the first gap.
type Interarrival struct {
	Gap dist.Distribution // nanoseconds between arrivals, whatever the size of batches
}

// Problems lists the settings that cannot be.
func (r Interarrival) Problems() []Problem {
	mean := r.Gap.Mean()
	if !(mean > 0) || math.IsInf(mean, 0) {
		return []Problem{{"arrivals.interarrival", fmt.Sprintf("the mean must be above 0s, is %s; e.g. {distribution: exponential, mean: 10ms}", clock.Nanoseconds(mean))}}
	}
	return nil
}

func (r Interarrival) steady() bool { return true }

func (r Interarrival) expected(from, to clock.Time, events float64) float64 {
	return events * float64(to-from) / r.Gap.Mean()
}

func (r Interarrival) arrivals(key rng.Key, from, _ clock.Time, _ float64) stream.Source {
	return &renewal{gap: r.Gap, key: key, pace: newPace(from)}
}

type renewal struct {
	gap  dist.Distribution
	key  rng.Key
	next uint64
	pace pace
}

func (s *renewal) Fill(at []clock.Time) int {
	for i := range at {
		if !s.pace.step(s.gap.Sample(s.key, s.next)) {
			return i
		}
		s.next++
		at[i] = s.pace.at
	}
	return len(at)
}

package ordering

import (
	"math"

	"simulate/sim/clock"
	"simulate/sim/cluster"
)

// slowest is the speed of the slowest machine.
func slowest(c *cluster.Cluster) float64 {
	speed := math.Inf(1)
	for n := range int32(c.Len()) {
		speed = min(speed, c.Spec(n).Speed())
	}
	return speed
}

// span is how long work takes at a speed. It is rounded as when it runs, so that a promise is kept to the nanosecond.
func span(work clock.Time, speed float64) clock.Time {
	if work != clock.Never && speed != 1 {
		work = clock.Nanoseconds(math.Floor(float64(work) / speed))
	}
	return max(1, work)
}

// after is the instant that comes a span after another.
func after(at, span clock.Time) clock.Time {
	if span >= clock.Never-at {
		return clock.Never
	}
	return at + span
}

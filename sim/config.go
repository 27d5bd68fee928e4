package sim

import (
	"simulate/sim/clock"
	"simulate/sim/stream"
)

// Config is everything that one run needs but its seed. It is never changed once built and shared by all
// workers; what has state is born in the run.
type Config struct {
	Stream  stream.Config
	Horizon Horizon
	Drain   clock.Time // what is inside at the horizon may finish for so long; statistics over time end at the horizon
	Warmup  Warmup
	Observe Observe
	Steady  bool // the load is constant: a steady state may be claimed, instability is an error of the question
}

// Horizon is the end of arrivals: at an instant, or when so many events have arrived.
type Horizon struct {
	At     clock.Time // Never when it is by events
	Events uint64     // over all workloads; 0 when it is by time
}

// Warmup says what is deleted from the start of a run.
type Warmup struct {
	Auto  bool
	Until clock.Time // with Auto false; 0: nothing
}

// Observe says what is recorded over time.
type Observe struct {
	Interval clock.Time   // between the points of a series; 0: a round one, about a thousandth of the horizon
	At       []clock.Time // further instants, increasing
	Points   int          // of a series, about; 0: a thousand
	Most     int          // of a series; the grid becomes coarser when there would be more. 0: twice Points
}

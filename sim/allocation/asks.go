package allocation

import (
	"simulate/sim/cluster"
	"simulate/sim/rng"
)

// Placer answers where a request goes. It is born in a run, with the cluster that it will be asked about.
type Placer interface {
	// Place chooses a spot for what is asked for, among those where room.Fits; false: there is none.
	Place(room *Room, ask *Ask) (cluster.Spot, bool)
}

// Batcher is a Placer that wants those who wait at one instant sorted by size, largest first.
type Batcher interface {
	Placer
	// Size is how large a need is.
	Size(need *cluster.Need) float64
}

// Order answers who is asked next. Those who wait stand in one line, or in several among which it chooses.
type Order interface {
	// Rank is where a request stands in its line, the lowest first; ties are broken by who came first.
	Rank(r *Request) int64
	// Blocks says whether one that cannot start holds up all behind it.
	Blocks() bool
}

// Chooser is an Order with several lines: one for each tenant and each class of its requests.
type Chooser interface {
	Order
	// Class is the class of a request among those of its tenant.
	Class(r *Request) int64
	// Choose is the index of the line whose first is asked next, of those that are given, which are in order of
	// tenants' names and then of class; there is at least one.
	Choose(lines []Line, use *Use) int
}

// Line is those of one tenant and class who wait.
type Line struct {
	Tenant int32
	Class  int64
}

// Backfill answers who may start although others, who are before them in order, cannot. It is born in a run.
type Backfill interface {
	// Arrived is a request that has joined the queue, Ended one that has given back what it held. They come before the
	// Pass of the same instant.
	Arrived(d *Desk, s Slot)
	Ended(d *Desk, s Slot)
	// Left is a request that leaves the queue without having been started: it gave up, or was refused.
	Left(d *Desk, s Slot)
	// Pass starts whom it may.
	Pass(d *Desk)
}

// Slot is the number of a request while it waits or runs; it is used again afterwards.
type Slot int32

// Placement, Ordering and Backfilling make strategies for a run.
type (
	Placement   func(c *cluster.Cluster, key rng.Key) Placer
	Ordering    func() Order
	Backfilling func(c *cluster.Cluster) Backfill
)

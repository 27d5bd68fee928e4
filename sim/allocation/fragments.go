package allocation

import (
	"simulate/sim/clock"
	"simulate/sim/cluster"
)

// fragments follows how much of what is idle the next request could not use, over time. Without targets, or devices,
// there is nothing to follow.
type fragments struct {
	of    *cluster.Fragmentation // nil: not followed
	since clock.Time
	over  FragmentTally
}

// FragmentTally is integrals over time, in nanoseconds times thousandths of devices; Cost times the price per hour.
type FragmentTally struct{ Fragmented, Idle, Cost float64 }

func newFragments(c *Config, l *cluster.Cluster) fragments {
	if c.Targets == nil || l.Total()[len(l.Total())-1] == 0 {
		return fragments{}
	}
	return fragments{of: cluster.NewFragmentation(l, c.Targets)}
}

// pass lets time go by, before anything changes.
func (f *fragments) pass(now clock.Time) {
	dt := float64(now - f.since)
	f.since = now
	if dt == 0 || f.of == nil {
		return
	}
	f.over.Fragmented += float64(f.of.Sum() * dt)
	f.over.Idle += float64(float64(f.of.Idle()) * dt)
	f.over.Cost += float64(f.of.Price() * dt)
}

// less is t minus an earlier state of it.
func (t FragmentTally) less(earlier FragmentTally) FragmentTally {
	return FragmentTally{t.Fragmented - earlier.Fragmented, t.Idle - earlier.Idle, t.Cost - earlier.Cost}
}

package sim

import "simulate/sim/clock"

// cutShares are the shares of a run after which its start may be cut off. They grow geometrically, so that a
// short warm-up deletes little; nobody deletes more than the last.
var cutShares = [...]float64{0.005, 0.01, 0.02, 0.04, 0.08, 0.16, 0.3}

// cutsByEvents are the numbers of events after which sections begin.
func (c *Config) cutsByEvents() []uint64 {
	if !c.Warmup.Auto {
		return nil
	}
	var cuts []uint64
	for _, share := range cutShares {
		n := uint64(share * float64(c.Horizon.Events))
		if n > 0 && (len(cuts) == 0 || n > cuts[len(cuts)-1]) {
			cuts = append(cuts, n)
		}
	}
	return cuts
}

// cutsByTime are the instants at which sections begin.
func (c *Config) cutsByTime() []clock.Time {
	switch {
	case !c.Warmup.Auto && c.Warmup.Until > 0:
		return []clock.Time{c.Warmup.Until}
	case !c.Warmup.Auto || c.Horizon.Events > 0:
		return nil
	}
	var cuts []clock.Time
	for _, share := range cutShares {
		at := clock.Nanoseconds(share * float64(c.Horizon.At))
		if at > 0 && (len(cuts) == 0 || at > cuts[len(cuts)-1]) {
			cuts = append(cuts, at)
		}
	}
	return cuts
}

package cluster

import (
	"math"
	"math/bits"
)

// Fits says whether a need can be met on a node now: there is enough of every resource there, and of the devices that
// will do.
func (l *Cluster) Fits(n int32, need *Need) bool {
	if l.nodes[n].state != Up {
		return false
	}
	free := l.Free(n)
	for r, amount := range need.Amounts {
		if amount > free[r] && !l.sharedHas(r, amount) {
			return false
		}
	}
	return need.Devices == 0 || l.fitsDevices(n, need)
}

// Has says whether there is so much of a resource for who runs on a node, there or in the cluster as a whole.
func (l *Cluster) Has(n int32, r int, amount int64) bool {
	return amount <= l.Free(n)[r] || l.sharedHas(r, amount)
}

// sharedHas says whether a resource is the cluster's as a whole, and enough of it is free.
func (l *Cluster) sharedHas(r int, amount int64) bool {
	return l.c.Resources[r].Shared && amount <= l.shared[r]
}

// AsksShared says whether a need is of something that is the cluster's as a whole.
func (l *Cluster) AsksShared(need *Need) bool {
	for r, amount := range need.Amounts {
		if amount > 0 && l.c.Resources[r].Shared {
			return true
		}
	}
	return false
}

func (l *Cluster) fitsDevices(n int32, need *Need) bool {
	if !need.Accepts(l.Model(n)) || l.Idle(n) < need.Thousandths() {
		return false
	}
	enough := int32(0)
	for _, left := range l.Left(n) {
		if left >= need.Share {
			enough++
		}
	}
	return enough >= need.Devices
}

// Devices are those of a node that a need, which fits, gets where nobody has a view of his own: a share of a device
// comes from the one with the least left, whole devices are the first that are free.
func (l *Cluster) Devices(n int32, need *Need) uint64 {
	if need.Devices == 0 {
		return 0
	}
	left := l.Left(n)
	if need.Share < Whole {
		return 1 << tightest(left, need.Share)
	}
	chosen := uint64(0)
	for i := 0; bits.OnesCount64(chosen) < int(need.Devices); i++ {
		if left[i] == Whole {
			chosen |= 1 << i
		}
	}
	return chosen
}

// tightest is the device with the least left of those with enough, the first of them.
func tightest(left []int32, share int32) int {
	best := -1
	for i, l := range left {
		if l >= share && (best < 0 || l < left[best]) {
			best = i
		}
	}
	return best
}

// Take gives a need what it asks for at a spot, where it fits.
func (l *Cluster) Take(at Spot, need *Need) {
	if bits.OnesCount64(at.Devices) != int(need.Devices) {
		panic("cluster: devices were granted that nobody asked for")
	}
	l.move(at, need, -1)
	l.nodes[at.Node].grants++
	l.holders.count(l, at.Node, need, 1)
	l.changes.note(at.Node)
}

// Give takes back what was given to a need at a spot.
func (l *Cluster) Give(at Spot, need *Need) {
	l.move(at, need, 1)
	l.nodes[at.Node].grants--
	l.holders.count(l, at.Node, need, -1)
	l.changes.note(at.Node)
	l.released++
}

// Lift takes what was given to a need off a node, for a look at what would fit without it; Lay puts it back. Between
// the two nothing else may change.
func (l *Cluster) Lift(at Spot, need *Need) { l.move(at, need, 1) }

// Lay undoes Lift.
func (l *Cluster) Lay(at Spot, need *Need) { l.move(at, need, -1) }

// Holds is how often a need could be met on a node at once, with nothing else there; of a resource that is the
// cluster's as a whole, if nobody else has any.
func (l *Cluster) Holds(n int32, need *Need) int64 {
	had, times := l.Capacity(n), int64(math.MaxInt32)
	for r, amount := range need.Amounts {
		if amount > 0 {
			times = min(times, max(had[r], l.c.Resources[r].Amount)/amount)
		}
	}
	switch devices := int32(l.Spec(n).Devices); {
	case need.Devices == 0:
	case !need.Accepts(l.Model(n)):
		return 0
	case need.Share < Whole:
		times = min(times, int64(devices)*int64(Whole/need.Share))
	default:
		times = min(times, int64(devices/need.Devices))
	}
	return times
}

// move adds a need to what is free, or takes it off.
func (l *Cluster) move(at Spot, need *Need, sign int64) {
	free, had := l.Free(at.Node), l.Capacity(at.Node)
	there := l.nodes[at.Node].state != Absent
	for r, amount := range need.Amounts {
		pot, most := &free[r], had[r]
		if l.c.Resources[r].Shared {
			pot, most = &l.shared[r], l.c.Resources[r].Amount
		}
		*pot += sign * amount
		mustHold(*pot, most)
		if there || l.c.Resources[r].Shared {
			l.taken[r] -= sign * amount
		}
	}
	m, share := &l.nodes[at.Node], int32(sign)*need.Share
	left := l.Left(at.Node)
	for set := at.Devices; set != 0; set &= set - 1 {
		i := bits.TrailingZeros64(set)
		left[i] += share
		m.idle += share
		mustHold(int64(left[i]), Whole)
		if there {
			l.taken[l.width] -= int64(share)
		}
	}
}

func mustHold(left, most int64) {
	if left < 0 || left > most {
		panic("cluster: more was taken than is there, or more given back than was taken")
	}
}

package placement

import (
	"math/bits"

	"simulate/sim/allocation"
	"simulate/sim/cluster"
	"simulate/sim/rng"
)

// Random takes any node with room, each as likely, and if a share of a device is asked for, any device of it with
// enough left.
type Random struct{}

// New implements Strategy.
func (Random) New(c *cluster.Cluster, key rng.Key) allocation.Placer {
	return &random{nodes: newMaxima(c), key: key}
}

type random struct {
	nodes *maxima
	key   rng.Key
	fit   []int32 // scratch
}

// tries is how many nodes are drawn from all, before those with room are listed to draw from them. Either way each of
// them is as likely.
const tries = 8

func (f *random) Place(room *allocation.Room, ask *allocation.Ask) (cluster.Spot, bool) {
	draws := f.key.At(ask.Draw)
	n := f.node(room, ask, &draws)
	if n < 0 || ask.Need.Devices == 0 || ask.Need.Share == cluster.Whole {
		return spot(room.Cluster, n, ask.Need)
	}
	return cluster.Spot{Node: n, Devices: 1 << device(room.Left(n), ask.Need.Share, &draws)}, true
}

func (f *random) node(room *allocation.Room, ask *allocation.Ask, draws *rng.Words) int32 {
	for range tries {
		if n := int32(below(draws, room.Len())); room.Fits(n, ask) {
			return n
		}
	}
	f.fit = f.fit[:0]
	for n := f.nodes.next(room, ask, 0); n >= 0; n = f.nodes.next(room, ask, n+1) {
		f.fit = append(f.fit, n)
	}
	if len(f.fit) == 0 {
		return -1
	}
	return f.fit[below(draws, len(f.fit))]
}

// device is one of those with enough left, by lot.
func device(left []int32, share int32, draws *rng.Words) int {
	enough := uint64(0)
	for i, l := range left {
		if l >= share {
			enough |= 1 << i
		}
	}
	for range below(draws, bits.OnesCount64(enough)) {
		enough &= enough - 1
	}
	return bits.TrailingZeros64(enough)
}

// below is the next draw from 0 to before n.
func below(draws *rng.Words, n int) int {
	high, _ := bits.Mul64(draws.Bits(), uint64(n))
	return int(high)
}

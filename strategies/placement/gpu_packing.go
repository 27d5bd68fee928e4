package placement

import (
	"math/bits"

	"simulate/sim/allocation"
	"simulate/sim/cluster"
	"simulate/sim/rng"
)

// GPUPacking keeps free what is entirely free: devices in use come first, the fullest of them, then free devices of nodes
// in use, then free nodes, the smallest first. It is the policy of that name of the openb experiment (Weng et al.,
// ATC'23); requests without devices go to the first node.
type GPUPacking struct{}

// New implements Strategy.
func (GPUPacking) New(c *cluster.Cluster, _ rng.Key) allocation.Placer {
	return newScored(c, gpuPacking{byDefault{c}})
}

type gpuPacking struct{ byDefault }

func (g gpuPacking) score(n int32, need *cluster.Need) float64 {
	left := g.c.Left(n)
	if need.Devices == 0 {
		return 0
	}
	if g.c.Idle(n) == int64(len(left))*cluster.Whole {
		return float64(max(33-len(left), len(left)))
	}
	used, whole := 0, 0 // hundredths left of the chosen, of them entirely free
	for set := g.devices(n, need); set != 0; set &= set - 1 {
		have := int(left[bits.TrailingZeros64(set)])
		used += have * 100 / cluster.Whole
		whole += have / cluster.Whole
	}
	if whole > 0 {
		return float64(max(50-whole, 33))
	}
	return float64(max(100-used/10, 50))
}

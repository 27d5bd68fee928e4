package placement

import (
	"math"

	"simulate/sim/allocation"
	"simulate/sim/cluster"
	"simulate/sim/rng"
)

// WorstFit takes the node with most left after placing, measured as BestFit does: it spreads. Where nodes have devices
// the score is 100 less that of BestFit.
type WorstFit struct{}

// New implements Strategy.
func (WorstFit) New(c *cluster.Cluster, _ rng.Key) allocation.Placer {
	if hasDevices(c.Config()) {
		return newScored(c, worstCut{coresAndDevices(c)})
	}
	return newOrdered(c, emptiest{axesOf(c)})
}

// emptiest ranks nodes by what is left on them, those with most first.
type emptiest struct{ axes }

func (e emptiest) rank(n int32) float64 { return -e.left(n) }

func (emptiest) from(*cluster.Need) float64 { return math.Inf(-1) }

type worstCut struct{ cut }

func (w worstCut) score(n int32, need *cluster.Need) float64 { return 100 - w.fullness(n, need) }

package placement

import (
	"math"

	"simulate/sim/allocation"
	"simulate/sim/cluster"
	"simulate/sim/rng"
)

// LeastLoaded takes the node whose scarcest resource is least in use: the largest of its shares in use, of devices too,
// is the smallest before placing.
type LeastLoaded struct{}

// New implements Strategy.
func (LeastLoaded) New(c *cluster.Cluster, _ rng.Key) allocation.Placer {
	return newOrdered(c, calmest{axesOf(c)})
}

// calmest ranks nodes by the largest share in use.
type calmest struct{ axes }

func (l calmest) rank(n int32) float64 {
	most := 0.0
	for _, r := range l.all {
		if left, capacity := free(l.c, n, r); capacity > 0 {
			most = max(most, float64(capacity-left)/float64(capacity))
		}
	}
	return most
}

func (calmest) from(*cluster.Need) float64 { return math.Inf(-1) }

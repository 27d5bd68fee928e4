package placement

import (
	"simulate/sim/allocation"
	"simulate/sim/cluster"
	"simulate/sim/rng"
)

// BestFit takes the node with least left after placing: of the one resource that nodes have, or the sum of what is left of
// all, as shares of the largest node's. What the request itself takes is the same everywhere, so nodes stand in order
// whoever asks. Where nodes have devices it is the score of the openb experiment (Weng et al., ATC'23):
//
//	int(100 (1 - (0.5 (Fc - c) / Cc + 0.5 (Fg - g) / Cg)))
//
// F free, c and g asked for, C the largest node's, of cores and of devices; the cut makes ties.
type BestFit struct{}

// New implements Strategy.
func (BestFit) New(c *cluster.Cluster, _ rng.Key) allocation.Placer {
	if hasDevices(c.Config()) {
		return newScored(c, bestCut{coresAndDevices(c)})
	}
	return newOrdered(c, fullest{axesOf(c)})
}

// fullest ranks nodes by what is left on them.
type fullest struct{ axes }

func (f fullest) rank(n int32) float64 { return f.left(n) }

func (f fullest) from(need *cluster.Need) float64 {
	return f.sum(func(r int) int64 { return wants(need, r) })
}

// left is what is free on a node.
func (a *axes) left(n int32) float64 {
	return a.sum(func(r int) int64 {
		left, _ := free(a.c, n, r)
		return left
	})
}

// sum adds up amounts as shares of the largest node's; a single one is left as it is, which is exact.
func (a *axes) sum(amount func(r int) int64) float64 {
	if len(a.all) == 1 {
		return float64(amount(a.all[0]))
	}
	sum := 0.0
	for _, r := range a.all {
		sum += float64(amount(r)) / a.largest[r]
	}
	return sum
}

// bestCut is best fit by the openb experiment.
type bestCut struct{ cut }

func (b bestCut) score(n int32, need *cluster.Need) float64 { return b.fullness(n, need) }

// fullness is how full a node would be, 0 to 100.
func (x *cut) fullness(n int32, need *cluster.Need) float64 {
	cores, devices := 0.0, 0.0
	if x.cores > 0 {
		cores = 0.5 * float64(x.c.Free(n)[x.core]-need.Amounts[x.core]) / x.cores
	}
	if x.thousandths > 0 {
		devices = 0.5 * float64(x.c.Idle(n)-need.Thousandths()) / x.thousandths
	}
	return float64(int(100 * (1 - (cores + devices))))
}

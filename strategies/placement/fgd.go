package placement

import (
	"math"
	"slices"

	"simulate/sim/allocation"
	"simulate/sim/cluster"
	"simulate/sim/rng"
)

// FGD is fragmentation gradient descent (Weng et al., "Beware of Fragmentation", ATC'23): it takes the node, and where a
// share is asked for the device, where the fewest idle devices become useless for what is expected:
//
//	int(100 / (1 + exp(-(F - F') / 1000)))
//
// F and F' before and after placing, as cluster.Fragments measures them.
type FGD struct {
	Targets []cluster.Target `yaml:"targets"` // what is expected
}

// New implements Strategy.
func (f *FGD) New(c *cluster.Cluster, _ rng.Key) allocation.Placer {
	return newScored(c, &fgd{byDefault{c}, cluster.NewFragmentation(c, f.Targets)})
}

type fgd struct {
	byDefault
	now *cluster.Fragmentation
}

func (f *fgd) score(n int32, need *cluster.Need) float64 {
	score, _ := f.best(n, need)
	return score
}

func (f *fgd) devices(n int32, need *cluster.Need) uint64 {
	_, devices := f.best(n, need)
	return devices
}

// best is the score of a node, and the devices that give it: of those with enough left for a share the first with the
// highest score.
func (f *fgd) best(n int32, need *cluster.Need) (float64, uint64) {
	if need.Devices == 0 || need.Share == cluster.Whole {
		devices := f.byDefault.devices(n, need)
		return f.with(n, need, devices), devices
	}
	best, chosen := -1.0, uint64(0)
	left := f.c.Left(n)
	for i, have := range left {
		if have < need.Share || slices.Contains(left[:i], have) { // devices with as much left are as good
			continue
		}
		if score := f.with(n, need, 1<<i); score > best {
			best, chosen = score, 1<<i
		}
	}
	return best, chosen
}

// with is the score of devices of a node.
func (f *fgd) with(n int32, need *cluster.Need, devices uint64) float64 {
	gain := f.now.Of(n) - f.now.Fragments().After(f.c, n, need, devices)
	return float64(int(100 / (1 + math.Exp(-gain/1000))))
}

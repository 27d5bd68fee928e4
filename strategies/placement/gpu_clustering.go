package placement

import (
	"simulate/sim/allocation"
	"simulate/sim/cluster"
	"simulate/sim/rng"
)

// GPUClustering puts requests beside others of their class: those that ask for a share of a device, or for as many whole
// ones. First come nodes with that class alone, then with that class and others, then with none, then with others only; of
// each kind the fullest first. It is the policy of that name of the openb experiment (Weng et
// al., ATC'23); requests without devices go to the first node.
type GPUClustering struct{}

// New implements Strategy.
func (GPUClustering) New(c *cluster.Cluster, _ rng.Key) allocation.Placer {
	return newScored(c, gpuClustering{coresAndDevices(c)})
}

type gpuClustering struct{ cut }

func (g gpuClustering) score(n int32, need *cluster.Need) float64 {
	if need.Devices == 0 {
		return 0
	}
	full := int(25 * (g.thousandths - float64(g.c.Idle(n))) / g.thousandths)
	return float64(full + g.company(n, cluster.Class(need)))
}

// company is what a node's other requests are worth to one of a class.
func (g gpuClustering) company(n int32, class int) int {
	same, others := false, false
	for of, grants := range g.c.DeviceGrants(n) {
		if grants > 0 {
			same, others = same || of == class, others || of != class
		}
	}
	switch {
	case same && !others:
		return 75
	case same:
		return 50
	case !others:
		return 25
	}
	return 0
}

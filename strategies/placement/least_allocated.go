package placement

import (
	"simulate/sim/allocation"
	"simulate/sim/cluster"
	"simulate/sim/rng"
)

// LeastAllocated is kube-scheduler's score of that name: the weighted mean over resources of the percentage that is left
// after placing, in integers. It spreads.
type LeastAllocated struct {
	Weights map[string]int64 `yaml:"weights"` // by resource, gpu among them; none: cpu 1, memory 1
}

func (l *LeastAllocated) check(c *cluster.Config) error { return known(l.Weights, c) }

// New implements Strategy.
func (l *LeastAllocated) New(c *cluster.Cluster, _ rng.Key) allocation.Placer {
	return newScored(c, leastAllocated{kubeOf(c, l.Weights)})
}

type leastAllocated struct{ kube }

func (l leastAllocated) score(n int32, need *cluster.Need) float64 {
	return l.mean(n, need, percentLeft)
}

// percentLeft is the percentage of a capacity that is not requested; 0 if there is none, or too much is requested.
func percentLeft(requested, capacity int64) int64 {
	if capacity == 0 || requested > capacity {
		return 0
	}
	return (capacity - requested) * 100 / capacity
}

package placement

import (
	"simulate/sim/allocation"
	"simulate/sim/cluster"
	"simulate/sim/rng"
)

// MostAllocated is kube-scheduler's score of that name: the weighted mean over resources of the percentage that is requested
// after placing, in integers. It packs.
type MostAllocated struct {
	Weights map[string]int64 `yaml:"weights"` // by resource, gpu among them; none: cpu 1, memory 1
}

func (m *MostAllocated) check(c *cluster.Config) error { return known(m.Weights, c) }

// New implements Strategy.
func (m *MostAllocated) New(c *cluster.Cluster, _ rng.Key) allocation.Placer {
	return newScored(c, mostAllocated{kubeOf(c, m.Weights)})
}

type mostAllocated struct{ kube }

func (m mostAllocated) score(n int32, need *cluster.Need) float64 {
	return m.mean(n, need, percentRequested)
}

// percentRequested is the percentage of a capacity that is requested; 0 if there is none, or too much is requested.
func percentRequested(requested, capacity int64) int64 {
	if capacity == 0 || requested > capacity {
		return 0
	}
	return requested * 100 / capacity
}

package placement

import (
	"simulate/sim/allocation"
	"simulate/sim/cluster"
	"simulate/sim/rng"
)

// RoundRobin takes turns: the first node with room after the one that was used last, and after the last node the first.
type RoundRobin struct{}

// New implements Strategy.
func (RoundRobin) New(c *cluster.Cluster, _ rng.Key) allocation.Placer {
	return &circling{nodes: newMaxima(c), step: 1}
}

package placement

import (
	"simulate/sim/allocation"
	"simulate/sim/cluster"
	"simulate/sim/rng"
)

// Tetris takes the node with the largest alignment, the sum over resources of what is asked for times what is free, both
// as shares of that node's own capacity (Grandl et al., SIGCOMM'14). The part of Tetris that favours short jobs is the same
// on every node, so it is a matter of order; its discount for remote reads is left out: requests read nothing.
type Tetris struct{}

// New implements Strategy.
func (Tetris) New(c *cluster.Cluster, _ rng.Key) allocation.Placer {
	return newScored(c, tetris{byDefault{c}, axesOf(c)})
}

type tetris struct {
	byDefault
	axes axes
}

func (t tetris) score(n int32, need *cluster.Need) float64 {
	sum := 0.0
	for _, r := range t.axes.all {
		if left, capacity := free(t.c, n, r); capacity > 0 {
			sum += float64(float64(left) / float64(capacity) * (float64(wants(need, r)) / float64(capacity)))
		}
	}
	return sum
}

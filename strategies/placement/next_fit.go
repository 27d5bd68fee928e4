package placement

import (
	"simulate/sim/allocation"
	"simulate/sim/cluster"
	"simulate/sim/rng"
)

// NextFit goes on at the node that it used last: it takes the first with room from there on, and after the last node
// begins again at the first.
type NextFit struct{}

// New implements Strategy.
func (NextFit) New(c *cluster.Cluster, _ rng.Key) allocation.Placer {
	return &circling{nodes: newMaxima(c)}
}

// circling goes around the nodes.
type circling struct {
	nodes *maxima
	from  int32
	step  int32 // from the last used node to where it begins
}

func (f *circling) Place(room *allocation.Room, ask *allocation.Ask) (cluster.Spot, bool) {
	n := f.nodes.around(room, ask, f.from)
	if n >= 0 {
		f.from = n + f.step
	}
	return spot(room.Cluster, n, ask.Need)
}

package placement

import (
	"simulate/sim/allocation"
	"simulate/sim/cluster"
	"simulate/sim/rng"
)

// FirstFit takes the first node with room.
type FirstFit struct{}

// New implements Strategy.
func (FirstFit) New(c *cluster.Cluster, _ rng.Key) allocation.Placer { return &firstFit{newMaxima(c)} }

type firstFit struct{ nodes *maxima }

func (f *firstFit) Place(room *allocation.Room, ask *allocation.Ask) (cluster.Spot, bool) {
	return spot(room.Cluster, f.nodes.next(room, ask, 0), ask.Need)
}

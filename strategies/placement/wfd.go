package placement

import (
	"simulate/sim/allocation"
	"simulate/sim/cluster"
	"simulate/sim/rng"
)

// WFD is worst fit decreasing: those who wait at one instant are placed by worst fit, the largest first.
type WFD struct {
	Size string `yaml:"size"` // Max or Sum
}

func (d *WFD) check(*cluster.Config) error { return checkSize(d.Size) }

// New implements Strategy.
func (d *WFD) New(c *cluster.Cluster, key rng.Key) allocation.Placer {
	return newDecreasing(WorstFit{}.New(c, key), c.Config(), d.Size)
}

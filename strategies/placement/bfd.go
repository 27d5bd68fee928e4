package placement

import (
	"simulate/sim/allocation"
	"simulate/sim/cluster"
	"simulate/sim/rng"
)

// BFD is best fit decreasing: those who wait at one instant are placed by best fit, the largest first.
type BFD struct {
	Size string `yaml:"size"` // Max or Sum
}

func (d *BFD) check(*cluster.Config) error { return checkSize(d.Size) }

// New implements Strategy.
func (d *BFD) New(c *cluster.Cluster, key rng.Key) allocation.Placer {
	return newDecreasing(BestFit{}.New(c, key), c.Config(), d.Size)
}

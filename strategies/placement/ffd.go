package placement

import (
	"simulate/sim/allocation"
	"simulate/sim/cluster"
	"simulate/sim/rng"
)

// FFD is first fit decreasing: those who wait at one instant are placed by first fit, the largest first.
type FFD struct {
	Size string `yaml:"size"` // Max or Sum
}

func (d *FFD) check(*cluster.Config) error { return checkSize(d.Size) }

// New implements Strategy.
func (d *FFD) New(c *cluster.Cluster, key rng.Key) allocation.Placer {
	return newDecreasing(FirstFit{}.New(c, key), c.Config(), d.Size)
}

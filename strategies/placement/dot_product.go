package placement

import (
	"fmt"

	"simulate/sim/allocation"
	"simulate/sim/cluster"
	"simulate/sim/rng"
)

// DotProduct multiplies what a request asks for with what a node has free, resource by resource, as shares of the
// largest node's, and adds up. The classic rule prefers the large sum: the request goes where there is much of what
// it needs. The small one is what the openb experiment (Weng et al., ATC'23) calls DotProd; with devices its score
// knows cores and devices alone:
//
//	int(100 (1 - (Fc/Cc c/Cc + Fg/Cg g/Cg) / 2))
type DotProduct struct {
	Prefer string `yaml:"prefer"` // Large or Small
}

// What DotProduct may prefer.
const (
	Large = "large"
	Small = "small"
)

func (d *DotProduct) check(*cluster.Config) error {
	if d.Prefer != Large && d.Prefer != Small {
		return fmt.Errorf("prefer: %q is neither large nor small", d.Prefer)
	}
	return nil
}

// New implements Strategy.
func (d *DotProduct) New(c *cluster.Cluster, _ rng.Key) allocation.Placer {
	switch {
	case d.Prefer == Large:
		return newScored(c, aligned{byDefault{c}, axesOf(c), 1})
	case hasDevices(c.Config()):
		return newScored(c, alignedCut{coresAndDevices(c)})
	}
	return newScored(c, aligned{byDefault{c}, axesOf(c), -1})
}

// aligned is the product, times a sign.
type aligned struct {
	byDefault
	axes axes
	sign float64
}

func (a aligned) score(n int32, need *cluster.Need) float64 {
	product := 0.0
	for _, r := range a.axes.all {
		left, _ := free(a.c, n, r)
		product += float64(float64(left) / a.axes.largest[r] * (float64(wants(need, r)) / a.axes.largest[r]))
	}
	return a.sign * product
}

// alignedCut is the small product by the openb experiment.
type alignedCut struct{ cut }

func (a alignedCut) score(n int32, need *cluster.Need) float64 {
	product := 0.0
	if a.cores > 0 {
		product += float64(float64(a.c.Free(n)[a.core]) / a.cores * (float64(need.Amounts[a.core]) / a.cores))
	}
	product += float64(float64(a.c.Idle(n)) / a.thousandths * (float64(need.Thousandths()) / a.thousandths))
	return float64(int(100 * (1 - product/2)))
}

package placement

import (
	"fmt"

	"simulate/sim/allocation"
	"simulate/sim/cluster"
)

// How the size of a request is measured.
const (
	Max = "max" // the largest of its shares of what the cluster has
	Sum = "sum" // their sum
)

func checkSize(size string) error {
	if size != Max && size != Sum {
		return fmt.Errorf("size: %q is neither max nor sum", size)
	}
	return nil
}

// decreasing has those who wait sorted by size, the largest first.
type decreasing struct {
	allocation.Placer
	totals []float64 // by resource, then devices: what all nodes have, those that come later among them
	sum    bool
}

func newDecreasing(p allocation.Placer, c *cluster.Config, size string) *decreasing {
	d := &decreasing{Placer: p, totals: make([]float64, len(c.Resources)+1), sum: size == Sum}
	for r := range d.totals {
		if r < len(c.Resources) && c.Resources[r].Shared {
			d.totals[r] = float64(c.Resources[r].Amount)
		}
		for i := range c.Nodes {
			d.totals[r] += float64(has(&c.Nodes[i], r))
		}
	}
	return d
}

// Size implements allocation.Batcher.
func (d *decreasing) Size(need *cluster.Need) float64 {
	size := 0.0
	for r, total := range d.totals {
		if total == 0 {
			continue
		}
		share := float64(wants(need, r)) / total
		if d.sum {
			size += share
		} else {
			size = max(size, share)
		}
	}
	return size
}

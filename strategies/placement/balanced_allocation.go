package placement

import (
	"fmt"
	"math"

	"simulate/sim/allocation"
	"simulate/sim/cluster"
	"simulate/sim/rng"
)

// BalancedAllocation is kube-scheduler's score of that name: the closer the shares of CPU and memory that are requested after
// placing, the better. Through v1.21, 100 (1 - |cpu - memory|), and 0 if either is 1 or above; since v1.22, shares are cut
// at 1, and it is 100 (1 - their standard deviation), which is half the difference. Scores are cut to integers.
type BalancedAllocation struct {
	Version string `yaml:"version"` // Until121 or Since122
}

// Versions of BalancedAllocation.
const (
	Until121 = "v1.21"
	Since122 = "v1.22"
)

func (b *BalancedAllocation) check(*cluster.Config) error {
	if b.Version != Until121 && b.Version != Since122 {
		return fmt.Errorf("version: %q is neither v1.21 nor v1.22", b.Version)
	}
	return nil
}

// New implements Strategy.
func (b *BalancedAllocation) New(c *cluster.Cluster, _ rng.Key) allocation.Placer {
	return newScored(c, balanced{kubeOf(c, nil), b.Version == Until121})
}

type balanced struct {
	kube
	old bool
}

func (b balanced) score(n int32, need *cluster.Need) float64 {
	if len(b.parts) != 2 { // of one resource alone nothing is out of balance
		return 100
	}
	first, second := b.share(n, need, 0), b.share(n, need, 1)
	if b.old {
		if first >= 1 || second >= 1 {
			return 0
		}
		return float64(int(100 * (1 - math.Abs(first-second))))
	}
	return float64(int(100 * (1 - math.Abs(min(first, 1)-min(second, 1))/2)))
}

// share is what would be requested of a resource, as a share of what the node has; 1 if it has none.
func (b *balanced) share(n int32, need *cluster.Need, i int) float64 {
	requested, capacity := b.requested(n, need, &b.parts[i])
	if capacity == 0 {
		return 1
	}
	return float64(requested) / float64(capacity)
}

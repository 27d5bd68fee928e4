package allocation

import "simulate/sim/cluster"

// Reason is why a request waits or was refused: an index into the names of reasons, which begin with those below and
// go on with one for each resource of which there is not enough.
type Reason int16

// Reasons.
const (
	NoReason      Reason = iota // it was asked, and started
	BehindHead                  // somebody before it cannot start, and nobody may overtake
	Reserved                    // there is room, but it would delay somebody before it
	Deciding                    // the scheduler has not come to it yet
	Gang                        // some members fit, not all
	NoNode                      // no node is up
	NodeLabels                  // nodes lack a label
	Taints                      // nodes have taints that it does not bear
	GPUModel                    // nodes have devices of other models, or none
	AntiAffinity                // nodes are used by what it stays away from
	Spread                      // zones have more of its kind than others
	GPUFragmented               // devices have enough left together, but not one by one
	TooLarge                    // no node could ever hold it
	GaveUp                      // it waited longer than its patience
	Insufficient                // of the first resource there is not enough free; the next ones follow, devices last
)

// fixedReasons are the names of those that every cluster has.
var fixedReasons = [Insufficient]string{
	"", "behind_head", "reserved", "deciding", "gang", "no_node", "node_labels", "taints", "gpu_model", "anti_affinity",
	"spread", "gpu_fragmented", "too_large", "gave_up",
}

// ReasonNames are the names of all reasons that there may be on a cluster.
func ReasonNames(c *cluster.Config) []string {
	names := fixedReasons[:]
	for _, r := range c.Resources {
		names = append(names, "insufficient_"+r.Name)
	}
	return append(names, "insufficient_gpu")
}

// Why is why something fits nowhere: the main reason, which holds for the most nodes (of several, the first in the
// order of reasons), and for how many nodes each holds.
type Why struct {
	Main  Reason
	Nodes []int32 // by reason
}

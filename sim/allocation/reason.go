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

// why finds out why what is asked for fits nowhere: the reason that holds for the most nodes, of several the first in
// their order. For how many nodes each holds is left in blamed, where one that would do counts for NoReason.
func (a *Allocator) why(ask *Ask, rules *rules) Reason {
	clear(a.blamed)
	up := false
	for n := range int32(a.room.Len()) {
		if a.room.State(n) == cluster.Up {
			up = true
			a.whyNot(n, ask, rules)
		}
	}
	if !up {
		return NoNode
	}
	return a.mostBlamed()
}

// whyNot counts why it does not fit on a node that is up: what the node is, else all that is missing there, else what
// runs there.
func (a *Allocator) whyNot(n int32, ask *Ask, rules *rules) {
	need := ask.Need
	switch why := rules.objection(a.room.Spec(n)); {
	case why != NoReason:
		a.blamed[why]++
	case need.Devices > 0 && (!need.Accepts(a.room.Model(n)) || len(a.room.Left(n)) == 0):
		a.blamed[GPUModel]++
	case !a.room.Cluster.Fits(n, need):
		a.missing(n, need)
	case ask.rules != nil && !ask.rules.allow(n):
		a.blamed[ask.rules.objection(n)]++
	case !a.room.Allows(n, ask):
		a.blamed[Reserved]++
	default:
		a.blamed[NoReason]++
	}
}

// missing counts what there is not enough of on a node.
func (a *Allocator) missing(n int32, need *cluster.Need) {
	enough := true
	for r, amount := range need.Amounts {
		if !a.room.Has(n, r, amount) {
			a.blamed[Insufficient+Reason(r)]++
			enough = false
		}
	}
	switch {
	case a.room.Idle(n) < need.Thousandths():
		a.blamed[Insufficient+Reason(len(need.Amounts))]++
	case enough:
		a.blamed[GPUFragmented]++
	}
}

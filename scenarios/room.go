package scenarios

import (
	"math"
	"slices"

	"simulate/sim/allocation"
	"simulate/sim/cluster"
)

// objects says whether rules keep requests away from a node, whatever runs there.
func objects(r *allocation.Rules, n *cluster.Node) bool {
	if r == nil {
		return len(n.Taints) > 0
	}
	if !labelled(r, n) {
		return true
	}
	if slices.ContainsFunc(n.Taints, func(t string) bool { return !slices.Contains(r.Tolerations, t) }) {
		return true
	}
	return slices.ContainsFunc(r.AntiAffinity, func(w allocation.Away) bool {
		return w.Pool >= 0 && w.Pool == n.Pool || w.Label != "" && hasLabel(n, w.Label)
	})
}

func hasLabel(n *cluster.Node, value string) bool {
	for _, v := range n.Labels {
		if v == value {
			return true
		}
	}
	return false
}

// copies is how many requests an empty node has room for.
func copies(k *cluster.Config, n *cluster.Node, need *cluster.Need) int64 {
	room := int64(math.MaxInt32)
	for place, amount := range need.Amounts {
		if amount > 0 && !k.Resources[place].Shared {
			room = min(room, n.Capacity[place]/amount)
		}
	}
	switch {
	case need.Devices == 0:
	case !need.Accepts(n.Model):
		return 0
	case need.Share < cluster.Whole:
		room = min(room, int64(n.Devices)*int64(cluster.Whole/need.Share))
	default:
		room = min(room, int64(n.Devices)/int64(need.Devices))
	}
	return room
}

// nearest is the node that lacks least of what a request asks for, by the largest ratio of the two.
func (b *builder) nearest(need *cluster.Need, rules *allocation.Rules) *cluster.Node {
	k := &b.config.Cluster
	best, lowest := -1, math.Inf(1)
	for i := range k.Nodes {
		n := &k.Nodes[i]
		if objects(rules, n) {
			continue
		}
		worst := 0.0
		for place, amount := range need.Amounts {
			if amount > 0 && !k.Resources[place].Shared {
				worst = max(worst, float64(amount)/max(1e-3, float64(n.Capacity[place])))
			}
		}
		if need.Devices > 0 {
			devices := float64(n.Devices)
			if !need.Accepts(n.Model) {
				devices = 0
			}
			worst = max(worst, float64(need.Devices)/max(1e-3, devices))
		}
		if best < 0 || worst < lowest {
			best, lowest = i, worst
		}
	}
	return &k.Nodes[best]
}

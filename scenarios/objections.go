package scenarios

import (
	"slices"
	"strings"

	"simulate/sim/allocation"
	"simulate/sim/cluster"
)

// noneWillDo says why rules keep requests away from all nodes.
func (b *builder) noneWillDo(r *allocation.Rules) string {
	if r == nil {
		r = &allocation.Rules{}
	}
	nodes := b.config.Cluster.Nodes
	if len(nodes) == 0 {
		return "there are no nodes: every group of cluster.nodes is empty; give one a count above 0"
	}
	nodes = slices.DeleteFunc(slices.Clone(nodes), func(n cluster.Node) bool { return !labelled(r, &n) })
	taints, all := unborne(r, nodes)
	switch {
	case len(nodes) == 0:
		return "none has all its labels"
	case !all:
		return "it stays away from all that have its labels and only taints that it tolerates"
	case len(r.Labels) == 0:
		return "all have taints that it does not tolerate: " + strings.Join(taints, ", ")
	}
	return "all that have its labels have taints that it does not tolerate: " + strings.Join(taints, ", ")
}

// labelled says whether a node has all labels that rules ask for.
func labelled(r *allocation.Rules, n *cluster.Node) bool {
	for label, value := range r.Labels {
		if n.Labels[label] != value {
			return false
		}
	}
	return true
}

// unborne are the taints of nodes that rules do not tolerate, and whether every node has one.
func unborne(r *allocation.Rules, nodes []cluster.Node) (taints []string, all bool) {
	all = true
	for i := range nodes {
		borne := true
		for _, taint := range nodes[i].Taints {
			if !slices.Contains(r.Tolerations, taint) {
				numbered(&taints, taint)
				borne = false
			}
		}
		all = all && !borne
	}
	return taints, all
}

package plan

import (
	"fmt"
	"strings"

	"simulate/sim/finding"
)

// nodesShort says how many task managers find no room on the nodes that there are, and how many nodes would do.
func nodesShort(x *context) []finding.Finding {
	var r remarks
	for i := range x.kinds {
		k := &x.kinds[i]
		if k.homeless == 0 && k.added.nodes == 0 {
			continue
		}
		c := k.container(x)
		what := fmt.Sprintf("%d of %s of %s and %s (%s) find no room on the nodes that there are and they may be on",
			k.homeless+k.added.containers, several(k.count, "task manager"), inCores(c.cpu), size(c.memory), x.names(k))
		if k.homeless > 0 && len(x.nodes().all) == 0 && x.noTypeHolds(k) {
			continue
		}
		if k.homeless > 0 && len(x.nodes().all) == 0 {
			r.add(finding.NoType, finding.Error, "cluster.instance_types", "a task manager (%s) needs %s and %s, and no instance type that it may be on has that.", x.names(k), inCores(c.cpu), size(c.memory))
			continue
		}
		if k.homeless > 0 {
			r.add(finding.NodesShort, finding.Error, "cluster.nodes",
				"%s, and no group of nodes has one that would hold one: check node_labels, anti_affinity, taints and instance types, or add larger nodes.", what)
			continue
		}
		r.add(finding.NodesShort, finding.Warning, "cluster.nodes", "%s: %s of %s would do, and are counted in what it costs.",
			what, several(k.added.nodes, "further node"), k.added.group)
	}
	if x.leaderless > 0 {
		r.add(finding.NodesShort, finding.Warning, "cluster.nodes", "%s no room on the nodes that there are.", map[bool]string{true: "the job manager finds", false: "job managers find"}[x.leaderless == 1])
	}
	return r
}

// names are the processes of a kind.
func (x *context) names(k *kind) string {
	var names []string
	for _, i := range k.jobs {
		names = append(names, x.jobs[i].Name)
	}
	if len(names) > 4 {
		names = append(names[:3], fmt.Sprintf("%d more", len(names)-3))
	}
	return strings.Join(names, ", ")
}

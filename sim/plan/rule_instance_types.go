package plan

import (
	"fmt"
	"strings"

	"simulate/sim/finding"
)

// instanceTypes looks for allowed instance types that no task manager fits on, and says what those that hold one waste.
func instanceTypes(x *context) []finding.Finding {
	var r remarks
	for n := range x.kinds {
		k := &x.kinds[n]
		c := k.container(x)
		for _, i := range k.jobs {
			p := x.jobs[i].Process
			if len(p.Cost.Allowed) > 0 {
				r.types(x, p, &c)
			}
		}
	}
	return r
}

func (r *remarks) types(x *context, p *Process, c *container) {
	path := p.Path + ".cost.instance_type_allowlist"
	var short, holds []string
	for _, name := range p.Cost.Allowed {
		t := x.instanceType(name)
		if t == nil {
			continue
		}
		if each := t.holds(c); each > 0 {
			n := int64(each)
			holds = append(holds, fmt.Sprintf("%s holds %d and leaves %s and %s over, as long as nothing else is reserved on it", name, each, inCores(t.CPU-n*c.cpu), size(t.Memory-n*c.memory)))
			continue
		}
		short = append(short, fmt.Sprintf("%s has %s and %s: %s", name, inCores(t.CPU), size(t.Memory), c.lacks(t)))
	}
	if len(short) == 0 {
		return
	}
	code, severity := finding.TypeTooSmall, finding.Warning
	if len(holds) == 0 {
		code, severity = finding.NoType, finding.Error
		holds = []string{"no allowed type holds one"}
	}
	r.add(code, severity, path, "a task manager needs %s and %s. %s; it never fits there. %s.",
		inCores(c.cpu), size(c.memory), strings.Join(short, "; "), strings.Join(holds, "; "))
}

// lacks says what is short on an instance type.
func (c *container) lacks(t *InstanceType) string {
	var all []string
	if c.cpu > t.CPU {
		all = append(all, inCores(c.cpu-t.CPU))
	}
	if c.memory > t.Memory {
		all = append(all, size(c.memory-t.Memory))
	}
	return strings.Join(all, " and ") + " short"
}

// instanceType is the one of that name; nil: there is none.
func (x *context) instanceType(name string) *InstanceType {
	for i := range x.Cluster.Types {
		if x.Cluster.Types[i].Name == name {
			return &x.Cluster.Types[i]
		}
	}
	return nil
}

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

package plan

import (
	"fmt"
	"slices"
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
			if len(x.Cluster.Types) > 0 {
				r.add(finding.TypeTooSmall, finding.Warning, path, "cluster.instance_types does not say how large %s is, so no task manager is put there. Add it, or drop it.", name)
			}
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
		holds = []string{"No allowed type holds one"}
	}
	r.add(code, severity, path, "a task manager needs %s and %s. %s; it never fits there. %s.",
		inCores(c.cpu), size(c.memory), strings.Join(short, "; "), strings.Join(holds, "; "))
}

// noTypeHolds says whether instanceTypes says of all processes of a kind that no type that they allow holds a task manager.
func (x *context) noTypeHolds(k *kind) bool {
	c := k.container(x)
	for _, i := range k.jobs {
		allowed := x.jobs[i].Cost.Allowed
		if len(allowed) == 0 || slices.ContainsFunc(allowed, func(name string) bool {
			t := x.instanceType(name)
			return t == nil || t.holds(&c) > 0
		}) {
			return false
		}
	}
	return true
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

package plan

import (
	"fmt"
	"slices"
	"strings"

	"simulate/sim/finding"
)

// nodesAllowed says what the constraints of a process leave of the nodes, each by itself, and what one zone less means.
func nodesAllowed(x *context) []finding.Finding {
	var r remarks
	n := x.nodes()
	if len(n.all) == 0 {
		return nil
	}
	for i := range x.jobs {
		j := &x.jobs[i]
		c := &j.Constraints
		if j.kind < 0 || (len(c.NodeLabels) == 0 && len(c.AntiAffinity) == 0 && c.Spread == "" && len(j.Cost.Allowed) == 0) {
			continue
		}
		severity, allowed, path := finding.Note, n.allowed(j.Process), ".constraints"
		if allowed == len(n.all) && c.Spread == "" {
			continue
		}
		if len(c.NodeLabels) == 0 && len(c.AntiAffinity) == 0 && c.Spread == "" {
			path = ".cost.instance_type_allowlist"
		}
		if allowed == 0 {
			severity = finding.Error
		}
		r.add(finding.NodesAllowed, severity, j.Path+path, "%d of %s will do%s.%s",
			allowed, several(len(n.all), "node"), n.ruledOut(j.Process), n.zones(j, x.kinds[j.kind].count))
	}
	return r
}

// allowed is how many nodes a process may be on.
func (n *nodes) allowed(p *Process) int {
	count := 0
	for i := range n.all {
		if n.allows(i, p) {
			count++
		}
	}
	return count
}

// ruledOut says how many nodes each constraint rules out by itself.
func (n *nodes) ruledOut(p *Process) string {
	var said []string
	try := func(name string, given bool, alone Process) {
		if out := n.allowed(nil) - n.allowed(&alone); given {
			said = append(said, fmt.Sprintf("%s out %d", name, out))
		}
	}
	c := &p.Constraints
	try("node_labels rule", len(c.NodeLabels) > 0, Process{Constraints: Constraints{NodeLabels: c.NodeLabels}})
	try(fmt.Sprintf("anti_affinity to %s rules", strings.Join(c.AntiAffinity, ", ")), len(c.AntiAffinity) > 0, Process{Constraints: Constraints{AntiAffinity: c.AntiAffinity}})
	try("the allowed instance types rule", len(p.Cost.Allowed) > 0, Process{Cost: Cost{Allowed: p.Cost.Allowed}})
	if len(said) == 0 {
		return ""
	}
	return ": " + strings.Join(said, ", ")
}

// zones says how many task managers one zone takes with it when they are spread.
func (n *nodes) zones(j *job, managers int) string {
	if j.Constraints.Spread != "zone" {
		return ""
	}
	var zones []int
	for i := range n.all {
		if n.allows(i, j.Process) && !slices.Contains(zones, n.all[i].Zone) {
			zones = append(zones, n.all[i].Zone)
		}
	}
	if len(zones) == 0 {
		return ""
	}
	most := (managers + len(zones) - 1) / len(zones)
	return fmt.Sprintf(" Spread over %s, one zone takes at most %s with it.", several(len(zones), "zone"), several(most, "task manager"))
}

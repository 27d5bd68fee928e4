package reports

import (
	"slices"

	"simulate/sim/experiment"
)

// perGroup are the columns of the table of requests.
var perGroup = []wanted{
	{"placed", true},
	{"failed", true},
	{"waiting", false},
	{"retried", false},
	{"preempted", false},
	{"loss_share", false},
	{"wait_mean_s", true},
	{"wait_p99_s", true},
	{"wait_probability", false},
	{"bounded_slowdown_mean", true},
	{"throughput_per_s", false},
}

// ofAll are lines about all requests together.
var ofAll = []fact{
	{"makespan", []named{{"first arrival to last end", "makespan_s"}}, true},
	{"fairness", []named{{"of tenants, by Jain's index", "jain_fairness"}}, true},
}

// requested shows the requests of one variant: each class, each tenant, all together, and why they waited.
func (p *page) requested(v experiment.Variant, ix index) {
	groups := groups(v)
	if len(groups) == 0 {
		return
	}
	p.section("Requests")
	g := grid{names: "  requests"}
	for _, s := range groups {
		g.rows = append(g.rows, "  "+groupName(s))
	}
	columns := perGroup
	if len(groups) > 1 {
		columns = append(slices.Clone(columns), wanted{"dominant_share", false})
	}
	g.columns = p.columns(ix, groups, columns)
	p.grid(g)
	p.facts(ofAll, ix, whole)
	for _, split := range splits {
		var sums []reasoned
		for _, s := range groups {
			if s.Tenant == "" {
				sums = append(sums, split.of(v, s, groupName(s)))
			}
		}
		p.reasons(split, sums)
	}
}

// groups are the scopes of requests, all together last; left out where there is but one class.
func groups(v experiment.Variant) []experiment.Scope {
	all := scopesOf(v, "placed")
	if len(all) == 0 {
		return nil
	}
	if len(all) == 2 {
		return all[1:]
	}
	return append(slices.Clone(all[1:]), all[0])
}

// groupName is how people call requests.
func groupName(s experiment.Scope) string {
	switch {
	case s.Tenant != "":
		return "tenant " + s.Tenant
	case s.Request == "":
		return "all"
	}
	return s.Request
}

// scopesOf lists the scopes that have a metric, in order of appearance.
func scopesOf(v experiment.Variant, name string) []experiment.Scope {
	var list []experiment.Scope
	for _, m := range v.Metrics {
		if m.Name == name {
			list = append(list, normal(m.Scope))
		}
	}
	return list
}

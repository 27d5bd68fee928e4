package experiment

import (
	"slices"

	"simulate/sim/allocation"
)

// group is requests that metrics are of: all, a class, a tenant and those below.
type group struct {
	scope Scope
	at    int // in the tally's groups
}

// all says whether it is all requests.
func (g *group) all() bool { return g.scope == Scope{Subtask: -1} }

// groupsOf are the groups that are shown, all requests first: tenants only where they are others than the classes.
func groupsOf(counted []allocation.Group) []group {
	var all []group
	own := func(g allocation.Group) bool {
		return g.Tenant == "" || slices.Contains(counted, allocation.Group{Class: g.Tenant})
	}
	others := slices.ContainsFunc(counted, func(g allocation.Group) bool { return !own(g) })
	for i, g := range counted {
		if g.Tenant == "" || others {
			all = append(all, group{Scope{Subtask: -1, Request: g.Class, Tenant: g.Tenant}, i})
		}
	}
	return all
}

// requestMeasures are the metrics of groups of requests; after each that is split by reason, those by reason.
func requestMeasures(groups []group, reasons []string) []measure {
	var all []measure
	for i := range groups {
		g := &groups[i]
		for m := range Metrics {
			info := &Metrics[m]
			if info.requests != nil && (g.all() || !info.only) {
				all = append(all, g.measure(info))
			}
			for reason, name := range reasons {
				if info.reason != nil && name != "" {
					all = append(all, g.measureBy(info, reason, name))
				}
			}
		}
	}
	return all
}

func (g *group) measure(info *MetricInfo) measure {
	return measure{
		info: info, scope: g.scope,
		value:  func(r *replicate) float64 { return info.requests(&r.requests[g.at]) },
		window: func(r *replicate) *window { return &r.requests[g.at].window },
	}
}

func (g *group) measureBy(info *MetricInfo, reason int, name string) measure {
	scope := g.scope
	scope.Reason = name
	return measure{info: info, scope: scope, value: func(r *replicate) float64 { return info.reason(&r.requests[g.at], reason) }}
}

// addUp makes totals the sum of what is shown by reason, to the last digit: the mean of sums is rounded otherwise than
// the sum of means.
func addUp(all []estimate) {
	var total *estimate
	for i := range all {
		switch e := &all[i]; {
		case e.Scope.Reason == "" && e.info.reason != nil:
			total, e.Value = e, 0
		case e.Scope.Reason != "" && e.info.requests != nil:
			total.Value += e.Value
		}
	}
}

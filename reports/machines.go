package reports

import (
	"fmt"
	"slices"
	"strings"

	"simulate/sim/experiment"
)

// perResource are the columns of the table of machines.
var perResource = []wanted{
	{"allocated_share", true},
	{"allocated_share_final", true},
	{"stranded_share", false},
	{"fragmented_share", true},
	{"fragmented_share_final", true},
}

// ofCluster are lines about the cluster as a whole.
var ofCluster = []fact{
	{"nodes", []named{{"in use at the horizon", "nodes_in_use"}, {"there", "nodes_mean"}, {"at most", "nodes_max"}}, true},
	{"gpus", []named{{"in use at the horizon", "gpus_in_use"}}, false},
	{"first failure", []named{{"requests before it", "arrivals_before_failure"}, {"asked for by then", "arrived_share_before_failure"}}, true},
	{"hours", []named{{"nodes", "node_hours"}, {"cores", "cpu_core_hours"}, {"GiB", "memory_gib_hours"}}, false},
	{"cost", []named{{"in all", "cost"}, {"a month", "cost_per_month"}, {"idle", "idle_cost"}, {"fragmented", "fragmented_cost"}}, false},
}

// machines shows the cluster of one variant, and its pools.
func (p *page) machines(v experiment.Variant, ix index) {
	among := resources(v)
	if len(among) == 0 {
		return
	}
	p.section("Cluster")
	g := grid{names: "  resource"}
	for _, s := range among {
		g.rows = append(g.rows, "  "+resourceName(s))
	}
	g.columns = p.columns(ix, among, perResource)
	p.grid(g)
	p.facts(ofCluster, ix, whole)
	p.shapes(v, ix)
	if text := above(v, ix); text != "" {
		p.line("  "+text, 4)
	}
}

// resources are the scopes of resources: of the cluster, and of its pools if there are several.
func resources(v experiment.Variant) []experiment.Scope {
	pools := map[string]bool{}
	var all, kept []experiment.Scope
	for _, s := range scopesOf(v, "allocated_share_final") {
		if s.Node == "" {
			all = append(all, s)
			pools[s.Pool] = true
		}
	}
	for _, s := range all {
		if s.Pool == "" || len(pools) > 2 { // no pool is the cluster
			kept = append(kept, s)
		}
	}
	return kept
}

// fullest is the scope of the cluster's resource of which the largest share is in use at the horizon; of none: whole.
func fullest(v experiment.Variant) experiment.Scope {
	most, of := 0.0, whole
	for _, m := range v.Metrics {
		if s := normal(m.Scope); m.Name == "allocated_share_final" && s.Pool == "" && s.Node == "" && m.Value > most {
			most, of = m.Value, s
		}
	}
	return of
}

func resourceName(s experiment.Scope) string {
	if s.Pool != "" {
		return s.Resource + " of " + s.Pool
	}
	return s.Resource
}

// above says how far the nodes in use are from the fewest that could do; empty: none are in use.
func above(v experiment.Variant, ix index) string {
	share, ok := distance(ix)
	if !ok {
		return ""
	}
	least, _ := ix.get("nodes_least", whole)
	u := number.unit(least.Value)
	var by []string
	for _, s := range scopesOf(v, "nodes_least") {
		if one, _ := ix.get("nodes_least", s); s != whole {
			by = append(by, s.Resource+" "+u.value(one.Value)+u.name)
		}
	}
	text := fmt.Sprintf("what runs at the horizon needs at least %s nodes, whoever places it", u.value(least.Value)+u.name)
	if len(by) > 1 {
		text += " (" + strings.Join(by, ", ") + ")"
	}
	return text + ": " + percent(share) + " above"
}

// perShape are the columns of the table of what requests ask for.
var perShape = []wanted{
	{"failed_by_shape", false},
	{"largest_hole_share", false},
	{"fit_share", false},
}

// mostRows is how many shapes the table shows besides the others; machine formats list them all.
const mostRows = 5

// shapes shows how the most frequent shapes of requests fare, where some failed.
func (p *page) shapes(v experiment.Variant, ix index) {
	if all, _ := ix.get("failed", whole); all.Value == 0 {
		return
	}
	among := scopesOf(v, "failed_by_shape")
	if len(among) < 3 {
		return // one shape, and no others
	}
	among = append(slices.Clone(among[:min(mostRows, len(among)-1)]), among[len(among)-1])
	g := grid{names: "  asked for"}
	for _, s := range among {
		g.rows = append(g.rows, "  "+s.Part)
	}
	g.columns = p.columns(ix, among, perShape)
	p.apart()
	p.grid(g)
}

// distance is by what share more nodes are in use than the lower bound.
func distance(ix index) (share float64, ok bool) {
	used, has := ix.get("nodes_in_use", whole)
	least, bounded := ix.get("nodes_least", whole)
	if !has || !bounded || !(least.Value > 0) {
		return 0, false
	}
	return used.Value/least.Value - 1, true
}

func percent(v float64) string { return share.unit().value(v) + " %" }

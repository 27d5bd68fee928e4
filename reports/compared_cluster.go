package reports

import (
	"cmp"
	"slices"
	"strings"

	"simulate/sim/experiment"
)

// mainOfRequests are the columns of a comparison of requests.
var mainOfRequests = []string{
	"placed", "failed", "loss_share", "wait_mean_s", "wait_p99_s", "sojourn_mean_s", "bounded_slowdown_mean", "throughput_per_s",
	"preempted", "makespan_s", "dominant_share", "jain_fairness",
}

// mainOfMachines are the columns of a comparison of machines as a whole.
var mainOfMachines = []string{"nodes_in_use", "nodes_least", "cost", "idle_cost", "fragmented_cost"}

// mainOfResources are the columns of a comparison by resource.
var mainOfResources = []string{
	"allocated_share", "allocated_share_final", "fragmented_share", "fragmented_share_final", "stranded_share",
}

// comparedCluster shows requests and machines of several variants: a table for each group of requests, one for each
// resource, one for the nodes, and why requests waited or failed.
func (p *page) comparedCluster(r Report) {
	among := allGroups(r.Variants)
	if len(among) == 0 {
		return
	}
	marked := false
	for _, s := range among {
		marked = p.table(r, "Requests: "+groupName(s), picks(s, withJudged(r, s, mainOfRequests))) || marked
	}
	for _, s := range scarcest(r.Variants[0]) {
		marked = p.table(r, "Cluster: "+s.Resource, picks(s, withJudged(r, s, lasting(r, mainOfResources)))) || marked
	}
	marked = p.table(r, "Cluster: nodes", picks(whole, mainOfMachines)) || marked
	p.distances(r)
	if marked {
		p.apart()
		p.legend(r)
	}
	names := labels(r.Variants)
	for _, split := range splits {
		var sums []reasoned
		for _, v := range r.Variants {
			sums = append(sums, split.of(v, whole, names[v.Name]))
		}
		p.reasons(split, sums)
	}
}

// table is a section with a table of what tells something of what is picked, and says whether anything is marked in
// it; none where nothing does.
func (p *page) table(r Report, title string, picked []pick) (marked bool) {
	if picked = filled(r, picked); len(picked) == 0 {
		return false
	}
	p.section(title)
	return p.sideBySide(r, picked)
}

// allGroups are the groups of requests of any variant.
func allGroups(variants []experiment.Variant) []experiment.Scope {
	var all []experiment.Scope
	for _, v := range variants {
		for _, s := range groups(v) {
			if !slices.Contains(all, s) {
				all = append(all, s)
			}
		}
	}
	return all
}

// oneClass says whether there is one class of requests and no tenant: what is of it is of all.
func oneClass(r Report) bool { return len(allGroups(r.Variants)) == 1 }

// lasting leaves out, of a steady state, how it happens to stand at its end.
func lasting(r Report, names []string) []string {
	names = slices.Clone(names)
	if slices.ContainsFunc(r.Variants, func(v experiment.Variant) bool { return v.Simulated.Warmup > 0 }) {
		names = slices.DeleteFunc(names, func(name string) bool { return strings.HasSuffix(name, "_final") })
	}
	return names
}

// scarcest are the cluster's resources, those of which most is in use first.
func scarcest(v experiment.Variant) []experiment.Scope {
	var all []experiment.Scope
	for _, s := range scopesOf(v, "allocated_share") {
		if s.Pool == "" && s.Node == "" {
			all = append(all, s)
		}
	}
	ix := indexed(v)
	used := func(s experiment.Scope) float64 { m, _ := ix.get("allocated_share", s); return m.Value }
	slices.SortStableFunc(all, func(a, b experiment.Scope) int { return cmp.Compare(used(b), used(a)) })
	return all
}

// distances says how many more nodes than needed each variant has in use.
func (p *page) distances(r Report) {
	names := labels(r.Variants)
	var words []string
	most := 0.0
	for _, v := range r.Variants {
		ix := indexed(v)
		nodes, ok := ix.get("nodes_max", whole)
		if oneNode([]found{{nodes, ok}}) {
			continue
		}
		if share, ok := distance(ix); ok {
			most = max(most, share)
			words = append(words, strings.ReplaceAll(percent(share)+" ("+names[v.Name]+")", " ", glue))
		}
	}
	switch {
	case len(words) > 0 && most == 0:
		p.line("  no placement could hold what runs on fewer nodes", 4)
	case len(words) > 0:
		p.line("  nodes in use above nodes_least, which no placement of what runs could go below: "+strings.Join(words, ", "), 4)
	}
}

package reports

import (
	"slices"
	"strings"

	"simulate/sim/experiment"
)

// mainOfRequests are the columns of a comparison of requests.
var mainOfRequests = []string{
	"placed", "failed", "loss_share", "wait_mean_s", "wait_p99_s", "bounded_slowdown_mean", "throughput_per_s", "preempted", "makespan_s",
}

// mainOfMachines are the columns of a comparison of machines; those by resource stand for each.
var mainOfMachines = []string{
	"allocated_share", "allocated_share_final", "fragmented_share", "fragmented_share_final", "stranded_share", "nodes_in_use", "nodes_least",
	"cost", "idle_cost", "fragmented_cost",
}

// comparedCluster shows requests and machines of several variants: a table for each group of requests, one for the
// cluster, and why requests waited or failed.
func (p *page) comparedCluster(r Report) {
	for _, s := range allGroups(r.Variants) {
		p.section("Requests: " + groupName(s))
		p.beside(r, filled(r, picks(s, withJudged(r, s, mainOfRequests))))
	}
	machines := filled(r, machinePicks(r.Variants, columnsOfMachines(r)))
	if len(machines) == 0 {
		return
	}
	p.section("Cluster")
	p.beside(r, machines)
	p.distances(r)
	names := labels(r.Variants)
	for _, split := range splits {
		var sums []reasoned
		for _, v := range r.Variants {
			sums = append(sums, split.of(v, whole, names[v.Name]))
		}
		p.reasons(split, sums)
	}
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

// columnsOfMachines are the main ones; of a steady state, how it happens to stand at its end says little.
func columnsOfMachines(r Report) []string {
	names := slices.Clone(mainOfMachines)
	if slices.ContainsFunc(r.Variants, func(v experiment.Variant) bool { return v.Simulated.Warmup > 0 }) {
		names = slices.DeleteFunc(names, func(name string) bool { return strings.HasSuffix(name, "_final") })
	}
	return names
}

// machinePicks are the columns of the cluster as a whole, and of each of its resources.
func machinePicks(variants []experiment.Variant, names []string) []pick {
	var all []pick
	for _, name := range names {
		for _, v := range variants {
			for _, s := range scopesOf(v, name) {
				one := pick{name, s, name}
				if s.Resource != "" {
					one.head += " " + s.Resource
				}
				if s.Pool == "" && s.Node == "" && !slices.Contains(all, one) {
					all = append(all, one)
				}
			}
		}
	}
	return all
}

// slack is the share in use below which a resource binds nothing, such as the number of pods that a node may have.
const slack = 0.02

// filled are the columns that tell something: not all of them 0, no share of a resource of which there is more than
// anybody could use, or judged.
func filled(r Report, picked []pick) []pick {
	return slices.DeleteFunc(picked, func(one pick) bool {
		cells := make([]found, len(r.Variants))
		for i, v := range r.Variants {
			cells[i] = measuredAt(v, one.metric, one.scope)
		}
		judged := slices.ContainsFunc(r.Thresholds, func(j experiment.Judgement) bool {
			return j.Metric == one.metric && normal(j.Scope) == one.scope
		})
		abundant := one.scope.Resource != "" && strings.HasPrefix(one.metric, "allocated_share") && largest(cells) < slack
		return (trivial(cells) || abundant) && !judged
	})
}

func largest(cells []found) float64 {
	most := 0.0
	for _, c := range cells {
		most = max(most, c.Value)
	}
	return most
}

// distances says how many more nodes than needed each variant has in use.
func (p *page) distances(r Report) {
	names := labels(r.Variants)
	var words []string
	for _, v := range r.Variants {
		if share, ok := distance(indexed(v)); ok {
			words = append(words, percent(share)+" ("+names[v.Name]+")")
		}
	}
	if len(words) > 0 {
		p.line("  nodes in use above nodes_least, which no placement of what runs could go below: "+strings.Join(words, ", "), 4)
	}
}

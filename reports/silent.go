package reports

import (
	"math"
	"slices"

	"simulate/sim/experiment"
)

// slack is the share in use below which a resource binds nothing, such as the number of pods that a node may have; and
// a difference of shares that nobody needs to see.
const slack = 0.02

// filled are the columns that tell something, or are judged.
func filled(r Report, picked []pick) []pick {
	return slices.DeleteFunc(picked, func(one pick) bool {
		judged := slices.ContainsFunc(r.Thresholds, func(j experiment.Judgement) bool {
			return j.Metric == one.metric && normal(j.Scope) == one.scope
		})
		return !judged && silent(r.Variants, one)
	})
}

// silent says that a column tells nothing: all are 0; it is of a resource of which there is more than anybody could use;
// shares of the cluster are the same; requests only stay longer than they run because they wait, which is shown.
func silent(variants []experiment.Variant, one pick) bool {
	at := func(metric string) []found {
		cells := make([]found, len(variants))
		for i, v := range variants {
			cells[i] = measuredAt(v, metric, one.scope)
		}
		return cells
	}
	cells := at(one.metric)
	switch {
	case trivial(cells):
		return true
	case one.scope.Resource != "":
		return largest(at("allocated_share")) < slack && largest(at("allocated_share_final")) < slack
	case one.metric == "nodes_in_use" || one.metric == "nodes_least":
		return oneNode(at("nodes_max"))
	case one.metric == "sojourn_mean_s":
		return trivial(at("preempted"))
	case one.metric == "dominant_share" && len(allGroups(variants)) == 1:
		return true // that of all is that of the scarcest resource
	case one.metric == "dominant_share" || one.metric == "jain_fairness":
		return largest(cells)-smallest(cells) < slack
	}
	return false
}

// oneNode says that there is no more than one node.
func oneNode(nodes []found) bool { return present(nodes) && largest(nodes) == 1 }

func largest(cells []found) float64 {
	most := 0.0
	for _, c := range cells {
		most = max(most, c.Value)
	}
	return most
}

func smallest(cells []found) float64 {
	least := math.Inf(1)
	for _, c := range cells {
		least = min(least, c.Value)
	}
	return least
}

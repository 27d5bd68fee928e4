package plan

import (
	"slices"

	"simulate/sim/finding"
	"simulate/sim/flink"
)

// patterns looks for patterns of slot-sharing groups that take no operator, where the operators are known.
func patterns(x *context) []finding.Finding {
	var r remarks
	for i := range x.jobs {
		j := &x.jobs[i]
		if !j.Graph {
			continue
		}
		for g := range j.Sharing.Groups {
			for _, pattern := range j.Sharing.Groups[g].Operators {
				one := Group{Operators: []string{pattern}}
				if !slices.ContainsFunc(j.Operators, func(o Operator) bool { return one.takes(o.Name) }) {
					r.add(finding.NoMatch, finding.Note, j.Path+".slot_sharing.groups",
						"pattern %s of group %s takes no operator of %s.", pattern, j.Sharing.Groups[g].Name, j.Name)
				}
			}
		}
	}
	return r
}

// forwardEdges looks for forward edges between operators of different parallelism, which Flink does not compile.
func forwardEdges(x *context) []finding.Finding {
	var r remarks
	for i := range x.jobs {
		j := &x.jobs[i]
		for _, e := range j.graph.Edges {
			from, to := &j.graph.Operators[e.From], &j.graph.Operators[e.To]
			if e.Partitioner == flink.Forward && from.Parallelism != to.Parallelism && !j.Ideal {
				r.add(finding.Forward, finding.Error, j.Operators[e.To].Path,
					"records go forward from %s (parallelism %d) to %s (%d): Flink refuses that. Use exchange: rebalance or rescale, or one parallelism.",
					from.Name, from.Parallelism, to.Name, to.Parallelism)
			}
		}
	}
	return r
}

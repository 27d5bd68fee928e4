package plan

import (
	"simulate/sim/finding"
	"simulate/sim/flink"
)

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

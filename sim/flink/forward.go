package flink

import "errors"

// CheckForward is every forward edge between operators of different parallelism, which Flink does not compile.
func (g *Graph) CheckForward() error {
	var all []error
	for _, e := range g.Edges {
		from, to := &g.Operators[e.From], &g.Operators[e.To]
		if e.Partitioner == Forward && from.Parallelism != to.Parallelism {
			all = append(all, refuse("partitioner", "forward partitioning does not allow a change of parallelism: %s has %d, %s has %d; use rebalance or rescale", from.Name, from.Parallelism, to.Name, to.Parallelism))
		}
	}
	return errors.Join(all...)
}

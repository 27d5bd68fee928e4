package flink

import (
	"errors"
	"slices"
)

// Graph is a job as its author wrote it: operators, and what flows between them.
type Graph struct {
	Operators []Operator
	Edges     []Edge
	// Unchained switches chaining off (pipeline.operator-chaining.enabled: false).
	Unchained bool
	// EqualMax chains only operators of equal maximum parallelism
	// (pipeline.operator-chaining.chain-operators-with-different-max-parallelism: false).
	EqualMax bool
}

// Operator is one step of a job.
type Operator struct {
	Name           string
	Parallelism    int    // at least 1
	MaxParallelism int    // 0: derived
	Group          string // slot-sharing group; empty: as its inputs
	CoLocation     string // subtask i of all who name it shares a slot; empty: with nobody
	Chaining       Chaining
}

// Edge is records flowing from one operator to another, by their places in the Graph.
type Edge struct {
	From, To    int
	Partitioner Partitioner
	Batch       bool // a blocking exchange: consumed when the producer has ended
}

// DefaultGroup is the slot-sharing group of who names none and inherits none.
const DefaultGroup = "default"

// Check is everything for which a graph is no job: operators without parallelism, edges from or to nowhere, circles.
// The errors, here and below, are Refusals.
func (g *Graph) Check() error {
	var all []error
	for _, op := range g.Operators {
		if op.Parallelism < 1 {
			all = append(all, refuse("parallelism", "operator %q has parallelism %d; at least 1 is needed", op.Name, op.Parallelism))
		}
	}
	for i, e := range g.Edges {
		if n := len(g.Operators); min(e.From, e.To) < 0 || max(e.From, e.To) >= n {
			all = append(all, refuse("edges", "edge %d goes from operator %d to %d; there are %d", i+1, e.From, e.To, n))
		}
	}
	if all == nil && len(g.order()) < len(g.Operators) {
		all = append(all, refuse("edges", "edges go round in a circle through %q; a job flows one way", g.circling()))
	}
	return errors.Join(all...)
}

// inputs is the edges into each operator, in their order.
func (g *Graph) inputs() [][]Edge {
	in := make([][]Edge, len(g.Operators))
	for _, e := range g.Edges {
		in[e.To] = append(in[e.To], e)
	}
	return in
}

// order is the operators downstream, those that the author names first coming first; operators on a circle and behind
// it are left out.
func (g *Graph) order() []int {
	waits, out := make([]int, len(g.Operators)), make([][]int, len(g.Operators))
	for _, e := range g.Edges {
		waits[e.To]++
		out[e.From] = append(out[e.From], e.To)
	}
	var ready, order []int
	for op, n := range waits {
		if n == 0 {
			ready = append(ready, op)
		}
	}
	for len(ready) > 0 {
		op := ready[0]
		ready, order = ready[1:], append(order, op)
		for _, to := range out[op] {
			if waits[to]--; waits[to] == 0 {
				at, _ := slices.BinarySearch(ready, to)
				ready = slices.Insert(ready, at, to)
			}
		}
	}
	return order
}

// circling is an operator that never gets all its inputs.
func (g *Graph) circling() string {
	order := g.order()
	i := slices.IndexFunc(g.Edges, func(e Edge) bool { return !slices.Contains(order, e.To) })
	return g.Operators[g.Edges[i].To].Name
}

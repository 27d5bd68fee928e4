package plan

import (
	"fmt"
	"path"
	"slices"

	"simulate/sim/flink"
	"simulate/sim/stream"
)

// partitioners are Flink's, by exchange; it has no shortest queue, so that one is custom.
var partitioners = map[stream.Exchange]flink.Partitioner{
	stream.Random: flink.Shuffle, stream.Hash: flink.Hash, stream.Rebalance: flink.Rebalance, stream.Forward: flink.Forward,
	stream.Rescale: flink.Rescale, stream.Broadcast: flink.Broadcast, stream.ShortestQueue: flink.Custom,
}

// makeGraph is the process as Flink would compile it. Operators that are to share slots but can not are not
// co-located, so that the rest can be planned.
func (j *job) makeGraph(x *context) {
	j.most = x.number(maxParallelismKey).Value
	j.graph.Unchained, j.graph.EqualMax = x.option(chainingKey) == "false", x.option(chainUnequalKey) == "false"
	together := j.together()
	for i := range j.Operators {
		op := &j.Operators[i]
		j.graph.Operators = append(j.graph.Operators, flink.Operator{
			Name: op.Name, Parallelism: max(1, op.Parallelism), MaxParallelism: j.keyGroups(op), Group: j.group(op),
			CoLocation: together[op.Name], Chaining: chaining(op.Chaining),
		})
	}
	for to := range j.Operators {
		for _, in := range j.Operators[to].Inputs {
			if from := j.operator(in.Operator); from >= 0 {
				j.graph.Edges = append(j.graph.Edges, flink.Edge{From: from, To: to, Partitioner: partitioners[in.Exchange]})
			}
		}
	}
	if j.apart = j.graph.CheckCoLocation(); j.apart != nil {
		for i := range j.graph.Operators {
			j.graph.Operators[i].CoLocation = ""
		}
	}
	j.vertices = j.graph.Chains()
}

// operator is the place of one; -1: there is none of that name.
func (j *job) operator(name string) int {
	return slices.IndexFunc(j.Operators, func(o Operator) bool { return name != "" && o.Name == name })
}

// keyGroups is how many an operator has.
func (j *job) keyGroups(op *Operator) int {
	switch {
	case op.MaxParallelism > 0:
		return op.MaxParallelism
	case j.MaxParallelism > 0:
		return j.MaxParallelism
	case j.most > 0:
		return j.most
	}
	return flink.DefaultMaxParallelism(op.Parallelism)
}

// group is the slot-sharing group that an operator is given; empty: it inherits one.
func (j *job) group(op *Operator) string {
	switch {
	case op.Group != "":
		return op.Group
	case !j.Sharing.Enabled.Or(true):
		return op.Name
	}
	for i := range j.Sharing.Groups {
		if j.Sharing.Groups[i].Takes(op.Name) {
			return j.Sharing.Groups[i].Name
		}
	}
	return j.Sharing.Group
}

// Takes says whether one of the group's patterns matches an operator.
func (g *Group) Takes(operator string) bool {
	return slices.ContainsFunc(g.Operators, func(pattern string) bool {
		matches, err := path.Match(pattern, operator)
		return err == nil && matches
	})
}

// together is the co-location group of operators; lists that have one in common are one group.
func (j *job) together() map[string]string {
	group := map[string]string{}
	for i, list := range j.CoLocation {
		name := fmt.Sprintf("co_location[%d]", i)
		for _, op := range list {
			if other, taken := group[op]; taken {
				rename(group, other, name)
			}
			group[op] = name
		}
	}
	return group
}

func rename(group map[string]string, from, to string) {
	for op, name := range group {
		if name == from {
			group[op] = to
		}
	}
}

func chaining(name string) flink.Chaining {
	if at := slices.Index(flink.Chainings(), name); at >= 0 {
		return flink.Chaining(at)
	}
	return flink.ChainAlways
}

// pointwise says whether subtasks of the ends of an edge are connected with some of each other only.
func pointwise(e stream.Exchange) bool { return e == stream.Forward || e == stream.Rescale }

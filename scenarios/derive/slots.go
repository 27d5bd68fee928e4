package derive

import (
	"errors"
	"slices"
	"strings"

	"simulate/sim/flink"
)

var slots = Topic{
	Name: "slots",
	Does: "the chains of a job, its subtasks, and how many slots and task managers they need",
	Keys: `operators               [{name, parallelism (1), slot_sharing_group, chaining, max_parallelism, co_location_group}]
edges                   [{from, to, partitioner, batch}]
chaining_enabled        true
chain_operators_with_different_max_parallelism  true
slots_per_task_manager  none: task managers are not counted
chaining is always (the default), head, never or head_with_sources; partitioner is ` + strings.Join(flink.Partitioners(), ", ") + `
(forward between equal parallelism and rebalance else, if it is not said).`,
	Example: `{"operators": [{"name": "src", "parallelism": 2}, {"name": "agg", "parallelism": 4}], "edges": [{"from": "src", "to": "agg", "partitioner": "hash"}], "slots_per_task_manager": 2}`,
	answer:  answerSlots,
}

// slotsNeeded is what a job needs.
type slotsNeeded struct {
	Vertices     [][]string     `json:"vertices"`
	Subtasks     int            `json:"subtasks"`
	PerGroup     map[string]int `json:"slots_per_group"`
	Slots        int            `json:"slots"`
	TaskManagers *int           `json:"task_managers,omitempty"`
}

func answerSlots(q *Question) (any, error) {
	g := q.graph()
	each := int(q.WholeOr("slots_per_task_manager", 1))
	if !q.Sound() {
		return nil, nil
	}
	if each < 1 {
		return nil, &flink.Refusal{Component: "slots_per_task_manager", Reason: "a task manager has at least 1 slot"}
	}
	if err := g.Check(); err != nil {
		return nil, err
	}
	if err := g.CheckCoLocation(); err != nil {
		return nil, err
	}
	n := needed(g)
	if q.Has("slots_per_task_manager") {
		n.TaskManagers = new(flink.TaskManagers(n.Slots, each))
	}
	return n, nil
}

func needed(g *flink.Graph) slotsNeeded {
	vertices := g.Chains()
	n := slotsNeeded{Vertices: [][]string{}, Subtasks: flink.Subtasks(vertices), PerGroup: map[string]int{}, Slots: flink.Slots(vertices)}
	for _, v := range vertices {
		var names []string
		for _, op := range v.Operators {
			names = append(names, g.Operators[op].Name)
		}
		n.Vertices = append(n.Vertices, names)
	}
	for _, group := range flink.SlotsPerGroup(vertices) {
		n.PerGroup[group.Group] = group.Slots
	}
	return n
}

func (q *Question) graph() *flink.Graph {
	g := &flink.Graph{Unchained: !q.Bool("chaining_enabled", true), EqualMax: !q.Bool("chain_operators_with_different_max_parallelism", true)}
	q.need("operators", "a list of operators")
	var names []string
	for _, o := range q.Objects("operators") {
		op := o.operator()
		if slices.Contains(names, op.Name) {
			q.problem(o.node, o.path, "the operator %q stands here twice", op.Name)
		}
		names, g.Operators = append(names, op.Name), append(g.Operators, op)
		o.Done()
	}
	for _, e := range q.Objects("edges") {
		edge, err := e.edge(names, g.Operators)
		if err != nil {
			q.problem(e.node, e.path, "%v", err)
		}
		g.Edges = append(g.Edges, edge)
		e.Done()
	}
	return g
}

func (q *Question) operator() flink.Operator {
	chaining := slices.Index(flink.Chainings(), q.Word("chaining", flink.Chainings()[0], flink.Chainings()...))
	return flink.Operator{
		Name: q.Text("name"), Parallelism: int(q.WholeOr("parallelism", 1)), MaxParallelism: int(q.WholeOr("max_parallelism", 0)),
		Group: q.textOr("slot_sharing_group"), CoLocation: q.textOr("co_location_group"), Chaining: flink.Chaining(chaining),
	}
}

func (q *Question) edge(names []string, operators []flink.Operator) (flink.Edge, error) {
	e := flink.Edge{From: slices.Index(names, q.Text("from")), To: slices.Index(names, q.Text("to")), Batch: q.Bool("batch", false)}
	if e.From < 0 || e.To < 0 {
		return flink.Edge{}, errors.New("from and to: expected names of operators")
	}
	otherwise := flink.Rebalance
	if operators[e.From].Parallelism == operators[e.To].Parallelism {
		otherwise = flink.Forward
	}
	all := flink.Partitioners()
	e.Partitioner = flink.Partitioner(slices.Index(all, q.Word("partitioner", all[otherwise], all...)))
	return e, nil
}

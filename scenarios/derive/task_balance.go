package derive

import (
	"slices"

	"simulate/sim/flink"
)

var taskBalance = Topic{
	Name: "task_balance",
	Does: "how many subtasks slots and task managers have when vertices of one group are dealt out",
	Keys: `parallelisms            of the vertices, downstream
mode                    NONE (the default), SLOTS or TASKS
task_managers, slots_per_task_manager (1)`,
	Example: `{"mode": "TASKS", "parallelisms": [6, 3], "task_managers": 3, "slots_per_task_manager": 2}`,
	answer:  answerTaskBalance,
}

// tasksDealt is where subtasks are.
type tasksDealt struct {
	PerSlot        []int `json:"per_slot"` // those with most first
	PerTaskManager []int `json:"per_task_manager"`
	Spread         int   `json:"spread"` // the most on a task manager, less the fewest
}

func answerTaskBalance(q *Question) (any, error) {
	mode := q.mode()
	managers, each := q.Whole("task_managers"), q.WholeOr("slots_per_task_manager", 1)
	vertices, err := inOneGroup(q.Longs("parallelisms"))
	switch {
	case !q.Sound():
		return nil, nil
	case err != nil:
		return nil, err
	case managers < 1 || each < 1:
		return nil, &flink.Refusal{Component: "task_managers", Reason: "at least one task manager with one slot is needed"}
	case tooMany("task_managers", managers) != nil:
		return nil, tooMany("task_managers", managers)
	}
	slots := flink.LayoutBy(mode, vertices)
	on, err := flink.Spread(mode, slots, int(managers), int(each))
	if err != nil {
		return nil, err
	}
	return spreadOver(slots, flink.SubtasksOn(slots, on, int(managers))), nil
}

// spreadOver counts subtasks by slot, beside those by task manager.
func spreadOver(slots []flink.SharedSlot, perTaskManager []int) tasksDealt {
	d := tasksDealt{PerSlot: []int{}, PerTaskManager: perTaskManager, Spread: slices.Max(perTaskManager) - slices.Min(perTaskManager)}
	for _, s := range slots {
		d.PerSlot = append(d.PerSlot, len(s.Tasks))
	}
	slices.SortFunc(d.PerSlot, func(a, b int) int { return b - a })
	return d
}

// inOneGroup is vertices that share slots, each reading all of the one before.
func inOneGroup(parallelisms []int64) ([]flink.Vertex, error) {
	var vertices []flink.Vertex
	var subtasks int64
	for i, p := range parallelisms {
		if p < 1 {
			return nil, &flink.Refusal{Component: "parallelisms", Reason: "a parallelism is below 1"}
		}
		if err := tooMany("parallelisms", max(p, subtasks+p)); err != nil {
			return nil, err
		}
		subtasks += p
		v := flink.Vertex{Operators: []int{i}, Parallelism: int(p), Group: flink.DefaultGroup}
		if i > 0 {
			v.Inputs = []flink.VertexInput{{Vertex: i - 1}}
		}
		vertices = append(vertices, v)
	}
	return vertices, nil
}

func (q *Question) mode() flink.Mode {
	all := flink.Modes()
	return flink.Mode(slices.Index(all, q.Word("mode", all[flink.SpreadNone], all...)))
}

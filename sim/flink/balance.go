package flink

import (
	"cmp"
	"container/heap"
	"slices"
)

// Mode is how slots are dealt out to task managers (taskmanager.load-balance.mode).
type Mode uint8

// Modes.
const (
	SpreadNone  Mode = iota // one task manager after the other is filled
	SpreadSlots             // task managers have as many slots in use as others
	SpreadTasks             // and as many subtasks
)

// Modes are their names, in their order.
func Modes() []string { return []string{"NONE", "SLOTS", "TASKS"} }

// LayoutBy deals subtasks out to slots as it is done in a mode.
func LayoutBy(mode Mode, vertices []Vertex) []SharedSlot {
	if mode == SpreadTasks {
		return LayoutEven(vertices)
	}
	return Layout(vertices)
}

// Spread is the task manager of each slot, of some that are empty and have perTaskManager slots each. With TASKS, slots
// go, those with most subtasks first, to the task manager with fewest that has one free. Fails when they are too many.
func Spread(mode Mode, slots []SharedSlot, taskManagers, perTaskManager int) ([]int, error) {
	if len(slots) > taskManagers*perTaskManager {
		return nil, refuse("slots", "%d slots are needed, %d task managers of %d have %d", len(slots), taskManagers, perTaskManager, taskManagers*perTaskManager)
	}
	on := make([]int, len(slots))
	switch mode {
	case SpreadNone:
		for s := range slots {
			on[s] = s / perTaskManager
		}
	case SpreadSlots:
		for s := range slots {
			on[s] = s % taskManagers
		}
	case SpreadTasks:
		spreadTasks(on, slots, taskManagers, perTaskManager)
	}
	return on, nil
}

func spreadTasks(on []int, slots []SharedSlot, taskManagers, perTaskManager int) {
	order := make([]int, len(slots))
	for s := range order {
		order[s] = s
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(len(slots[b].Tasks), len(slots[a].Tasks)) })
	open := make(leastTasks, taskManagers)
	for t := range open {
		open[t] = tasksOf{taskManager: t, left: perTaskManager}
	}
	for _, s := range order {
		t := &open[0]
		on[s] = t.taskManager
		t.tasks += len(slots[s].Tasks)
		if t.left--; t.left == 0 {
			heap.Pop(&open)
			continue
		}
		heap.Fix(&open, 0)
	}
}

// tasksOf is how many subtasks a task manager has, and how many slots left.
type tasksOf struct{ taskManager, tasks, left int }

// leastTasks is task managers, the one with fewest subtasks on top, the first of equals.
type leastTasks []tasksOf

func (l leastTasks) Len() int      { return len(l) }
func (l leastTasks) Swap(a, b int) { l[a], l[b] = l[b], l[a] }
func (l leastTasks) Push(any)      { panic("task managers only leave") }

func (l leastTasks) Less(a, b int) bool {
	return cmp.Or(cmp.Compare(l[a].tasks, l[b].tasks), cmp.Compare(l[a].taskManager, l[b].taskManager)) < 0
}

func (l *leastTasks) Pop() any {
	last := len(*l) - 1
	t := (*l)[last]
	*l = (*l)[:last]
	return t
}

// SubtasksOn is how many subtasks each task manager has when its slots are as on says.
func SubtasksOn(slots []SharedSlot, on []int, taskManagers int) []int {
	n := make([]int, taskManagers)
	for s := range slots {
		n[on[s]] += len(slots[s].Tasks)
	}
	return n
}

package flink

// GroupSlots is how many slots a slot-sharing group needs.
type GroupSlots struct {
	Group string
	Slots int
}

// Groups is the slot-sharing group of each operator: its own if it names one, else that which all its inputs have,
// else the default.
func (g *Graph) Groups() []string {
	groups, in := make([]string, len(g.Operators)), g.inputs()
	for _, i := range g.order() {
		groups[i] = g.Operators[i].Group
		if groups[i] == "" {
			groups[i] = common(in[i], groups)
		}
	}
	return groups
}

// common is the group that all edges come from.
func common(edges []Edge, groups []string) string {
	if len(edges) == 0 {
		return DefaultGroup
	}
	for _, e := range edges[1:] {
		if groups[e.From] != groups[edges[0].From] {
			return DefaultGroup
		}
	}
	return groups[edges[0].From]
}

// SlotsPerGroup is the slots that vertices need: a slot holds at most one subtask of each vertex of a group, so a group
// needs as many as its widest vertex has subtasks. Groups come in the order of their first vertices.
func SlotsPerGroup(vertices []Vertex) []GroupSlots {
	var groups []GroupSlots
	place := map[string]int{}
	for _, v := range vertices {
		at, known := place[v.Group]
		if !known {
			at = len(groups)
			place[v.Group] = at
			groups = append(groups, GroupSlots{Group: v.Group})
		}
		groups[at].Slots = max(groups[at].Slots, v.Parallelism)
	}
	return groups
}

// Slots is how many slots vertices need in all.
func Slots(vertices []Vertex) int {
	n := 0
	for _, g := range SlotsPerGroup(vertices) {
		n += g.Slots
	}
	return n
}

// TaskManagers is how many task managers of some slots hold as many as are needed.
func TaskManagers(slots, perTaskManager int) int {
	return (slots + perTaskManager - 1) / perTaskManager
}

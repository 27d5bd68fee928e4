package flink

// LayoutEven deals subtasks out so that slots have about as many each (load-balance mode TASKS): the widest vertices
// of a group put subtask i into slot i, those of the others go round its slots in turn, each vertex going on where the
// last one stopped; who is co-located follows its companions. Source: the documentation of balanced tasks scheduling.
func LayoutEven(vertices []Vertex) []SharedSlot {
	d, turn := newDeal(vertices), map[string]int{}
	for _, g := range SlotsPerGroup(vertices) {
		for range g.Slots {
			d.open(g.Group)
		}
	}
	for _, widest := range []bool{true, false} {
		for v := range vertices {
			if d.widest(v) == widest {
				d.around(v, turn)
				d.remember(v)
			}
		}
	}
	return d.slots
}

// widest says whether a vertex has a subtask for each slot of its group.
func (d *deal) widest(v int) bool {
	return len(d.home[v]) == len(d.groups[d.vertices[v].Group])
}

// around deals a vertex out to the slots of its group in turn.
func (d *deal) around(v int, turn map[string]int) {
	name := d.vertices[v].Group
	slots := d.groups[name]
	for i := range d.home[v] {
		s := d.companion(v, i)
		if s < 0 {
			s = slots[turn[name]]
			turn[name] = (turn[name] + 1) % len(slots)
		}
		d.put(v, i, s)
	}
}

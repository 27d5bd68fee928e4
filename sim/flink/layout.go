package flink

// SharedSlot is what runs in one slot: at most one subtask of each vertex of its group.
type SharedSlot struct {
	Group string
	Tasks []Subtask
}

// Subtask is a subtask of a vertex.
type Subtask struct{ Vertex, Index int }

// Layout deals subtasks out to slots as Flink does by default, so that neighbours meet: a subtask goes to the slot of
// those it is co-located with, else to that of one of its producers, else to the first of its group, always one that
// has none of its vertex yet; else to a new one. Vertices come downstream, as Chains gives them, and those that are
// co-located have passed CheckCoLocation. Source: LocalInputPreferredSlotSharingStrategy.
func Layout(vertices []Vertex) []SharedSlot {
	d := newDeal(vertices)
	for v := range vertices {
		rest := d.near(v)
		d.anywhere(v, rest)
		d.remember(v)
	}
	return d.slots
}

// deal is subtasks being dealt out.
type deal struct {
	vertices []Vertex
	slots    []SharedSlot
	home     [][]int          // by vertex and subtask: the slot, or -1
	groups   map[string][]int // slots of each slot-sharing group
	together map[string][]int // by co-location group and subtask: the slot
}

func newDeal(vertices []Vertex) *deal {
	d := &deal{vertices: vertices, home: make([][]int, len(vertices)), groups: map[string][]int{}, together: map[string][]int{}}
	for v := range vertices {
		d.home[v] = make([]int, vertices[v].Parallelism)
		for i := range d.home[v] {
			d.home[v][i] = -1
		}
	}
	return d
}

// near deals out the subtasks of v that have a slot near those they belong to, and returns the others.
func (d *deal) near(v int) []int {
	var rest []int
	next := make([]int, len(d.vertices[v].Inputs)) // producers of an all-to-all input before it have been looked at
	for i := range d.home[v] {
		s := d.companion(v, i)
		for k := 0; s < 0 && k < len(next); k++ {
			s = d.producer(v, i, k, &next[k])
		}
		if s < 0 {
			rest = append(rest, i)
			continue
		}
		d.put(v, i, s)
	}
	return rest
}

// companion is the slot of those that a subtask is co-located with, or -1.
func (d *deal) companion(v, i int) int {
	slots := d.together[d.vertices[v].CoLocation]
	if i >= len(slots) {
		return -1
	}
	return slots[i]
}

// producer is the first free slot of those that a subtask reads from by an input, or -1.
func (d *deal) producer(v, i, input int, next *int) int {
	in := d.vertices[v].Inputs[input]
	if d.vertices[in.Vertex].Group != d.vertices[v].Group {
		return -1
	}
	producers := d.home[in.Vertex]
	if in.Pointwise {
		first, end := Producers(i, len(d.home[v]), len(producers))
		for _, s := range producers[first:end] {
			if d.free(s, v) {
				return s
			}
		}
		return -1
	}
	for ; *next < len(producers); *next++ {
		if s := producers[*next]; d.free(s, v) {
			return s
		}
	}
	return -1
}

// anywhere deals subtasks out to the first free slots of their group.
func (d *deal) anywhere(v int, rest []int) {
	name, at := d.vertices[v].Group, 0
	for _, i := range rest {
		for at < len(d.groups[name]) && !d.free(d.groups[name][at], v) {
			at++
		}
		if at == len(d.groups[name]) {
			d.open(name)
		}
		d.put(v, i, d.groups[name][at])
	}
}

// open adds a slot to a group.
func (d *deal) open(group string) {
	d.groups[group] = append(d.groups[group], len(d.slots))
	d.slots = append(d.slots, SharedSlot{Group: group})
}

// free says whether a slot has none of a vertex, the last that is being dealt out.
func (d *deal) free(slot, v int) bool {
	tasks := d.slots[slot].Tasks
	return len(tasks) == 0 || tasks[len(tasks)-1].Vertex != v
}

func (d *deal) put(v, i, slot int) {
	d.home[v][i] = slot
	d.slots[slot].Tasks = append(d.slots[slot].Tasks, Subtask{Vertex: v, Index: i})
}

// remember where v is, for those that are co-located with it.
func (d *deal) remember(v int) {
	name := d.vertices[v].CoLocation
	if name != "" && d.together[name] == nil {
		d.together[name] = d.home[v]
	}
}

// Producers is the subtasks [first, end) of from that subtask i of to reads by a pointwise edge: its even share of them,
// or the one whose share it is. Source: EdgeManagerBuildUtil.
func Producers(i, to, from int) (first, end int) {
	first = i * from / to
	return first, max(first+1, (i+1)*from/to)
}

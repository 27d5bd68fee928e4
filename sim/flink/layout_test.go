package flink_test

import (
	"slices"
	"testing"

	"simulate/sim/flink"
	"simulate/sim/rng"
)

// sizes is how many subtasks each slot has.
func sizes(slots []flink.SharedSlot) []int {
	var n []int
	for _, s := range slots {
		n = append(n, len(s.Tasks))
	}
	return n
}

// inLine is vertices of one group, each reading the one before by key.
func inLine(parallelisms ...int) []flink.Vertex {
	var all []flink.Vertex
	for i, p := range parallelisms {
		v := flink.Vertex{Operators: []int{i}, Parallelism: p, Group: "default"}
		if i > 0 {
			v.Inputs = []flink.VertexInput{{Vertex: i - 1}}
		}
		all = append(all, v)
	}
	return all
}

func TestTheDocumentedLayouts(t *testing.T) {
	line := inLine(1, 4, 4, 2, 3)
	if got := sizes(flink.Layout(line)); !slices.Equal(got, []int{5, 4, 3, 2}) {
		t.Errorf("default layout %v, want 5 4 3 2", got)
	}
	if got := sizes(flink.LayoutEven(line)); !slices.Equal(got, []int{4, 4, 3, 3}) {
		t.Errorf("even layout %v, want 4 4 3 3", got)
	}
	for mode, want := range map[flink.Mode][]int{flink.SpreadNone: {4, 3, 2}, flink.SpreadTasks: {3, 3, 3}} {
		slots := flink.LayoutBy(mode, inLine(6, 3))
		on, err := flink.Spread(mode, slots, 3, 2)
		if err != nil {
			t.Fatal(err)
		}
		if got := flink.SubtasksOn(slots, on, 3); !slices.Equal(got, want) {
			t.Errorf("%s: %v subtasks by task manager, want %v", flink.Modes()[mode], got, want)
		}
	}
}

func TestForwardNeighboursShareASlot(t *testing.T) {
	// b has its own two subtasks dealt out first in the way, so that only the pointwise edge brings c to a.
	vertices := []flink.Vertex{
		{Parallelism: 3, Group: "g"},
		{Parallelism: 3, Group: "g", Inputs: []flink.VertexInput{{Vertex: 0, Pointwise: true}}},
		{Parallelism: 6, Group: "g", Inputs: []flink.VertexInput{{Vertex: 1, Pointwise: true}}},
	}
	slots := flink.Layout(vertices)
	// Of 6 subtasks that read 3, the first of each pair meets its producer; the second finds a slot of its own.
	for i, want := range []int{0, 2, 4, 1, 3, 5} {
		last := slots[i].Tasks[len(slots[i].Tasks)-1]
		if last != (flink.Subtask{Vertex: 2, Index: want}) {
			t.Errorf("slot %d ends with %v, want subtask %d of the last vertex", i, last, want)
		}
	}
}

func TestWhoIsCoLocatedSharesASlotIndexByIndex(t *testing.T) {
	vertices := inLine(2, 3, 3)
	vertices[1].CoLocation, vertices[2].CoLocation, vertices[2].Inputs = "pair", "pair", []flink.VertexInput{{Vertex: 0}}
	for _, slots := range [][]flink.SharedSlot{flink.Layout(vertices), flink.LayoutEven(vertices)} {
		at := homes(vertices, slots)
		if !slices.Equal(at[1], at[2]) {
			t.Errorf("co-located subtasks are in slots %v and %v", at[1], at[2])
		}
	}
}

// homes is the slot of each subtask of each vertex.
func homes(vertices []flink.Vertex, slots []flink.SharedSlot) [][]int {
	at := make([][]int, len(vertices))
	for v := range vertices {
		at[v] = make([]int, vertices[v].Parallelism)
	}
	for s := range slots {
		for _, task := range slots[s].Tasks {
			at[task.Vertex][task.Index] = s
		}
	}
	return at
}

func TestPointwiseSharesCoverAllProducersEvenly(t *testing.T) {
	for to := 1; to < 20; to++ {
		for from := 1; from < 20; from++ {
			read := make([]int, from)
			for i := range to {
				first, end := flink.Producers(i, to, from)
				for p := first; p < end; p++ {
					read[p]++
				}
				if n := end - first; n < max(1, from/to) || n > (from+to-1)/to {
					t.Fatalf("subtask %d of %d reads %d of %d", i, to, n, from)
				}
			}
			if least, most := slices.Min(read), slices.Max(read); least < 1 || most-least > 1 || from >= to && most > 1 {
				t.Fatalf("%d read %d: each is read %v times", to, from, read)
			}
		}
	}
}

func TestLayoutsKeepTheRulesOfSlots(t *testing.T) {
	key := rng.Root(5, 0)
	for n := range uint64(300) {
		k := key.Of("layout").Nth(n)
		vertices := randomVertices(k)
		for _, mode := range []flink.Mode{flink.SpreadNone, flink.SpreadSlots, flink.SpreadTasks} {
			slots := flink.LayoutBy(mode, vertices)
			keepsTheRules(t, vertices, slots)
			each := 1 + int(n%4)
			managers := flink.TaskManagers(len(slots), each) + int(n%3)
			on, err := flink.Spread(mode, slots, managers, each)
			if err != nil {
				t.Fatal(err)
			}
			held := make([]int, managers)
			for _, m := range on {
				held[m]++
			}
			if slices.Max(held) > each {
				t.Fatalf("%v slots on task managers of %d", held, each)
			}
			if _, err := flink.Spread(mode, slots, (len(slots)-1)/each, each); err == nil {
				t.Fatalf("%d slots fit on too few task managers", len(slots))
			}
		}
	}
}

// randomVertices is one to six vertices of up to three groups that read earlier ones, some of them co-located.
func randomVertices(k rng.Key) []flink.Vertex {
	vertices := make([]flink.Vertex, 1+k.Below(0, 6))
	for v := range vertices {
		one := k.Nth(uint64(v))
		vertices[v] = flink.Vertex{Parallelism: int(1 + one.Below(0, 9)), Group: string(rune('a' + one.Below(1, 3)))}
		for range one.Below(2, 3) {
			if v > 0 {
				in := flink.VertexInput{Vertex: int(one.Below(3, uint64(v))), Pointwise: one.Below(4, 2) == 0}
				vertices[v].Inputs = append(vertices[v].Inputs, in)
			}
		}
		if twin := one.Below(5, uint64(v+1)); int(twin) < v && vertices[twin].CoLocation == "" {
			vertices[twin].CoLocation, vertices[v].CoLocation = string(rune('A'+v)), string(rune('A'+v))
			vertices[v].Parallelism, vertices[v].Group = vertices[twin].Parallelism, vertices[twin].Group
		}
	}
	return vertices
}

// keepsTheRules fails unless each subtask has one slot of its group, a slot at most one subtask of a vertex, the
// co-located share theirs, and there are no more slots than are needed.
func keepsTheRules(t *testing.T, vertices []flink.Vertex, slots []flink.SharedSlot) {
	t.Helper()
	if len(slots) != flink.Slots(vertices) {
		t.Fatalf("%d slots, %d are needed: %v", len(slots), flink.Slots(vertices), vertices)
	}
	seen := map[flink.Subtask]bool{}
	for _, s := range slots {
		here := map[int]bool{}
		for _, task := range s.Tasks {
			if seen[task] || here[task.Vertex] || vertices[task.Vertex].Group != s.Group {
				t.Fatalf("%v is in a slot of group %s with %v", task, s.Group, s.Tasks)
			}
			seen[task], here[task.Vertex] = true, true
		}
	}
	if len(seen) != flink.Subtasks(vertices) {
		t.Fatalf("%d subtasks have a slot, of %d", len(seen), flink.Subtasks(vertices))
	}
	at := homes(vertices, slots)
	for v := range vertices {
		for w := range vertices[:v] {
			if name := vertices[v].CoLocation; name != "" && name == vertices[w].CoLocation && !slices.Equal(at[v], at[w]) {
				t.Fatalf("co-located subtasks are in slots %v and %v", at[v], at[w])
			}
		}
	}
}

package plan_test

import (
	"math"
	"math/rand/v2"
	"reflect"
	"testing"

	"simulate/sim/cluster"
	"simulate/sim/plan"
	"simulate/sim/stream"
)

// machines is a cluster of equal nodes of 8 cores and 32 GiB at 1 an hour, each with so many devices.
func machines(count, devices int) plan.Cluster {
	config := &cluster.Config{
		Resources: []cluster.Resource{{Name: "cpu", Kind: cluster.Cores}, {Name: "memory", Kind: cluster.Bytes}}, Pools: []string{"general"},
	}
	for range count {
		config.Nodes = append(config.Nodes, cluster.Node{Capacity: []int64{8000, 32 * gib}, Devices: devices, Price: 1})
	}
	return plan.Cluster{Config: config, CPU: 0, Memory: 1}
}

// Five task managers of four slots hold the eleven that are needed: two are empty, one has one free.
func TestWhatEqualSlotsLeaveOver(t *testing.T) {
	c := &plan.Case{
		Processes: []plan.Process{lone("a", 6), lone("b", 5)}, Cluster: machines(3, 0),
		Workers: plan.Workers{Memory: of[int64](4 * gib), CPU: of[int64](4000), Slots: of[int64](4), Count: of[int64](5)},
	}
	made := plan.Make(c)
	groups := []plan.SharingGroup{
		{Process: "a", Group: "default", Needed: 6, Available: 6, Placed: 6, Free: 9, Profile: made.Slots.Assignments[0].Profile},
		{Process: "b", Group: "default", Needed: 5, Available: 5, Placed: 5, Free: 9, Profile: made.Slots.Assignments[0].Profile},
	}
	if !reflect.DeepEqual(made.Slots.Groups, groups) {
		t.Errorf("groups are\n%+v, want\n%+v", made.Slots.Groups, groups)
	}
	if free := []plan.FreeSlots{{"tm-2", 1}, {"tm-3", 4}, {"tm-4", 4}}; !reflect.DeepEqual(made.Slots.FreeOn, free) {
		t.Errorf("free are %v, want %v", made.Slots.FreeOn, free)
	}
	m := made.TaskManagers[0]
	slot := m.Memory.Worker().Slot().Memory()
	if a := m.Allocated; a.Slots != 11 || a.CPU != 11 || a.Memory < 11*slot || a.Memory > 11*slot+5*4*4 || a.Cost != 2.75*365 {
		t.Errorf("taken are %+v, of slots of %d bytes", a, slot)
	}
	if w := m.Wasted; w != (plan.Amounts{Slots: 9, CPU: 9, Memory: slot + 2*m.Memory.Worker().Total.Memory(), Cost: 2.25 * 365}) {
		t.Errorf("left over are %+v", w)
	}
	if m.Packing != nil {
		t.Errorf("equal slots are packed: %+v", m.Packing)
	}
	if n := made.Nodes[0]; n.Allocated.Slots != 11 || n.Wasted.Slots != 9 || n.Allocated.CPU != 21 || n.Allocated.Cost+n.Wasted.Cost != n.CostPerMonth {
		t.Errorf("nodes are %+v", n)
	}
}

// What is unassigned belongs to no slot, and is left over once a task manager.
func TestWhatIsUnassignedIsLeftOver(t *testing.T) {
	made := plan.Make(documentN())
	if w := made.TaskManagers[0].Wasted; w != (plan.Amounts{Memory: 64 * 256 * mib}) {
		t.Errorf("left over are %+v", w)
	}
}

// cutCase is slots of two profiles on task managers of 4 cores and a GPU: eight small ones, two with a GPU.
func cutCase() *plan.Case {
	p := process(operator("read", 8, demand(1), stream.Input{Workload: "w"}), operator("judge", 2, demand(1), stream.Input{Operator: "read", Exchange: stream.Hash}))
	p.Sharing.Groups = []plan.Group{
		{Name: "small", Operators: []string{"read"}, Profile: &plan.Profile{CPU: 1000, TaskHeap: 512 * mib}},
		{Name: "large", Operators: []string{"judge"}, Profile: &plan.Profile{CPU: 2000, TaskHeap: 2 * gib, External: []plan.External{{Name: "gpu", Amount: 1000}}}},
	}
	k := machines(4, 2)
	k.FineGrained = true
	k.Options = []plan.Option{{Key: "external-resource.gpu.amount", Value: "1"}}
	return &plan.Case{Processes: []plan.Process{p}, Cluster: k, Workers: plan.Workers{Memory: of[int64](12 * gib), CPU: of[int64](4000)}}
}

// Flink fills two task managers with small slots, which leaves their GPUs to nobody, and needs two more for the large
// ones; with the large ones first three are enough, as twelve cores are needed of four each. Equal slots of three cores
// and a GPU are one a task manager, eight in all.
func TestWhatSlotsLeaveOverThatAreCutToSize(t *testing.T) {
	made := plan.Make(cutCase())
	m := made.TaskManagers[0]
	p := m.Packing
	if p == nil || p.LowerBound != 3 || p.FirstFit != 4 || p.BestFit != 4 || p.Decreasing != 3 || p.Exact != 3 {
		t.Fatalf("packings are %+v", p)
	}
	if e := p.Equal; e.Slots != 8 || e.TaskManagers != 8 || e.Wasted.CPU != 32-12 || e.Wasted.GPU != 6 || e.CostPerMonth != 8*365 {
		t.Errorf("equal slots take %+v", e)
	}
	if m.Count != 4 || m.Wasted.CPU != 4 || m.Wasted.GPU != 2 || m.Allocated.GPU != 2 || m.Allocated.Slots != 10 {
		t.Errorf("%d task managers leave %+v over", m.Count, m.Wasted)
	}
	for _, f := range m.Fragments {
		if f.Resource == "gpu" && (f.Free != 2 || f.Stranded != 2 || f.Largest != 1) {
			t.Errorf("GPUs are %+v", f)
		}
	}
	if g := made.Slots.Groups; g[0].Free != 4 || g[1].Free != 0 || g[0].Placed != 8 || g[1].Placed != 2 {
		t.Errorf("groups are %+v", g)
	}
}

// A pipeline that no task manager holds in one slot has no equal slots.
func TestAPipelineTooLargeForOneSlot(t *testing.T) {
	c := cutCase()
	c.Processes[0].Sharing.Groups[0].Profile.CPU = 2500
	if p := plan.Make(c).TaskManagers[0].Packing; p.Equal != nil {
		t.Errorf("equal slots take %+v", p.Equal)
	}
	c.Processes[0].Batch = true // one stage after the other: a slot has what the larger one needs
	if p := plan.Make(c).TaskManagers[0].Packing; p.Equal == nil || p.Equal.Profile[:3] != "2.5" {
		t.Errorf("equal slots of a batch take %+v", p.Equal)
	}
}

// What is taken and what is left over is all that there is, whatever the case.
func TestTakenAndLeftOverAreAll(t *testing.T) {
	for seed := range uint64(300) {
		c := random(rand.New(rand.NewPCG(seed, 1)))
		if seed%2 == 0 {
			c.Cluster = machines(int(seed%20), int(seed%3))
		}
		made := plan.Make(c)
		taken, free := 0, 0
		for _, m := range made.TaskManagers {
			total := m.Memory.Worker().Total
			if got := m.Allocated.Memory + m.Wasted.Memory - m.Unassigned*int64(m.Count); got != total.Memory()*int64(m.Count) {
				t.Errorf("case %d: %d bytes are taken or left over of %d", seed, got, total.Memory()*int64(m.Count))
			}
			if cores := float64(total.CPU) / 1e8 * float64(m.Count); math.Abs(m.Allocated.CPU+m.Wasted.CPU-cores) > 1e-6*cores {
				t.Errorf("case %d: %+v and %+v are not %v cores", seed, m.Allocated, m.Wasted, cores)
			}
			taken, free = taken+m.Allocated.Slots, free+m.Wasted.Slots
			for _, a := range []plan.Amounts{m.Allocated, m.Wasted} {
				if a.Slots < 0 || a.CPU < 0 || a.Memory < 0 || a.Cost < 0 {
					t.Errorf("case %d: negative: %+v", seed, a)
				}
			}
		}
		placed := 0
		for _, g := range made.Slots.Groups {
			placed += g.Placed
			if g.Available > g.Placed || g.Placed > g.Needed {
				t.Errorf("case %d: %+v", seed, g)
			}
		}
		if placed != taken || free != made.Slots.Free {
			t.Errorf("case %d: %d slots placed and %d free; the task managers have %d and %d", seed, placed, made.Slots.Free, taken, free)
		}
		for _, n := range made.Nodes {
			if math.Abs(n.Allocated.Cost+n.Wasted.Cost-n.CostPerMonth) > 1e-9*(1+n.CostPerMonth) {
				t.Errorf("case %d: %+v does not add up", seed, n)
			}
		}
	}
}

package plan_test

import (
	"math"
	"reflect"
	"strings"
	"testing"

	"simulate/sim/cluster"
	"simulate/sim/flink"
	"simulate/sim/plan"
	"simulate/sim/stream"
)

func TestDocumentN(t *testing.T) {
	p := plan.Make(documentN())
	if got := p.TaskManagers; len(got) != 1 || got[0].Count != 64 || got[0].Needed != 64 || got[0].Available != 16 || got[0].Unassigned != 256*mib || got[0].Error == "" {
		t.Errorf("task managers are %+v", got)
	}
	if s := p.Slots; s.Needed != 256 || s.Available != 64 || s.Free != 0 || len(s.Assignments) != 64 {
		t.Errorf("slots are %d needed, %d available, %d free, on %d", s.Needed, s.Available, s.Free, len(s.Assignments))
	}
	n := p.Nodes[0]
	if n.Group != "m5.2xlarge" || n.Count != 64 || n.Wasted != (plan.Amounts{Memory: 64 * 16 * gib}) || math.Abs(p.CostPerMonth-17940.48) > 1e-6 {
		t.Errorf("nodes are %+v at %v a month", n, p.CostPerMonth)
	}
	if one := p.Processes[0]; one.CostLimit != 10000 || math.Abs(one.CostPerMonth-17940.48) > 1e-6 {
		t.Errorf("it may cost %v and costs %v", one.CostLimit, one.CostPerMonth)
	}
	want := []plan.Quota{{"credit_card_team", "parallelism", 128, 512}, {"credit_card_team", "memory", tib, tib}, {"credit_card_team", "processes", 1, 20}}
	if !reflect.DeepEqual(p.Quotas, want) {
		t.Errorf("quotas are %v, want %v", p.Quotas, want)
	}
	enrich := p.Processes[0].Operators[1]
	if enrich.Needs != (plan.Parallelisms{Stable: 501, At80: 625, At70: 715, P50: 766, P99: 650}) || enrich.Stable || enrich.LatencyS != nil || enrich.OfferedLoad != 500 {
		t.Errorf("the load of enrich_customers is %+v", enrich)
	}
	if b := p.Processes[0]; b.NetworkBuffersNeeded != 1088 || b.NetworkBuffersRequired != 1028 || b.NetworkBuffersPresent != 65536 {
		t.Errorf("network buffers are %d, %d and %d", b.NetworkBuffersNeeded, b.NetworkBuffersRequired, b.NetworkBuffersPresent)
	}
}

// Nobody says how large a task manager is: it is as Flink ships it, and derive says the same.
func TestShippedSize(t *testing.T) {
	p := plan.Make(&plan.Case{Processes: []plan.Process{lone("p", 1)}})
	m := p.TaskManagers[0].Memory
	if m.TotalProcess != 1728*mib || m.TaskHeap != 402_653_174 || m.Network != 134_217_730 || m.Buffers != 4096 || p.TaskManagers[0].Unassigned != 0 {
		t.Errorf("a task manager as shipped has %+v", m)
	}
	for _, steps := range [][]flink.Step{p.TaskManagers[0].Steps, p.JobManager.Steps} {
		if steps[0].Component != "total_process" || strings.HasSuffix(steps[0].Formula, "given") {
			t.Errorf("nobody gave %+v", steps[0])
		}
	}
	if j := p.JobManager.Memory; j.Heap != 1_073_741_824 || j.TotalProcess != 1600*mib {
		t.Errorf("a job manager as shipped has %+v", j)
	}
}

// What figures rest on and nobody says is listed; what somebody says, in whatever words, is not.
func TestWhatNobodySays(t *testing.T) {
	graph := process(
		operator("a", 2, demand(1), stream.Input{Workload: "w"}),
		operator("b", 2, demand(1), stream.Input{Operator: "a", Exchange: stream.Hash}),
	)
	got := plan.Make(&plan.Case{Processes: []plan.Process{lone("q", 1), graph}}).Unsaid
	want := []plan.Unsaid{
		{"resources._task_managers.slots_per_manager", "1"},
		{"resources._task_managers.memory", "1728mb"},
		{"resources._job_manager.memory", "1600mb"},
		{"resources._job_manager.cpu", "1"},
		{"resources.q.parallelism", "1"},
		{"resources.q.task_cpu", "1"},
		{"resources.p.task_cpu", "1"},
		{"resources.p.network.buffer_timeout", "100ms"},
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("nobody says %v, want %v", got, want)
	}
	c := documentN()
	c.JobManager.Memory = of[int64](gib)
	c.Cluster.Options = []plan.Option{{Key: "kubernetes.jobmanager.cpu.amount", Value: "2"}}
	if got := plan.Make(c).Unsaid; got != nil {
		t.Errorf("of document N it is said that nobody says %v", got)
	}
}

func TestMemoryOfSlots(t *testing.T) {
	for name, c := range map[string]struct {
		slot                                   int64
		memory                                 plan.Memory
		heap, managed, network, off, remaining int64 // of a task manager with two slots
	}{
		"the rest is heap":        {slot: 2 * gib, memory: plan.Memory{Managed: bytes(gib), Network: bytes(256 * mib)}, heap: 1536 * mib, managed: 2 * gib, network: 512 * mib},
		"shares of a slot":        {slot: 4 * gib, memory: plan.Memory{Heap: share(0.4), Managed: share(0.5), Network: share(0.1)}, heap: 3435973838, managed: 4294967296, network: 858993458},
		"all parts, and less":     {slot: 4 * gib, memory: plan.Memory{Heap: bytes(2 * gib), Managed: bytes(gib), Network: bytes(256 * mib)}, heap: 4 * gib, managed: 2 * gib, network: 512 * mib, remaining: 1536 * mib},
		"the rest is network":     {slot: gib, memory: plan.Memory{Heap: bytes(512 * mib), Managed: bytes(256 * mib), TaskOffHeap: bytes(64 * mib)}, heap: gib, managed: 512 * mib, network: 384 * mib, off: 128 * mib},
		"the rest is managed":     {slot: gib, memory: plan.Memory{Heap: bytes(512 * mib), Network: bytes(128 * mib)}, heap: gib, managed: 768 * mib, network: 256 * mib},
		"bounds of the network":   {slot: gib, memory: plan.Memory{Managed: bytes(256 * mib), NetworkMin: plan.Optional[int64]{Value: 192 * mib, Given: true}}, heap: 1152 * mib, managed: 512 * mib, network: 384 * mib},
		"off-heap is taken first": {slot: gib, memory: plan.Memory{TaskOffHeap: bytes(100 * mib), Managed: bytes(0), Network: bytes(100 * mib)}, heap: 1648 * mib, network: 200 * mib, off: 200 * mib},
	} {
		t.Run(name, func(t *testing.T) {
			p := lone("p", 2)
			p.TaskMemory, p.Memory = c.slot, c.memory
			made := plan.Make(&plan.Case{Processes: []plan.Process{p}, Workers: plan.Workers{Slots: of[int64](2)}})
			got := made.TaskManagers[0]
			m := got.Memory
			if got.Error != "" {
				t.Fatal(got.Error)
			}
			if m.TaskHeap != c.heap || m.Managed != c.managed || m.Network != c.network || m.TaskOffHeap != c.off || got.Unassigned != c.remaining {
				t.Errorf("heap %d, managed %d, network %d, off-heap %d, unassigned %d; want %d, %d, %d, %d, %d",
					m.TaskHeap, m.Managed, m.Network, m.TaskOffHeap, got.Unassigned, c.heap, c.managed, c.network, c.off, c.remaining)
			}
			if sum := m.TaskHeap + m.Managed + m.Network + m.TaskOffHeap + got.Unassigned; sum != 2*c.slot {
				t.Errorf("the parts of both slots are %d, want %d", sum, 2*c.slot)
			}
			if m.TotalProcess != m.TotalFlink+m.Metaspace+m.Overhead {
				t.Errorf("the process, %d, is not the sum of its parts", m.TotalProcess)
			}
		})
	}
}

// What slots of a task manager of a fixed size cannot have shrinks in proportion.
func TestSlotsOfAFixedTaskManagerShrink(t *testing.T) {
	p := lone("p", 4)
	p.TaskMemory, p.Memory = 4*gib, plan.Memory{Managed: share(0.5), Network: share(0.1)}
	made := plan.Make(&plan.Case{Processes: []plan.Process{p}, Workers: plan.Workers{Slots: of[int64](4), Memory: of[int64](16 * gib)}})
	m := made.TaskManagers[0].Memory
	left := m.TotalFlink - m.FrameworkHeap - m.FrameworkOffHeap
	if left != 16*gib-256*mib-gib-256*mib {
		t.Errorf("%d are left to slots", left)
	}
	if got := float64(m.Managed) / float64(left); math.Abs(got-0.5) > 1e-8 {
		t.Errorf("managed memory is %v of what is left, want a half", got)
	}
	if got := float64(m.TaskHeap) / float64(left); math.Abs(got-0.4) > 1e-8 {
		t.Errorf("the heap is %v of what is left, want 0.4", got)
	}
}

// What slots leave over of a task manager of a fixed size goes to what nobody gives, and bytes that shares lose to the heap.
func TestSlotsOfAFixedTaskManagerLeaveNothingOver(t *testing.T) {
	for name, c := range map[string]struct {
		slot                   int64
		memory                 plan.Memory
		heap, managed, network int64
	}{
		"the heap":    {2 * gib, plan.Memory{Managed: bytes(gib), Network: bytes(128 * mib)}, 5120 * mib, 4 * gib, 512 * mib},
		"the network": {2 * gib, plan.Memory{Heap: bytes(gib), Managed: bytes(512 * mib)}, 4 * gib, 2 * gib, 3584 * mib},
		"managed":     {2 * gib, plan.Memory{Heap: bytes(gib), Network: bytes(512 * mib)}, 4 * gib, 3584 * mib, 2 * gib},
		"shares":      {0, plan.Memory{Heap: share(0.6), Managed: share(0.3), Network: share(0.1)}, 6120328400, 3060164196, 1020054732},
	} {
		t.Run(name, func(t *testing.T) {
			p := lone("p", 8)
			p.TaskMemory, p.Memory = c.slot, c.memory
			made := plan.Make(&plan.Case{Processes: []plan.Process{p}, Workers: plan.Workers{Slots: of[int64](4), Memory: of[int64](11 * gib)}})
			got := made.TaskManagers[0]
			m := got.Memory
			for _, s := range got.Steps {
				if s.Component == "total_flink" && strings.Contains(s.Formula, "given") {
					t.Errorf("nobody gave %+v", s)
				}
			}
			if got.Error != "" || got.Unassigned != 0 || m.TotalProcess != 11*gib || m.Overhead != gib {
				t.Errorf("%s; unassigned %d, overhead %d of %d", got.Error, got.Unassigned, m.Overhead, m.TotalProcess)
			}
			if m.TaskHeap != c.heap || m.Managed != c.managed || m.Network != c.network {
				t.Errorf("heap %d, managed %d, network %d; want %d, %d, %d", m.TaskHeap, m.Managed, m.Network, c.heap, c.managed, c.network)
			}
		})
	}
}

// Where all parts but one are stated and the total does not fit, that one is what it would be without the total.
func TestPartsOfATotalThatDoesNotFit(t *testing.T) {
	c := &plan.Case{Processes: []plan.Process{lone("p", 1)}, Workers: plan.Workers{
		Memory: of[int64](5 * gib), Parts: &plan.WorkerParts{Heap: of[int64](gib), Managed: of[int64](1280 * mib)},
	}}
	got := plan.Make(c).TaskManagers[0]
	want := map[string]string{"network": "fraction", "jvm_overhead": "fraction", "task_heap": "task.heap.size, given"}
	for _, s := range got.Steps {
		if !strings.HasPrefix(s.Formula, want[s.Component]) {
			t.Errorf("%s comes about as %s", s.Component, s.Formula)
		}
	}
	if m := got.Memory; got.Error == "" || m.Network != 298261622 || m.Overhead != 536870920 {
		t.Errorf("%q: network %d, overhead %d", got.Error, m.Network, m.Overhead)
	}
}

// Nothing is unassigned where a part that nobody states would have had it, had there been enough.
func TestWhatIsTooSmallLeavesNothingOver(t *testing.T) {
	p := lone("p", 4)
	p.Memory.Network = bytes(64 * mib)
	got := plan.Make(&plan.Case{Processes: []plan.Process{p}, Workers: plan.Workers{Slots: of[int64](4), Memory: of[int64](1200 * mib)}}).TaskManagers[0]
	if !strings.Contains(got.Error, "nothing is left for the task heap") || got.Unassigned != 0 {
		t.Errorf("%q: %d unassigned", got.Error, got.Unassigned)
	}
}

// In a session processes that want the same task manager share it; an application has its own.
func TestKindsOfTaskManagers(t *testing.T) {
	small, large, again := lone("small", 3), lone("large", 2), lone("again", 4)
	small.TaskMemory, large.TaskMemory, again.TaskMemory = gib, 2*gib, gib
	c := &plan.Case{Processes: []plan.Process{small, large, again}, Workers: plan.Workers{Slots: of[int64](4), Count: of[int64](4)}}
	p := plan.Make(c)
	if len(p.TaskManagers) != 2 || !reflect.DeepEqual(p.TaskManagers[0].Processes, []string{"small", "again"}) {
		t.Fatalf("task managers are %+v", p.TaskManagers)
	}
	if a, b := p.TaskManagers[0], p.TaskManagers[1]; a.Needed != 2 || a.Count != 3 || b.Needed != 1 || b.Count != 1 || b.First != 3 {
		t.Errorf("%d of %d, and %d of %d from %d", a.Needed, a.Count, b.Needed, b.Count, b.First)
	}
	c.Cluster.Application = true
	if p = plan.Make(c); len(p.TaskManagers) != 3 || p.JobManager.Count != 3 {
		t.Errorf("applications share task managers: %+v", p.TaskManagers)
	}
}

// A slot that is cut to size leaves the rest to others.
func TestSlotsCutToSize(t *testing.T) {
	p := process(
		operator("a", 4, demand(1), stream.Input{Workload: "w"}),
		operator("b", 2, demand(1), stream.Input{Operator: "a", Exchange: stream.Hash}),
	)
	p.Sharing.Groups = []plan.Group{{Name: "small", Operators: []string{"a"}, Profile: profile(500, 100*mib)}, {Name: "big", Operators: []string{"b"}, Profile: profile(2000, 200*mib)}}
	c := &plan.Case{
		Processes: []plan.Process{p}, Cluster: plan.Cluster{FineGrained: true},
		Workers: plan.Workers{Slots: of[int64](2), Memory: of[int64](2 * gib), CPU: of[int64](4000)},
	}
	made := plan.Make(c)
	if tm := made.TaskManagers[0]; tm.Needed != 2 || tm.Count != 2 {
		t.Errorf("6 cores in task managers of 4 are %d, of which %d are needed", tm.Count, tm.Needed)
	}
	slots := 0
	for _, a := range made.Slots.Assignments {
		slots += a.Count
		if want := map[string]string{"small": "0.5", "big": "2"}[a.Group]; a.Profile[:len(want)] != want {
			t.Errorf("%s is cut to %s", a.Group, a.Profile)
		}
	}
	if slots != 6 {
		t.Errorf("%d slots are placed, want 6", slots)
	}
}

// Task managers go to allowed nodes, first fit; zones differ by at most one.
func TestNodes(t *testing.T) {
	node := func(pool, zone int, labels map[string]string) cluster.Node {
		return cluster.Node{Pool: pool, Zone: zone, Capacity: []int64{8000, 32 * gib}, Labels: labels, Price: 1}
	}
	ssd := map[string]string{"disk-type": "ssd"}
	config := &cluster.Config{
		Resources: []cluster.Resource{{Name: "cpu", Kind: cluster.Cores}, {Name: "memory", Kind: cluster.Bytes}},
		Zones:     []string{"a", "b"}, Pools: []string{"slow", "fast", "batch"},
		Nodes: []cluster.Node{node(0, 0, nil), node(1, 0, ssd), node(1, 0, ssd), node(1, 1, ssd), node(2, 1, ssd)},
	}
	p := lone("p", 5)
	p.Constraints = plan.Constraints{NodeLabels: []plan.Label{{Key: "disk-type", Value: "ssd"}}, AntiAffinity: []string{"batch"}, Spread: "zone"}
	c := &plan.Case{
		Processes: []plan.Process{p}, Workers: plan.Workers{Memory: of[int64](8 * gib), CPU: of[int64](4000)},
		JobManager: plan.JobManager{CPU: of[int64](8000)}, Cluster: plan.Cluster{Config: config, CPU: 0, Memory: 1},
	}
	made := plan.Make(c)
	expect(t, &made, "nodes.allowed", "3 of 5 nodes will do: node_labels rule out 1, anti_affinity to batch rules out 1. Spread over 2 zones, one zone takes at most 3 task managers with it")
	want := []plan.NodePlan{
		{Group: "slow", Count: 1, Allocated: plan.Amounts{CPU: 8, Memory: 1600 * mib, Cost: 730}, Wasted: plan.Amounts{Memory: 32*gib - 1600*mib}, CostPerMonth: 730},
		{Group: "fast", Count: 3, Allocated: plan.Amounts{Slots: 5, CPU: 20, Memory: 40 * gib, Cost: 2.5 * 730}, Wasted: plan.Amounts{CPU: 4, Memory: 56 * gib, Cost: 365}, CostPerMonth: 3 * 730},
		{Group: "batch", Count: 1, Wasted: plan.Amounts{CPU: 8, Memory: 32 * gib, Cost: 730}, CostPerMonth: 730},
	}
	if !reflect.DeepEqual(made.Nodes, want) {
		t.Errorf("nodes are\n%+v, want\n%+v", made.Nodes, want)
	}
	c.Processes[0].Constraints.Hard = true
	c.Processes[0].Operators[0].Parallelism = 7
	made = plan.Make(c)
	expect(t, &made, "nodes.short", "2 of 7 task managers of 4 cores and 8 GiB (p) find no room", "1 further node of fast")
	if fast := made.Nodes[1]; fast.Count != 4 || fast.Added != 1 || made.CostPerMonth != 6*730 {
		t.Errorf("with one more they are %+v at %v", fast, made.CostPerMonth)
	}
}

// A definition of task managers alone is planned as well: what contradicts itself does so without a process.
func TestTaskManagersWithoutProcesses(t *testing.T) {
	n := documentN()
	made := plan.Make(&plan.Case{Workers: n.Workers, JobManager: n.JobManager})
	if m := made.TaskManagers; len(made.Processes) != 0 || len(m) != 1 || m[0].Count != 16 || m[0].Unassigned != 256*mib || len(m[0].Processes) != 0 || made.Slots.Free != 64 {
		t.Errorf("%+v of %+v", m, made.Processes)
	}
	expect(t, &made, "slots.two_counts", "auto_size makes it 32 task managers for 128 slots")
	expect(t, &made, "memory.unassigned", "256 MiB")
	expect(t, &made, "memory.refused", "1342177280 bytes")
	made = plan.Make(&plan.Case{Workers: plan.Workers{Memory: n.Workers.Memory, Parts: n.Workers.Parts}})
	if m := made.TaskManagers[0]; m.Count != 1 || m.Memory.CPU != 1e8 || m.Error == "" {
		t.Errorf("one that nobody needs, and that Flink refuses, is %+v", m)
	}
	if made = plan.Make(&plan.Case{JobManager: n.JobManager}); made.JobManager == nil || len(made.TaskManagers) != 0 {
		t.Errorf("a job manager alone is %+v", made)
	}
}

package flink_test

import (
	"fmt"
	"slices"
	"testing"

	"simulate/sim/flink"
	"simulate/sim/rng"
)

const mebi = 1 << 20

// of is a profile of some cores and mebibytes of task heap.
func of(cpu float64, heap int64) flink.Profile {
	return flink.Profile{CPU: flink.Cores(cpu * float64(flink.Core)), TaskHeap: heap * mebi}
}

// fresh is n unused task managers of a kind.
func fresh(w flink.Worker, n int) []flink.TaskManager {
	return slices.Repeat([]flink.TaskManager{{Total: w.Total, Available: w.Total, Slot: w.Slot()}}, n)
}

func TestTheDocumentedSlotIsCutAndTheRestIsFree(t *testing.T) {
	// A quarter core and 1 GB, then a default half of 1 core and 4 GB: a quarter core and 1 GB are left.
	w := flink.Worker{Total: of(1, 4096), Slots: 2}
	a := flink.Fulfill(&flink.Cluster{Worker: w, Managers: fresh(w, 1), Limits: flink.Unlimited()}, []flink.Requirement{
		{Job: "j", Profile: of(0.25, 1024), Count: 1}, {Job: "j", Unspecified: true, Count: 1},
	})
	if a.New != 0 || len(a.Registered) != 2 || !a.Free[0].Equal(of(0.25, 1024)) {
		t.Errorf("%d new, cuts %v, %s free; want both cut from the one there is, and 0.25,1024m free", a.New, a.Registered, a.Free[0])
	}
}

func TestTwoThreeGigabyteSlotsTakeTwoFourGigabyteWorkers(t *testing.T) {
	w := flink.Worker{Total: of(4, 4096), Slots: 1}
	wanted := []flink.Requirement{{Job: "j", Profile: of(1, 3072), Count: 2}}
	a := flink.Fulfill(&flink.Cluster{Worker: w, Limits: flink.Unlimited()}, wanted)
	if a.New != 2 {
		t.Fatalf("%d workers, want 2", a.New)
	}
	heap := flink.Fragments([]flink.Profile{w.Total, w.Total}, a.Free, flink.Profiles(w, wanted))[1]
	want := flink.Fragment{Resource: "task_heap", Total: 8192 * mebi, Free: 2048 * mebi, Largest: 1024 * mebi, Stranded: 2048 * mebi}
	if heap != want {
		t.Errorf("%+v, want 1 GiB stranded on each", heap)
	}
}

func TestWorkersBeyondTheLimitsAreRefusedAndSoAreTheirJobs(t *testing.T) {
	w := flink.Worker{Total: of(4, 400), Slots: 4}
	most := 10
	limits, err := flink.Bounds{MaxSlots: &most}.Limits(w)
	if err != nil {
		t.Fatal(err)
	}
	c := flink.Cluster{Worker: w, Limits: limits, Redundant: 1}
	a := flink.Fulfill(&c, []flink.Requirement{{Job: "a", Unspecified: true, Count: 6}, {Job: "b", Unspecified: true, Count: 4}})
	// 10 slots need three workers, a fourth would be spare; two are allowed: 8 slots.
	if a.New != 2 || a.Refused != 2 || a.Spare != 0 || !slices.Equal(a.Unfulfillable, []string{"b"}) || !slices.Equal(a.Missing, []int{0, 2}) {
		t.Errorf("%+v, want 2 workers, 2 refused, 2 slots of b missing", a)
	}
	c = flink.Cluster{Worker: w, Limits: flink.Unlimited(), Standalone: true, Managers: fresh(w, 1)}
	a = flink.Fulfill(&c, []flink.Requirement{{Job: "a", Unspecified: true, Count: 6}})
	if a.New != 0 || !slices.Equal(a.Unfulfillable, []string{"a"}) || a.Missing[0] != 2 {
		t.Errorf("standalone: %+v, want 2 slots missing", a)
	}
}

func TestTooLargeIsSaidByResource(t *testing.T) {
	w := of(4, 400)
	need := of(8, 100)
	need.External = flink.NewExternals(flink.External{Name: "gpu", Amount: flink.Core})
	if got := w.Exceeds(need); !slices.Equal(got, []string{"cpu 8 of 4", "gpu 1 of 0"}) {
		t.Errorf("%q", got)
	}
}

func TestMemoryMakesAWorker(t *testing.T) {
	m, err := flink.TaskManagerMemory(flink.Options{"taskmanager.memory.process.size": "1728m", "taskmanager.numberOfTaskSlots": "2"})
	if err != nil {
		t.Fatal(err)
	}
	w := m.Worker(flink.External{Name: "gpu", Amount: flink.Core})
	if got, want := w.Slot().String(), "1,201326587,0,268435460,67108865,gpu:0.5"; got != want {
		t.Errorf("default slot %s, want %s", got, want)
	}
}

func TestFirstFitIsItsNaiveTwin(t *testing.T) {
	for n := range uint64(2000) {
		k := rng.Root(5, 0).Of("matching").Nth(n)
		c, wanted := randomCluster(k)
		a := flink.Fulfill(&c, wanted)
		got := fmt.Sprint(a.Registered, a.Pending, a.New, a.Refused, a.Unfulfillable, a.Missing, a.Free)
		b := naive(&c, wanted)
		if want := fmt.Sprint(b.Registered, b.Pending, b.New, b.Refused, b.Unfulfillable, b.Missing, b.Free); got != want {
			t.Fatalf("case %d: %+v\nwanted %+v\ngot  %s\nwant %s", n, c, wanted, got, want)
		}
	}
}

func TestEveryRequirementIsPlacedOrReportedWithinCapacity(t *testing.T) {
	for n := range uint64(2000) {
		c, wanted := randomCluster(rng.Root(5, 1).Of("matching").Nth(n))
		c.Mode = flink.Mode(n % 2)
		a := flink.Fulfill(&c, wanted)
		free := capacities(&c, a.New)
		missing := make([]int, len(wanted))
		for i, r := range wanted {
			missing[i] = r.Count
		}
		for i, g := range slices.Concat(a.Registered, a.Pending) {
			at := g.On
			if i >= len(a.Registered) {
				at += len(c.Managers)
			}
			if g.Count < 1 || free[at].Room(g.Profile) < g.Count {
				t.Fatalf("case %d: %v is cut where %s is free", n, g, free[at])
			}
			free[at] = free[at].Minus(g.Profile, g.Count)
			missing[g.Requirement] -= g.Count
		}
		if fmt.Sprint(free) != fmt.Sprint(a.Free) || !slices.Equal(missing, a.Missing) {
			t.Fatalf("case %d: free %v, said %v; missing %v, said %v", n, free, a.Free, missing, a.Missing)
		}
		for i, m := range missing {
			if m > 0 && !slices.Contains(a.Unfulfillable, wanted[i].Job) {
				t.Fatalf("case %d: %d slots of %s are missing in silence", n, m, wanted[i].Job)
			}
		}
	}
}

// capacities is what is free on registered, pending and new task managers before anything is cut.
func capacities(c *flink.Cluster, added int) []flink.Profile {
	var free []flink.Profile
	for _, m := range c.Managers {
		free = append(free, m.Available)
	}
	for _, p := range c.Pending {
		free = append(free, p.Total)
	}
	return append(free, slices.Repeat([]flink.Profile{c.Worker.Total}, added)...)
}

func TestEvenSpreadingLeavesNoneFarBehind(t *testing.T) {
	w := flink.Worker{Total: of(8, 800), Slots: 8}
	c := flink.Cluster{Worker: w, Mode: flink.SpreadSlots, Managers: fresh(w, 5), Limits: flink.Unlimited()}
	for count := range 40 {
		a := flink.Fulfill(&c, []flink.Requirement{{Job: "j", Unspecified: true, Count: count}})
		held := make([]int, 5)
		for _, g := range a.Registered {
			held[g.On] += g.Count
		}
		if slices.Max(held)-slices.Min(held) > 1 || a.New > 0 {
			t.Fatalf("%d slots lie as %v, %d new", count, held, a.New)
		}
	}
}

func BenchmarkFulfill10000Slots(b *testing.B) {
	w := flink.Worker{Total: of(4, 4096), Slots: 4}
	var wanted []flink.Requirement
	for i := range 500 {
		wanted = append(wanted, flink.Requirement{Job: fmt.Sprint(i), Profile: of(0.5+float64(i%7)/4, 100+int64(i%13)*150), Count: 20})
	}
	for _, mode := range []flink.Mode{flink.SpreadNone, flink.SpreadSlots} {
		b.Run(flink.Modes()[mode], func(b *testing.B) {
			c := flink.Cluster{Worker: w, Mode: mode, Managers: fresh(w, 2500), Limits: flink.Unlimited()}
			for b.Loop() {
				flink.Fulfill(&c, wanted)
			}
		})
	}
}

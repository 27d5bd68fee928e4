package flink_test

import (
	"testing"

	"simulate/sim/flink"
	"simulate/sim/rng"
)

// totals is what the task managers have in all: registered, pending and those that are asked for.
func totals(c *flink.Cluster, a *flink.Allotment) []flink.Profile {
	var all []flink.Profile
	for i := range c.Managers {
		all = append(all, c.Managers[i].Total)
	}
	for i := range c.Pending {
		all = append(all, c.Pending[i].Total)
	}
	for range a.New {
		all = append(all, c.Worker.Total)
	}
	return all
}

func TestFragmentsAddUpToWhatIsFree(t *testing.T) {
	for n := range uint64(500) {
		c, wanted := randomCluster(rng.Root(5, 6).Of("fragments").Nth(n))
		a := flink.Fulfill(&c, wanted)
		slots := flink.Profiles(c.Worker, wanted)
		var free flink.Profile
		for _, f := range a.Free {
			free = free.Plus(f)
		}
		all := flink.Fragments(totals(&c, &a), a.Free, slots)
		var names []string
		for _, f := range all {
			names = append(names, f.Resource)
		}
		for d, amount := range free.Amounts(names) {
			f := all[d]
			if f.Free != amount || f.Stranded > f.Free || f.Largest > f.Free || f.Free > f.Total || len(slots) == 0 && f.Stranded != f.Free {
				t.Fatalf("case %d: %+v of %d free", n, f, amount)
			}
		}
	}
}

// The first has cores for no slot: all of its memory is of no use either.
func TestStrandedIsWhatNoSlotFitsInto(t *testing.T) {
	total := of(4, 4000)
	gpu := total
	gpu.External = flink.NewExternals(flink.External{Name: "gpu", Amount: 2 * flink.Core})
	free := []flink.Profile{of(1, 3000), of(3, 3000)}
	all := flink.Fragments([]flink.Profile{gpu, total}, free, []flink.Profile{of(2, 1000)})
	want := map[string]flink.Fragment{
		"cpu":       {Resource: "cpu", Total: int64(8 * flink.Core), Free: int64(4 * flink.Core), Largest: int64(3 * flink.Core), Stranded: int64(flink.Core)},
		"task_heap": {Resource: "task_heap", Total: 8000 * mebi, Free: 6000 * mebi, Largest: 3000 * mebi, Stranded: 3000 * mebi},
		"gpu":       {Resource: "gpu", Total: int64(2 * flink.Core)},
	}
	for _, f := range all {
		if w, named := want[f.Resource]; named && f != w {
			t.Errorf("%+v, want %+v", f, w)
		}
	}
	if len(all) != 6 {
		t.Errorf("%+v", all)
	}
}

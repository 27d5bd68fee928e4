package flink_test

import (
	"slices"
	"testing"

	"simulate/sim/flink"
	"simulate/sim/rng"
)

func TestWhatNobodyNeedsIsGivenUp(t *testing.T) {
	w := flink.Worker{Total: of(5, 500), Slots: 5}
	busy := flink.TaskManager{Total: w.Total, Available: of(1, 100), Slot: w.Slot()}
	idle := flink.TaskManager{Total: w.Total, Available: w.Total, Slot: w.Slot(), Idle: true}
	unused := flink.PendingWorker{Worker: w}
	planned := flink.PendingWorker{Worker: w, Planned: []flink.Profile{of(2, 200)}}
	for _, c := range []struct {
		why             string
		cluster         flink.Cluster
		release, cancel []int
		added           int
	}{
		{"nothing is needed", flink.Cluster{Managers: []flink.TaskManager{busy, idle, idle}, Pending: []flink.PendingWorker{unused}}, []int{1, 2}, []int{0}, 0},
		{"one spare is: the first idle one stays", flink.Cluster{Redundant: 1, Managers: []flink.TaskManager{busy, idle, idle}, Pending: []flink.PendingWorker{unused}}, []int{2}, []int{0}, 0},
		{"two are, what is planned leaves room for part of one", flink.Cluster{Redundant: 2, Managers: []flink.TaskManager{busy, idle}, Pending: []flink.PendingWorker{planned, unused}}, nil, nil, 0},
		{"what is planned leaves room enough", flink.Cluster{Redundant: 1, Managers: []flink.TaskManager{busy, idle}, Pending: []flink.PendingWorker{planned, planned}}, []int{1}, nil, 0},
		{"three are", flink.Cluster{Redundant: 3, Managers: []flink.TaskManager{busy, idle}, Pending: []flink.PendingWorker{unused}}, nil, nil, 1},
		{"a least size of 10 cores", flink.Cluster{Limits: flink.Limits{MinCPU: 10 * flink.Core}, Managers: []flink.TaskManager{busy, idle, idle}}, []int{2}, nil, 0},
		{"a least size of 1500 MiB and nothing there", flink.Cluster{Limits: flink.Limits{MinMemory: 1500 * mebi}}, nil, nil, 3},
	} {
		c.cluster.Worker = w
		r := flink.Reconcile(&c.cluster)
		if !slices.Equal(r.Release, c.release) || !slices.Equal(r.Cancel, c.cancel) || r.New != c.added {
			t.Errorf("%s: %+v, want to release %v, to cancel %v and %d new", c.why, r, c.release, c.cancel, c.added)
		}
	}
}

func TestReconcilingKeepsWhatIsRequired(t *testing.T) {
	for n := range uint64(2000) {
		k := rng.Root(5, 2).Of("reconcile").Nth(n)
		c, _ := randomCluster(k)
		for i := range c.Managers {
			m := &c.Managers[i]
			m.Total, m.Idle = c.Worker.Total, k.Below(uint64(50+i), 2) == 0 // as Flink counts those in use
			if m.Idle {
				m.Available = m.Total
			}
		}
		for i := range c.Pending {
			c.Pending[i].Total = c.Worker.Total
			if k.Below(uint64(60+i), 2) == 0 {
				c.Pending[i].Planned = []flink.Profile{c.Worker.Slot()}
			}
		}
		r := flink.Reconcile(&c)
		free, total := c.Worker.Total.Times(r.New), c.Worker.Total.Times(r.New)
		for i, m := range c.Managers {
			if !slices.Contains(r.Release, i) {
				free, total = free.Plus(m.Available), total.Plus(m.Total)
			}
		}
		for i, p := range c.Pending {
			if !slices.Contains(r.Cancel, i) {
				free, total = free.Plus(p.Unused()), total.Plus(p.Total)
			}
		}
		if !free.Holds(c.Worker.Total.Times(c.Redundant)) || total.CPU < c.Limits.MinCPU || total.Memory() < c.Limits.MinMemory {
			t.Fatalf("case %d: %+v leaves %s free of %s, of %+v", n, r, free, total, c)
		}
		if r.New > 0 && len(r.Release)+len(r.Cancel) > 0 {
			t.Fatalf("case %d: %+v gives up and asks for more", n, r)
		}
	}
}

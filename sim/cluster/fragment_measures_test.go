package cluster

import (
	"math"
	"testing"

	"simulate/sim/rng"
)

// used is three nodes of 8 cores, 16 GiB and, but for the last, 2 GPUs, of which the first has no cores left, the second
// 6 cores, 4 GiB and 1.5 GPUs, the third 8 cores and 16 GiB; they cost 3 each. There are 5 licences, of which 3 are left.
func used() *Cluster {
	c := &Config{Resources: []Resource{{Name: "cpu", Kind: Cores}, {Name: "memory", Kind: Bytes}, {Name: "licences", Shared: true, Amount: 5}}}
	for range 3 {
		c.Nodes = append(c.Nodes, Node{Capacity: []int64{8, 16, 0}, Devices: 2, Price: 3})
	}
	c.Nodes[2].Devices, c.Nodes[2].Model = 0, -1
	l := New(c, rng.Root(1, 0))
	l.Take(Spot{0, 0}, &Need{Amounts: []int64{8, 4, 2}})
	l.Take(Spot{1, 1}, &Need{Amounts: []int64{2, 12, 0}, Devices: 1, Share: 500})
	return l
}

func TestStrandedIsWhatIsFreeWhereSomethingElseHasRunOut(t *testing.T) {
	for _, s := range []struct {
		name  string
		r     int
		least []int64
		want  Stranded
	}{
		{"memory where there are no cores", 1, []int64{1, 1, 0, 0}, Stranded{12, 12 + 4 + 16, 3 * 12. / 16}},
		{"the larger the requests, the more", 1, []int64{7, 1, 0, 0}, Stranded{12 + 4, 32, 3*12./16 + 3*4./16}},
		{"GPUs where there are no cores", 3, []int64{1, 1, 0, 100}, Stranded{2000, 3500, 3}},
		{"GPUs where there is too little of either", 3, []int64{1, 5, 0, 100}, Stranded{3500, 3500, 3 + 3*0.75}},
		{"a node without GPUs does not lack any", 0, []int64{1, 1, 0, 1000}, Stranded{0, 14, 0}},
		{"too few GPUs", 0, []int64{1, 1, 0, 1600}, Stranded{6, 14, 3 * 6. / 8}},
		{"nothing is asked for, nothing runs out", 0, []int64{0, 0, 0, 0}, Stranded{0, 14, 0}},
	} {
		if got := used().Stranded(s.least)[s.r]; got != s.want {
			t.Errorf("%s: %+v, want %+v", s.name, got, s.want)
		}
	}
	l := used()
	l.SetState(0, Draining)
	if got := l.Stranded([]int64{1, 1, 0, 0})[1]; got != (Stranded{0, 20, 0}) {
		t.Errorf("a node that drains has nothing to give: %+v", got)
	}
}

func TestCopiesOfANeed(t *testing.T) {
	need := func(cores, memory, licences int64) Need { return Need{Amounts: []int64{cores, memory, licences}} }
	gpus := func(n Need, devices, share int32) Need {
		n.Devices, n.Share = devices, share
		return n
	}
	for _, s := range []struct {
		name string
		need Need
		want Copies
		hole float64
	}{
		{"a core: 6 and 8", need(1, 0, 0), Copies{14, 8, 14}, 8. / 14},
		{"4 cores: 1 and 2, 3 together", need(4, 0, 0), Copies{3, 2, 3}, 2. / 3},
		{"4 cores and 8 GiB: the second has no memory", need(4, 8, 0), Copies{2, 2, 3}, 2. / 3},
		{"more than any has", need(9, 0, 0), Copies{0, 0, 1}, 0},
		{"more than all have", need(99, 0, 0), Copies{0, 0, 0}, 0},
		{"no more than there are licences", need(1, 0, 1), Copies{3, 3, 3}, 1},
		{"licences alone", need(0, 0, 1), Copies{3, 3, 3}, 1},
		{"a GPU: 1 on the second; the first has no cores, but counts to the ideal", gpus(need(1, 0, 0), 1, Whole), Copies{1, 1, 3}, 1. / 3},
		{"shares of 400: 1 and 2 on the second; 8 go into 3500", gpus(need(1, 0, 0), 1, 400), Copies{3, 3, 8}, 3. / 8},
		{"two GPUs: on the first", gpus(need(0, 0, 0), 2, Whole), Copies{1, 1, 1}, 1},
	} {
		got := used().Copies(&s.need)
		if got != s.want || math.Abs(got.Hole()-s.hole) > 1e-12 {
			t.Errorf("%s: %+v, hole %v; want %+v, %v", s.name, got, got.Hole(), s.want, s.hole)
		}
	}
}

// In use are 8/8, 2/8, 0/8 of the cores and 4/16, 12/16, 0 of the memory: means 5/12 and 1/3; of GPUs 0 and 1/4.
func TestImbalance(t *testing.T) {
	l := used()
	sd := func(x ...float64) float64 {
		mean, sum := 0.0, 0.0
		for _, v := range x {
			mean += v / float64(len(x))
		}
		for _, v := range x {
			sum += (v - mean) * (v - mean) / float64(len(x))
		}
		return math.Sqrt(sum)
	}
	for _, s := range []struct {
		name      string
		got, want float64
	}{
		{"cores", l.Imbalance(0), sd(1, 0.25, 0)},
		{"memory", l.Imbalance(1), sd(0.25, 0.75, 0)},
		{"GPUs, where there are any", l.Imbalance(3), 0.125},
		{"of the cluster as a whole", l.Imbalance(2), 0},
		{"cores against memory", l.Skew(0, 1), sd(0.75, -0.5, 0)},
		{"cores against GPUs", l.Skew(0, 3), sd(1, 0)},
		{"cores against themselves", l.Skew(0, 0), 0},
	} {
		if math.Abs(s.got-s.want) > 1e-12 {
			t.Errorf("%s: %v, want %v", s.name, s.got, s.want)
		}
	}
	if l.Open() != 2 {
		t.Errorf("%d nodes have something on them, want 2", l.Open())
	}
	// 10 of 8 cores each need 2; 16 of 16 GiB 1; 500 of 2000 thousandths 1
	if got := NewBound(l.Config()).Nodes(l.Taken()); got != 2 {
		t.Errorf("what is on them could be on %d, want 2", got)
	}
}

func TestGrantsAreCountedByWhatTheyHold(t *testing.T) {
	l := New(gpuNodes(8, 8), rng.Root(1, 0))
	grants := []struct {
		at   Spot
		need Need
	}{
		{Spot{1, 1}, want(1, 1, 300, 0)},
		{Spot{1, 1}, want(0, 1, 300, 0)},
		{Spot{1, 2}, want(1, 1, Whole, 0)},
		{Spot{1, 12}, want(0, 2, Whole, 0)},
		{Spot{1, 0}, want(0, 0, 0, 0)},
		{Spot{0, 15}, want(1, 4, Whole, 0)},
	}
	for i := range grants {
		l.Take(grants[i].at, &grants[i].need)
	}
	check := func(n int32, classes [5]int32, withoutCores, withoutMemory int) {
		t.Helper()
		if got := [5]int32(l.DeviceGrants(n)); got != classes {
			t.Errorf("node %d: grants by class %v, want %v", n, got, classes)
		}
		if a, b := l.Without(n, 1), l.Without(n, 0); a != withoutCores || b != withoutMemory {
			t.Errorf("node %d: %d and %d hold no cores and no memory, want %d and %d", n, a, b, withoutCores, withoutMemory)
		}
	}
	check(0, [5]int32{4: 1}, 0, 1)
	check(1, [5]int32{2, 1, 1, 0, 0}, 3, 5)
	for i := range grants[:5] {
		l.Give(grants[i].at, &grants[i].need)
	}
	check(0, [5]int32{4: 1}, 0, 1)
	check(1, [5]int32{}, 0, 0)
}

// Stranding says the same as a look at all nodes, whatever happens to them.
func TestStrandingIsFollowed(t *testing.T) {
	l := used()
	s := NewStranding(l)
	least := []int64{1, 1, 0, 100}
	check := func(when string) {
		t.Helper()
		want := l.Stranded(least)
		for r, got := range s.Sum(least) {
			if got.Amount != want[r].Amount || got.Free != want[r].Free {
				t.Errorf("%s: resource %d: %+v, want %+v", when, r, got, want[r])
			}
		}
	}
	check("at first")
	l.Give(Spot{0, 0}, &Need{Amounts: []int64{8, 4, 2}})
	check("after a grant was given back")
	least = []int64{7, 1, 0, 100}
	check("when larger ones are asked for")
	l.SetState(1, Down)
	check("when a node is down")
	for range 3 * kept {
		l.Take(Spot{2, 0}, &Need{Amounts: []int64{1, 16, 0}})
		l.Give(Spot{2, 0}, &Need{Amounts: []int64{1, 16, 0}})
	}
	check("after more changes than are told")
}

// Balance and Fitting say the same as a look at all nodes, whatever happens to them.
func TestBalanceAndFittingAreFollowed(t *testing.T) {
	l := used()
	need := &Need{Amounts: []int64{1, 2, 1}, Devices: 1, Share: 400}
	b, f := NewBalance(l), NewFitting(l, need)
	check := func(when string) {
		t.Helper()
		for r := range 4 {
			if got, want := b.Imbalance(r), l.Imbalance(r); math.Abs(got-want) > 2e-6 {
				t.Errorf("%s: imbalance of %d is %v, want %v", when, r, got, want)
			}
		}
		if got, want := f.Copies(), l.Copies(need); got != want {
			t.Errorf("%s: %+v, want %+v", when, got, want)
		}
	}
	check("at first")
	l.Give(Spot{0, 0}, &Need{Amounts: []int64{8, 4, 2}})
	check("after a grant was given back")
	l.SetState(1, Down)
	check("when a node is down")
	l.SetState(1, Up)
	check("when it is back")
	for range 3 * kept {
		l.Take(Spot{2, 0}, &Need{Amounts: []int64{1, 16, 0}})
		l.Give(Spot{2, 0}, &Need{Amounts: []int64{1, 16, 0}})
	}
	check("after more changes than are told")
}

package flink_test

import (
	"fmt"
	"testing"

	"simulate/sim/flink"
	"simulate/sim/rng"
)

// packers are the names of all ways to pack, in their order.
var packers = []string{"first_fit", "best_fit", "ffd", "exact"}

func TestWhereFirstFitWastesAWorker(t *testing.T) {
	// Two small slots first, two large ones then: first fit puts both small ones on one worker.
	w := flink.Worker{Total: of(10, 1000), Slots: 1}
	wanted := []flink.Requirement{
		{Profile: of(3, 300), Count: 2}, {Profile: of(7, 700), Count: 2}, {Profile: of(5, 500), Count: 1}, {Profile: of(5, 500), Count: 1},
	}
	if n := flink.LowerBound(w, wanted); n != 3 {
		t.Errorf("lower bound %d, want 30 cores on workers of 10", n)
	}
	for how, want := range []int{4, 4, 3, 3} {
		p := flink.Pack(flink.Packer(how), w, wanted)
		if p.Workers != want || p.Fewest != (want == 3) {
			t.Errorf("%s: %d workers, known to be fewest: %v; want %d", packers[how], p.Workers, p.Fewest, want)
		}
	}
}

func TestBestFitFillsTheTightestGap(t *testing.T) {
	w := flink.Worker{Total: of(10, 1000), Slots: 1}
	wanted := []flink.Requirement{{Profile: of(6, 600), Count: 1}, {Profile: of(7, 700), Count: 1}, {Profile: of(3, 300), Count: 1}, {Profile: of(4, 400), Count: 1}}
	if p := flink.Pack(flink.BestFit, w, wanted); fmt.Sprint(p.On) != "[0 1 1 0]" || p.Workers != 2 {
		t.Errorf("best fit: %v", p.On)
	}
	if p := flink.Pack(flink.FirstFit, w, wanted); fmt.Sprint(p.On) != "[0 1 0 2]" {
		t.Errorf("first fit: %v", p.On)
	}
}

func TestExactBeatsWhatDecreasingOrderCanNot(t *testing.T) {
	// 6+4+4+... of 14: first fit decreasing needs one more than 3 full workers of 5+5+4.
	w := flink.Worker{Total: of(14, 1400), Slots: 1}
	wanted := []flink.Requirement{
		{Profile: of(8, 800), Count: 1},
		{Profile: of(7, 700), Count: 1},
		{Profile: of(5, 500), Count: 2},
		{Profile: of(4, 400), Count: 1},
		{Profile: of(3, 300), Count: 3},
		{Profile: of(2, 200), Count: 2},
	}
	ffd, exact := flink.Pack(flink.FirstFitDecreasing, w, wanted), flink.Pack(flink.Exact, w, wanted)
	if exact.Workers != 3 || !exact.Fewest || exact.Workers > ffd.Workers {
		t.Errorf("%d workers exactly, %d decreasing; 42 cores fill three workers of 14", exact.Workers, ffd.Workers)
	}
}

func TestWhatFitsOnNoWorkerIsOnNone(t *testing.T) {
	w := flink.Worker{Total: of(4, 400), Slots: 1}
	wanted := []flink.Requirement{{Profile: of(5, 100), Count: 2}, {Profile: of(1, 100), Count: 1}}
	for how, name := range packers {
		if p := flink.Pack(flink.Packer(how), w, wanted); p.Workers != 1 || fmt.Sprint(p.On) != "[-1 -1 0]" {
			t.Errorf("%s: %v on %d workers", name, p.On, p.Workers)
		}
	}
}

func TestPackingsHoldAndTheExactOneIsBetweenBoundAndDecreasing(t *testing.T) {
	better := 0
	for n := range uint64(400) {
		k := rng.Root(5, 4).Of("packing").Nth(n)
		w, wanted := randomSlots(k)
		workers := make([]int, len(packers))
		for how := range workers {
			p := flink.Pack(flink.Packer(how), w, wanted)
			workers[how] = p.Workers
			holds(t, w, wanted, p)
			if p.Fewest && p.Workers != fewest(w, wanted) {
				t.Fatalf("case %d: %s says that %d workers are fewest", n, packers[how], p.Workers)
			}
		}
		exact := workers[flink.Exact]
		if exact < flink.LowerBound(w, wanted) || exact > min(workers[0], workers[1], workers[2]) || exact != fewest(w, wanted) {
			t.Fatalf("case %d: %v workers, bound %d, fewest %d", n, workers, flink.LowerBound(w, wanted), fewest(w, wanted))
		}
		if a := flink.Fulfill(&flink.Cluster{Worker: w, Limits: flink.Unlimited()}, wanted); a.New != workers[flink.FirstFit] {
			t.Fatalf("case %d: first fit packs %d workers, Flink asks for %d", n, workers[flink.FirstFit], a.New)
		}
		if exact < workers[flink.FirstFitDecreasing] {
			better++
		}
	}
	if better == 0 {
		t.Error("the exact packing was never better than first fit decreasing: the cases are too easy")
	}
}

// randomSlots is up to twelve slots, of all resources or, which is harder to pack well, of a few sizes of one.
func randomSlots(k rng.Key) (flink.Worker, []flink.Requirement) {
	var wanted []flink.Requirement
	if k.Below(50, 2) == 0 {
		for i := range 1 + k.Below(30, 4) {
			wanted = append(wanted, flink.Requirement{Profile: randomProfile(k.Nth(i), 2), Count: int(1 + k.Below(40+i, 3))})
		}
		return flink.Worker{Total: randomProfile(k.Nth(9), 4), Slots: 2}, wanted
	}
	for i := range 9 + k.Below(30, 3) {
		wanted = append(wanted, flink.Requirement{Profile: of(float64(3+k.Below(i, 9)), 1), Count: 1})
	}
	return flink.Worker{Total: of(20, 1000), Slots: 2}, wanted
}

// holds fails unless every slot that fits is on a worker, and none has more than it can.
func holds(t *testing.T, w flink.Worker, wanted []flink.Requirement, p flink.Packing) {
	t.Helper()
	free, slot := make([]flink.Profile, p.Workers), 0
	for i := range free {
		free[i] = w.Total
	}
	for _, r := range wanted {
		for range r.Count {
			on := p.On[slot]
			slot++
			if on < 0 != !w.Total.Holds(r.Profile) {
				t.Fatalf("%s is on worker %d of %s", r.Profile, on, w.Total)
			}
			if on >= 0 && !free[on].Holds(r.Profile) {
				t.Fatalf("%s is put where %s is free", r.Profile, free[on])
			}
			if on >= 0 {
				free[on] = free[on].Minus(r.Profile, 1)
			}
		}
	}
	if fmt.Sprint(free) != fmt.Sprint(p.Free) {
		t.Fatalf("free %v, said %v", free, p.Free)
	}
}

// fewest is the least number of workers by trying every packing: slots in order, each on every worker there is, or on
// the next.
func fewest(w flink.Worker, wanted []flink.Requirement) int {
	var slots []flink.Profile
	for _, r := range wanted {
		for range r.Count {
			if w.Total.Holds(r.Profile) {
				slots = append(slots, r.Profile)
			}
		}
	}
	best := len(slots)
	var try func(at int, free []flink.Profile)
	try = func(at int, free []flink.Profile) {
		if len(free) >= best {
			return
		}
		if at == len(slots) {
			best = len(free)
			return
		}
		for i := range free {
			if free[i].Holds(slots[at]) {
				had := free[i]
				free[i] = had.Minus(slots[at], 1)
				try(at+1, free)
				free[i] = had
			}
		}
		try(at+1, append(free, w.Total.Minus(slots[at], 1)))
	}
	try(0, nil)
	return best
}

func BenchmarkPack10000Slots(b *testing.B) {
	w := flink.Worker{Total: of(4, 4096), Slots: 4}
	var wanted []flink.Requirement
	for i := range 500 {
		wanted = append(wanted, flink.Requirement{Profile: of(0.5+float64(i%7)/4, 100+int64(i%13)*150), Count: 20})
	}
	for _, how := range []flink.Packer{flink.FirstFit, flink.BestFit, flink.FirstFitDecreasing} {
		b.Run(packers[how], func(b *testing.B) {
			for b.Loop() {
				flink.Pack(how, w, wanted)
			}
		})
	}
}

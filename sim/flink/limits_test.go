package flink_test

import (
	"math"
	"testing"

	"simulate/sim/flink"
	"simulate/sim/rng"
)

func TestLimitsThatNoNumberOfWorkersMeetsAreRefused(t *testing.T) {
	w := flink.Worker{Total: of(4, 1500), Slots: 4}
	for _, c := range []struct {
		bounds flink.Bounds
		says   string
	}{
		{flink.Bounds{MinSlots: 9, MaxSlots: new(8)}, "the minimum of 9 slots is above the maximum of 8 slots"},
		{flink.Bounds{MinSlots: 5, MaxSlots: new(7)}, "the minimum of 5 slots needs 2 workers of 4 slots, the maximum of 7 slots allows 1"},
		{flink.Bounds{MinCPU: new(5 * flink.Core), MaxCPU: new(7 * flink.Core)}, "the minimum of 5 cpu needs 2 workers of 4 cpu, the maximum of 7 cpu allows 1"},
		{flink.Bounds{MinMemory: new(int64(1501 * mebi)), MaxMemory: new(int64(2999 * mebi))}, "needs 2 workers"},
		{flink.Bounds{MinSlots: 8, MaxCPU: new(7 * flink.Core)}, "the minimum of 8 cpu is above the maximum of 7 cpu"},
		{flink.Bounds{MaxSlots: new(0)}, "the maximum is 0"},
		{flink.Bounds{MinSlots: -1}, "the minimum is -1"},
	} {
		_, err := c.bounds.Limits(w)
		says(t, err, c.says)
	}
	_, err := flink.Bounds{}.Limits(flink.Worker{})
	says(t, err, "0 slots", "0 cpu", "0 bytes of memory")
}

func TestSlotsBecomeWorkers(t *testing.T) {
	for n := range uint64(3000) {
		k := rng.Root(5, 3).Of("limits").Nth(n)
		w := flink.Worker{Total: randomProfile(k, 4), Slots: int(1 + k.Below(20, 8))}
		least, most := int(k.Below(21, 60)), int(1+k.Below(22, 100))
		l, err := flink.Bounds{MinSlots: least, MaxSlots: &most}.Limits(w)
		refused := least > most || least > 0 && (least+w.Slots-1)/w.Slots > most/w.Slots
		if (err != nil) != refused {
			t.Fatalf("%d to %d slots on workers of %d: %v", least, most, w.Slots, err)
		}
		if refused {
			continue
		}
		// Slots that are rounded down to a byte, and up to workers again, are the same number of workers.
		from, to, limited := l.Workers(w)
		if from != (least+w.Slots-1)/w.Slots || to != most/w.Slots || !limited {
			t.Fatalf("%d to %d slots on workers of %d: %d to %d workers", least, most, w.Slots, from, to)
		}
	}
}

func TestHugeLimitsDoNotOverflow(t *testing.T) {
	w := flink.Worker{Total: of(64, 1<<20), Slots: 1}
	l, err := flink.Bounds{MaxSlots: new(math.MaxInt32 - 1)}.Limits(w)
	if err != nil {
		t.Fatal(err)
	}
	if _, most, _ := l.Workers(w); most < 1_000_000 {
		t.Errorf("%d workers at most, want about any number", most)
	}
}

package flink

import (
	"math/rand/v2"
	"testing"
)

var debloating = Debloating{Target: 1000, Start: 1024, Least: 256, Most: 32768, Threshold: 25, Samples: 20}

// A gate that carries 100 kB/s through 10 buffers needs 10 kB in each; what carries a trickle shrinks to the bound.
func TestTheSizeFollowsTheThroughput(t *testing.T) {
	for throughput, want := range map[int64]int64{100_000: 10_000, 10_000_000: 32768, 100: 256} {
		d := NewDebloater(debloating)
		var last Debloated
		for range 300 {
			last = d.Measure(throughput, 10)
		}
		if last.Size != want {
			t.Errorf("at %d bytes/s buffers come to %d bytes, want %d", throughput, last.Size, want)
		}
	}
}

func TestOnlyLargeChangesAndBoundsAreAnnounced(t *testing.T) {
	r := rand.New(rand.NewPCG(2, 9))
	d := NewDebloater(debloating)
	told := debloating.Start
	for range 5000 {
		got := d.Measure(r.Int64N(400_000), r.Int64N(20))
		if got.Size < debloating.Least || got.Size > debloating.Most {
			t.Fatalf("a size of %d", got.Size)
		}
		change, bound := max(got.Size-told, told-got.Size), got.Size == debloating.Least || got.Size == debloating.Most
		if want := got.Size != told && (bound || change >= told/4); got.Announced != want {
			t.Fatalf("%d after %d: announced %v", got.Size, told, got.Announced)
		}
		if got.Announced {
			told = got.Size
		}
	}
}

func TestItGrowsNoFasterThanItShrinks(t *testing.T) {
	d := NewDebloater(debloating)
	for before := debloating.Start; ; {
		got := d.Measure(1<<40, 1).Size
		if got == debloating.Most {
			return
		}
		if limit := before + before/10; got > limit {
			t.Fatalf("from %d to %d in one period", before, got)
		}
		before = got
	}
}

func TestTheTimeToConsumeIsThatOfTheBuffersInUse(t *testing.T) {
	d := NewDebloater(Debloating{Target: 1000, Start: 1000, Least: 1000, Most: 1000, Samples: 1})
	for _, story := range [][3]int64{{10_000, 5, 500}, {10_000, 0, 100}, {0, 5, 5_000_000}, {3000, 1, 333}} {
		if got := d.Measure(story[0], story[1]); got.ToConsume != story[2] || got.Announced {
			t.Errorf("%d bytes/s, %d buffers: %+v, want %d ms", story[0], story[1], got, story[2])
		}
	}
}

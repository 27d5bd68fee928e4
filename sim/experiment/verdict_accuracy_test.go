//go:build accuracy

package experiment

import "testing"

// How often a queue is called unstable: seldom when it keeps up, almost always when it does not.
func TestHowOftenAQueueIsCalledUnstable(t *testing.T) {
	for _, one := range []struct {
		load         float64
		events       uint64
		replications int
		seeds        uint64
		least, most  float64 // share of the seeds
	}{
		{0.9, 20_000, 1, 100, 0, 0.01},
		{0.95, 20_000, 1, 100, 0, 0.01},
		{0.98, 20_000, 1, 100, 0, 0.05},
		{0.99, 2000, 16, 100, 0, 0.01},
		{1.2, 2000, 1, 100, 0.99, 1},
		{1.1, 20_000, 1, 100, 0.99, 1},
		{1.05, 20_000, 1, 100, 0.95, 1},
		{1.02, 20_000, 16, 50, 0.95, 1},
		{0.95, 200_000, 1, 100, 0, 0.01},
		{0.98, 200_000, 1, 100, 0, 0.05},
		{1.02, 200_000, 1, 100, 0.99, 1},
		{1.05, 200_000, 1, 100, 0.99, 1},
		{0.98, 200_000, 16, 20, 0, 0.05},
		{1.02, 200_000, 16, 20, 1, 1},
	} {
		called := 0.0
		for seed := range one.seeds {
			d := design(Candidate{Name: "baseline", Config: queue(one.load, 1, 1, one.events)})
			d.Seed, d.Replications = seed+1, one.replications
			if run(t, d, 2).Variants[0].Verdict == Unstable {
				called++
			}
		}
		share := called / float64(one.seeds)
		t.Logf("load %.2f, %d events, %d replications: called unstable with %.0f of %d seeds", one.load, one.events, one.replications, called, one.seeds)
		if share < one.least || share > one.most {
			t.Errorf("load %.2f: a share of %.2f, want between %.2f and %.2f", one.load, share, one.least, one.most)
		}
	}
}

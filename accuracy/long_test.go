//go:build accuracy

package accuracy

import (
	"math"
	"slices"
	"testing"
)

// long is the size of `make accuracy`.
var long = size{least: 1e8, most: 1e8, share: 1}

// TestReferenceNetworksAtLength prints the accuracy table of the README.
func TestReferenceNetworksAtLength(t *testing.T) {
	holdNetworks(t, referenceNetworks(t), long)
}

// TestIntervalsCoverTheTruth: over 20 seeds, 95 % of the intervals shown hold the truth, give or take what their
// number explains. Metrics for which a run is far too short (n1 above ten times its arrivals) are left out, and
// those that chance has no part in.
func TestIntervalsCoverTheTruth(t *testing.T) {
	const seeds = 20
	networks := referenceNetworks(t)
	counts := make([]coverage, len(networks))
	t.Run("networks", func(t *testing.T) {
		for i := range networks {
			c := &networks[i]
			if _, is := refused[c.ID]; is || c.Run.Mode == "deterministic" {
				continue
			}
			t.Run(c.ID, func(t *testing.T) {
				t.Parallel()
				for seed := range uint64(seeds) {
					counts[i].count(c.cover(t, seed+1))
				}
			})
		}
	})
	var all coverage
	for i := range networks {
		t.Logf("%s: %d of %d", networks[i].ID, counts[i].held, counts[i].shown)
		all.held += counts[i].held
		all.shown += counts[i].shown
	}
	share := float64(all.held) / float64(all.shown)
	t.Logf("%d of %d intervals hold the truth: %.2f %%", all.held, all.shown, 100*share)
	if all.shown < 1000 || share < 0.92 || share > 0.98 {
		t.Errorf("%.2f %% of %d intervals hold the truth, 92 to 98 %% must", 100*share, all.shown)
	}
}

// coverage counts intervals, and those that hold the truth.
type coverage struct{ held, shown int }

func (v *coverage) count(judged []judgement) {
	for _, j := range judged {
		if math.IsNaN(j.seen.half) {
			continue
		}
		v.shown++
		if math.Abs(j.seen.value-j.e.Value) <= j.seen.half {
			v.held++
		}
	}
}

// cover simulates a network with a seed and returns what has an interval worth counting.
func (c *truth) cover(t *testing.T, seed uint64) []judgement {
	n := c.wanted(short)
	_, result := c.simulate(t, n, seed)
	all, _ := c.hold(t, &result, n)
	return slices.DeleteFunc(all, func(j judgement) bool {
		n1 := c.effort(j.e)
		return n1 <= 1 || n1 > 10*n || j.e.Value == 0
	})
}

// TestManyRandomGraphsObeyTheLaws goes on where TestRandomGraphsObeyTheLaws stops.
func TestManyRandomGraphsObeyTheLaws(t *testing.T) {
	holdGraphs(t, 100_000, 4000)
}

// TestManyCalmGraphsAreTheSameByRecursion goes on where TestCalmGraphsAreTheSameByRecursion stops.
func TestManyCalmGraphsAreTheSameByRecursion(t *testing.T) {
	holdCalmGraphs(t, 100_000, 2000)
}

package stats

import (
	"math/rand/v2"
	"testing"
)

func TestGrowthSeesAQueueThatCannotKeepUp(t *testing.T) {
	for name, drift := range map[string]float64{"5 % too much": 0.05, "twice too much": 1} {
		for seed := range uint64(50) {
			r, level := rand.New(rand.NewPCG(12, seed)), 0.0
			series := make([]float64, 20_000)
			for i := range series {
				level = max(0, level+drift+r.NormFloat64())
				series[i] = level
			}
			if !Growth(series) {
				t.Errorf("%s, seed %d: not seen", name, seed)
			}
		}
	}
}

func TestGrowthDoesNotSeeWhatIsNotThere(t *testing.T) {
	const trials = 300
	for name, draw := range map[string]func(r *rand.Rand) []float64{
		"noise":                         func(r *rand.Rand) []float64 { return settling(r, 5000, 0, 0) },
		"a stationary series":           func(r *rand.Rand) []float64 { return settling(r, 5000, 0, 0.9) },
		"one that remembers longer":     func(r *rand.Rand) []float64 { return settling(r, 5000, 0, 0.99) },
		"a queue that keeps up, barely": busyQueue,
	} {
		seen := 0.0
		for seed := range uint64(trials) {
			if Growth(draw(rand.New(rand.NewPCG(13, seed)))) {
				seen++
			}
		}
		between(t, name+", share called growing", seen/trials, 0, 0.02)
	}
}

// busyQueue is a reflected random walk that falls a little more than it rises, after it has settled.
func busyQueue(r *rand.Rand) []float64 {
	level := 0.0
	series := make([]float64, 0, 20_000)
	for i := range 30_000 {
		level = max(0, level-0.1+r.NormFloat64())
		if i >= 10_000 {
			series = append(series, level)
		}
	}
	return series
}

func TestGrowthNeedsASeries(t *testing.T) {
	for _, n := range []int{0, 1, 39} {
		rising := make([]float64, n)
		for i := range rising {
			rising[i] = float64(i)
		}
		if Growth(rising) {
			t.Errorf("%d values are said to grow", n)
		}
	}
}

func TestALittleMoreOfLittleIsNotGrowth(t *testing.T) {
	series := make([]float64, 1000)
	for i := range series {
		series[i] = 0.1 + 0.0005*float64(i) // from a tenth of an event to a half
	}
	if Growth(series) {
		t.Error("less than one event more is said to be growth")
	}
}

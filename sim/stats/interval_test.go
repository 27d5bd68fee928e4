package stats

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"
)

func near(got, want, tolerance float64) bool { return math.Abs(got-want) <= tolerance*math.Abs(want) }

// between fails when a share that was counted is implausibly far from what it should be.
func between(t *testing.T, what string, share, low, high float64) {
	t.Helper()
	if !(share >= low && share <= high) {
		t.Errorf("%s: %.3f, expected %v to %v", what, share, low, high)
	}
}

func normals(r *rand.Rand, n int, mean, deviation float64) []float64 {
	values := make([]float64, n)
	for i := range values {
		values[i] = mean + deviation*r.NormFloat64()
	}
	return values
}

func TestAnIntervalByHand(t *testing.T) {
	// mean 4, variance 10/4, t of 4 degrees of freedom at 97.5 %: 2.776445
	mean, half := MeanInterval([]float64{2, 3, 4, 5, 6}, 0.95)
	if !near(mean, 4, 1e-12) || !near(half, 2.7764451*math.Sqrt(2.5/5), 1e-7) {
		t.Errorf("got %v ± %v", mean, half)
	}
}

func TestOfOneValueThereIsNoInterval(t *testing.T) {
	if mean, half := MeanInterval([]float64{7}, 0.95); mean != 7 || !math.IsNaN(half) {
		t.Errorf("got %v ± %v, expected 7 without an interval", mean, half)
	}
	if mean, half := MeanInterval(nil, 0.95); !math.IsNaN(mean) || !math.IsNaN(half) {
		t.Errorf("got %v ± %v of nothing", mean, half)
	}
	if d := Paired([]float64{3}, []float64{1}, 0.95); d.Mean != 2 || !math.IsNaN(d.HalfWidth) || !math.IsNaN(d.P) {
		t.Errorf("got %+v of one pair", d)
	}
}

func TestIntervalsHoldTheTruthAsOftenAsTheySay(t *testing.T) {
	const trials = 4000
	for _, level := range []float64{0.8, 0.95, 0.99} {
		for _, n := range []int{2, 5, 20} {
			r, held := rand.New(rand.NewPCG(5, uint64(n))), 0.0
			for range trials {
				mean, half := MeanInterval(normals(r, n, 10, 3), level)
				if math.Abs(mean-10) <= half {
					held++
				}
			}
			slack := 3.5 * math.Sqrt(level*(1-level)/trials)
			between(t, "coverage", held/trials, level-slack, level+slack)
		}
	}
}

func TestSectioningHoldsTheQuantileAsOftenAsItSays(t *testing.T) {
	const trials, sections, size = 1500, 16, 500
	truth, held := math.Log(10), 0.0 // the 90th percentile of an exponential
	r := rand.New(rand.NewPCG(6, 6))
	for range trials {
		all, own := make([]float64, 0, sections*size), make([]float64, sections)
		for j := range own {
			section := make([]float64, size)
			for i := range section {
				section[i] = r.ExpFloat64()
			}
			all = append(all, section...)
			slices.Sort(section)
			own[j] = section[Rank(0.9, size)-1]
		}
		slices.Sort(all)
		full := all[Rank(0.9, sections*size)-1]
		if math.Abs(full-truth) <= SectionHalfWidth(full, own, 0.95) {
			held++
		}
	}
	between(t, "coverage", held/trials, 0.93, 0.97)
}

func TestPairedDifferencesCancelWhatBothShare(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 7))
	base := normals(r, 20, 100, 30)
	changed := make([]float64, len(base))
	for i := range base {
		changed[i] = 0.95*base[i] + 0.1*r.NormFloat64()
	}
	d := Paired(changed, base, 0.95)
	if d.Mean > -3 || d.Mean < -7 || d.HalfWidth > 1.2 || d.P > 1e-6 {
		t.Errorf("5 %% less of about 100 is seen as %+v", d)
	}
	if back := Paired(base, changed, 0.95); back.Mean != -d.Mean || back.P != d.P {
		t.Errorf("exchanged it is %+v, expected the opposite of %+v", back, d)
	}
}

func TestWithoutADifferencePValuesAreUniform(t *testing.T) {
	const trials = 4000
	r, below := rand.New(rand.NewPCG(8, 8)), map[float64]float64{}
	for range trials {
		p := Paired(normals(r, 8, 1, 2), normals(r, 8, 1, 2), 0.95).P
		for _, level := range []float64{0.01, 0.05, 0.5} {
			if p <= level {
				below[level]++
			}
		}
	}
	for level, count := range below {
		slack := 3.5 * math.Sqrt(level*(1-level)/trials)
		between(t, "share of p-values", count/trials, level-slack, level+slack)
	}
}

func TestEqualPairsAreNotDifferentAndConstantDifferencesAre(t *testing.T) {
	a := []float64{1, 2, 3}
	if d := Paired(a, a, 0.95); d.Mean != 0 || d.HalfWidth != 0 || d.P != 1 {
		t.Errorf("equal pairs: %+v", d)
	}
	if d := Paired([]float64{2, 3, 4}, a, 0.95); d.Mean != 1 || d.HalfWidth != 0 || d.P != 0 {
		t.Errorf("always one more: %+v", d)
	}
}

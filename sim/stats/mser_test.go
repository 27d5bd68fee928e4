package stats

import (
	"math"
	"math/rand/v2"
	"testing"
)

// settling is an AR(1) series around 10 that starts at the given distance and forgets it with that memory.
func settling(r *rand.Rand, n int, start, memory float64) []float64 {
	series, x := make([]float64, n), start
	for i := range series {
		series[i] = 10 + x
		x = memory*x + r.NormFloat64()
	}
	return series
}

func TestMSERCutsATransientAndLittleMore(t *testing.T) {
	const trials = 200
	good := 0.0
	for trial := range trials {
		series := settling(rand.New(rand.NewPCG(9, uint64(trial))), 5000, 200, 0.95)
		// 200 * 0.95^n is down to one standard deviation (3.2) after 81 steps, to a tenth of it after 126
		if cut, ok := MSER(series); ok && cut >= 60 && cut <= 500 {
			good++
		}
	}
	between(t, "share of good cuts", good/trials, 0.95, 1)
}

func TestMSERCutsLittleOfWhatIsStationary(t *testing.T) {
	const trials = 200
	cutAway := 0.0
	for trial := range trials {
		cut, _ := MSER(settling(rand.New(rand.NewPCG(10, uint64(trial))), 2000, 0, 0.5))
		cutAway += float64(cut) / 2000 / trials
	}
	between(t, "share that is cut away", cutAway, 0, 0.1)
}

func TestMSERIsNotOKWhenTheTransientDoesNotEnd(t *testing.T) {
	rising := make([]float64, 1000)
	for i := range rising {
		rising[i] = float64(i)
	}
	if cut, ok := MSER(rising); ok {
		t.Errorf("a series that only rises is cut at %d", cut)
	}
	if _, ok := MSER(make([]float64, 19)); ok {
		t.Error("19 values are said to be enough")
	}
}

func TestMSERLeavesAConstantAlone(t *testing.T) {
	constant := make([]float64, 100)
	for i := range constant {
		constant[i] = 0.1
	}
	if cut, ok := MSER(constant); cut != 0 || !ok {
		t.Errorf("a constant is cut at %d, ok %v", cut, ok)
	}
	for i := range 20 {
		constant[i] = 5
	}
	if cut, ok := MSER(constant); cut != 20 || !ok {
		t.Errorf("a step after 20 values is cut at %d, ok %v", cut, ok)
	}
}

func TestMSERInOnePassIsMSERByItsDefinition(t *testing.T) {
	for trial := range uint64(50) {
		series := settling(rand.New(rand.NewPCG(11, trial)), 403, 30, 0.9)
		best, least := 0, math.Inf(1)
		for d := 0; d <= 40; d++ { // 80 whole batches
			kept := means(series, 5)[d:]
			_, m2 := moments(kept)
			if score := m2 / float64(len(kept)*len(kept)); score < least {
				best, least = d, score
			}
		}
		if cut, ok := MSER(series); cut != 5*best || ok != (best < 40) {
			t.Errorf("cut at %d, ok %v, expected %d", cut, ok, 5*best)
		}
	}
}

package stats

import (
	"math"
	"math/rand/v2"
	"testing"
)

func TestTheTailIndexTellsHeavyFromLight(t *testing.T) {
	for _, c := range []struct {
		name      string
		draw      func(r *rand.Rand) float64
		low, high float64
	}{
		{"pareto with index 1.2", pareto(1.2), 1.1, 1.3},
		{"pareto with index 2", pareto(2), 1.85, 2.15},
		{"pareto with index 4", pareto(4), 3.7, 4.3},
		{"exponential", (*rand.Rand).ExpFloat64, 5, 8},
		{"uniform", (*rand.Rand).Float64, 100, 1000},
	} {
		source, h := rand.New(rand.NewPCG(3, 4)), Histogram{}
		for range 200_000 {
			h.Record(int64(1e6 * c.draw(source)))
		}
		if alpha := h.TailIndex(); !(alpha >= c.low && alpha <= c.high) {
			t.Errorf("the tail index of %s is %v, expected %v to %v", c.name, alpha, c.low, c.high)
		}
	}
}

func pareto(alpha float64) func(r *rand.Rand) float64 {
	return func(r *rand.Rand) float64 { return math.Exp(r.ExpFloat64() / alpha) }
}

func TestATailOfFewValuesOrOfOneValueSaysNothing(t *testing.T) {
	few, equal, zeros := Histogram{}, Histogram{}, Histogram{}
	for i := range int64(9_000) {
		few.Record(i)
	}
	for range 100_000 {
		equal.Record(1_000_000)
		zeros.Record(0)
	}
	for name, h := range map[string]*Histogram{
		"nothing": {}, "few values": &few, "equal values": &equal, "zeros": &zeros,
	} {
		if alpha := h.TailIndex(); !math.IsNaN(alpha) {
			t.Errorf("the tail index of %s is %v, expected none", name, alpha)
		}
	}
}

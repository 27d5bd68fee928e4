package stats

import (
	"slices"
	"testing"

	"pgregory.net/rapid"
)

func TestHolmByHand(t *testing.T) {
	got := Holm([]float64{0.01, 0.04, 0.03, 0.005})
	want := []float64{0.03, 0.06, 0.06, 0.02} // 4 x 0.005, 3 x 0.01, 2 x 0.03, and never less than before it
	for i := range want {
		if !near(got[i], want[i], 1e-12) {
			t.Errorf("adjusted %v, expected %v", got, want)
			break
		}
	}
}

func TestHolmIsBetweenNothingAndBonferroni(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := rapid.SliceOfN(rapid.Float64Range(0, 1), 0, 30).Draw(t, "p")
		adjusted := Holm(p)
		for i := range p {
			if adjusted[i] < p[i] || adjusted[i] > min(1, p[i]*float64(len(p))) {
				t.Fatalf("%v became %v, expected between it and %d times it", p[i], adjusted[i], len(p))
			}
			for j := range p {
				if p[i] < p[j] && adjusted[i] > adjusted[j] {
					t.Fatalf("%v became %v, but %v became %v", p[i], adjusted[i], p[j], adjusted[j])
				}
			}
		}
		if len(p) > 0 && slices.Min(adjusted) != min(1, slices.Min(p)*float64(len(p))) {
			t.Fatal("the smallest is not multiplied by their number")
		}
	})
}

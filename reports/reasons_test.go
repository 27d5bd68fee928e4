package reports

import (
	"math/rand/v2"
	"slices"
	"testing"
)

func TestPartsAddUpToTheWholeAsShown(t *testing.T) {
	for _, c := range []struct {
		parts    []float64
		decimals int
		want     []float64
	}{
		{[]float64{1. / 3, 1. / 3, 1. / 3}, 1, []float64{0.4, 0.3, 0.3}}, // the first of equal ones
		{[]float64{0.26, 0.26, 0.48}, 1, []float64{0.3, 0.2, 0.5}},
		{[]float64{1333.75, 2666.25, 0.5}, 0, []float64{1334, 2666, 0}},
		{[]float64{7}, 2, []float64{7}},
		{nil, 0, []float64{}},
	} {
		whole := 0.0
		for _, part := range c.parts {
			whole += part
		}
		if got := apportion(c.parts, whole, c.decimals); !slices.Equal(got, c.want) {
			t.Errorf("%v to %d decimals: %v, want %v", c.parts, c.decimals, got, c.want)
		}
	}
}

// Whatever the parts are, the whole is kept, and none moves by as much as one unit of the last digit.
func TestAnyPartsAddUp(t *testing.T) {
	r := rand.New(rand.NewPCG(4, 2))
	for range 1000 {
		parts, whole := make([]float64, 1+r.IntN(20)), 0.0
		for i := range parts {
			parts[i] = r.ExpFloat64() * 1000
			whole += parts[i]
		}
		sum := 0
		for i, shown := range apportion(parts, whole, 0) {
			sum += int(shown)
			if shown-parts[i] > 1 || parts[i]-shown >= 1 {
				t.Fatalf("%v is shown as %v", parts[i], shown)
			}
		}
		if want := int(whole + 0.5); sum != want {
			t.Fatalf("%v add up to %d, shown as %d", parts, sum, want)
		}
	}
}

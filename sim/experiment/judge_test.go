package experiment

import (
	"math"
	"testing"
)

// How many more replications would decide is a number that somebody could make, or none.
func TestHowManyMoreReplicationsWouldDecide(t *testing.T) {
	for _, one := range []struct {
		n            int
		margin, half float64
		want         int
	}{
		{16, 1, 2, 49},   // the half-width falls with the root of the number: four times as many, and one
		{16, -1, 2, 49},  // on the other side
		{16, 3, 1, 0},    // decided already
		{16, 0, 1, 0},    // right at the limit
		{16, 1e-9, 1, 0}, // 16e18 are too many
		{16, 1e-300, 1e300, 0},
		{16, math.NaN(), 1, 0},
		{1, 1, math.NaN(), 0},
	} {
		if got := more(one.n, one.margin, one.half); got != one.want {
			t.Errorf("after %d, %v ± %v off: %d more, want %d", one.n, one.margin, one.half, got, one.want)
		}
	}
}

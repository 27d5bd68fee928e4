//go:build accuracy

package rng_test

import (
	"fmt"
	"math"
	"testing"
)

// A hundred million draws: 3 times 64 years of half a million birthdays each, each year with 2^47 days.
// Spacings that occur again number 2^(3*19-47-2) a year.
func TestBirthdaySpacingsOfAHundredMillionDraws(t *testing.T) {
	for _, low := range []int{0, 8, 17} {
		repeated, expected := 0.0, 0.0
		for year := range 64 {
			k := key("many birthdays", fmt.Sprint(low, year))
			repeated += float64(repeatedSpacings(k, 1<<19, 47, low))
			expected += math.Exp2(3*19 - 47 - 2)
		}
		judge(t, fmt.Sprintf("birthdays on bits from %d", low), (repeated-expected)/math.Sqrt(expected))
	}
}

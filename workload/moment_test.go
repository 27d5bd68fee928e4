package workload

import (
	"testing"

	"simulate/sim/clock"
)

// A number has one decimal point at most: with a second one it is no time.
func TestATimeHasOneDecimalPoint(t *testing.T) {
	for _, text := range []string{"1.5.", "1..5", "1..", "0.000000000000000.", "1.2.3"} {
		if m, ok := readMoment([]byte(text), clock.Second); ok {
			t.Errorf("%q is read as %d ns", text, m.at)
		}
	}
	for text, want := range map[string]clock.Time{"1.5": 3 * clock.Second / 2, "1.": clock.Second, "0.000000000000001": 0, "0.000000001": 1} {
		if m, ok := readMoment([]byte(text), clock.Second); !ok || m.at != int64(want) {
			t.Errorf("%q is read as %d ns (%t), not %d", text, m.at, ok, want)
		}
	}
}

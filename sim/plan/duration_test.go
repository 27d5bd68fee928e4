package plan

import (
	"testing"

	"simulate/sim/clock"
)

func TestTimesOfFlink(t *testing.T) {
	for text, want := range map[string]clock.Time{
		"100ms": 100 * clock.Millisecond, "1 min": clock.Minute, " 2 h ": 2 * clock.Hour, "250": 250 * clock.Millisecond, "3 d": 3 * clock.Day,
		"5 us": 5 * clock.Microsecond, "0": 0, "-1": -clock.Millisecond, "7 Seconds": 7 * clock.Second, "9ns": 9,
	} {
		if got, ok := duration(text); !ok || got != want {
			t.Errorf("%q is %v, want %v", text, got, want)
		}
	}
	for _, text := range []string{"", "s", "1 fortnight", "1.5s", "99999999999999 d"} {
		if got, ok := duration(text); ok {
			t.Errorf("%q is %v", text, got)
		}
	}
}

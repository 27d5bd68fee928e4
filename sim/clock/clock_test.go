package clock

import (
	"math"
	"testing"

	"pgregory.net/rapid"
)

func TestSecondsBecomeTheNearestNanosecond(t *testing.T) {
	for _, c := range []struct {
		seconds float64
		want    Time
	}{
		{0, 0},
		{1, Second},
		{0.1, 100 * Millisecond},
		{2.5e-9, 2}, // ties go to the even number
		{3.5e-9, 4},
		{-0.25, -250 * Millisecond},
		{9e9, 9e9 * Second},
		{1e10, Never},
		{math.Inf(1), Never},
		{-1e10, -Never},
		{math.Inf(-1), -Never},
	} {
		if got := Seconds(c.seconds); got != c.want {
			t.Errorf("%v s is %d ns, expected %d", c.seconds, got, c.want)
		}
	}
}

func TestADayOfNanosecondsSurvivesTheTripThroughSeconds(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		span := Time(rapid.Int64Range(-int64(Day), int64(Day)).Draw(t, "span"))
		if got := Seconds(span.Seconds()); got != span {
			t.Fatalf("%d ns is %v s is %d ns", span, span.Seconds(), got)
		}
	})
}

func TestTimesReadLikeDurations(t *testing.T) {
	for span, want := range map[Time]string{
		0: "0s", 2500 * Microsecond: "2.5ms", 90 * Minute: "1h30m", Day: "24h", Never: "never",
	} {
		if got := span.String(); got != want {
			t.Errorf("%d ns reads %q, expected %q", span, got, want)
		}
	}
}

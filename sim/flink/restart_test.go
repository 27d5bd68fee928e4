package flink

import (
	"math/rand/v2"
	"slices"
	"testing"
)

// delays are those of a strategy after failures; -1: the job failed for good, -2: a failure that joined.
func delays(s Strategy, failures ...int64) []int64 {
	var all []int64
	for _, at := range failures {
		r := s.Failed(at)
		switch {
		case !r.Allowed:
			r.Delay = -1
		case !r.Attempt:
			r.Delay = -2
		}
		all = append(all, r.Delay)
	}
	return all
}

func TestStrategiesRestart(t *testing.T) {
	const hour = 3_600_000
	for _, story := range []struct {
		about    string
		strategy Strategy
		failures []int64
		want     []int64
	}{
		{"never", NoRestart{}, []int64{5}, []int64{-1}},
		{"twice", &FixedDelay{Attempts: 2, Delay: 7}, []int64{0, 1e9, 2e9, 3e9}, []int64{7, 7, -1, -1}},
		{"two a minute, at the minute too many", &FailureRate{Failures: 2, Interval: 60, Delay: 1}, []int64{0, 10, 60}, []int64{1, 1, -1}},
		{"two a minute, just after it", &FailureRate{Failures: 2, Interval: 60, Delay: 1}, []int64{0, 10, 61}, []int64{1, 1, 1}},
		{"waits grow to the most", exponential(1000), []int64{0, 1e6, 2e6, 3e6}, []int64{1000, 2500, 4000, 4000}},
		{"one joins until the restart, at its instant too", exponential(1000), []int64{0, 999, 1000, 1001}, []int64{1000, -2, -2, 2500}},
		{"a long peace begins anew", exponential(1000), []int64{0, 1001, 1001 + 2500 + hour}, []int64{1000, 2500, 1000}},
		{"a peace too short does not", exponential(1000), []int64{0, 1001, 1001 + 2500 + hour - 1}, []int64{1000, 2500, 4000}},
		{"two attempts", exponential(2), []int64{0, 1e6, 2e6, 2e6 + 1, 2e6 + 2*hour}, []int64{1000, 2500, -1, -1, 1000}},
		{"failures before the epoch", exponential(1000), []int64{-5e6, -5e6 + 1}, []int64{1000, -2}},
	} {
		if got := delays(story.strategy, story.failures...); !slices.Equal(got, story.want) {
			t.Errorf("%s: %v, want %v", story.about, got, story.want)
		}
	}
}

func exponential(attempts int64) *ExponentialDelay {
	return &ExponentialDelay{Initial: 1000, Most: 4000, Multiplier: 2.5, Reset: 3_600_000, Attempts: attempts}
}

// 1000 x 1.1^n in decimals: the power of the double nearest to 1.1 is a little above, so nothing is cut off below.
func TestDelaysArePowersNotRepeatedlyTruncated(t *testing.T) {
	e := &ExponentialDelay{Initial: 1000, Most: 60_000, Multiplier: 1.1, Reset: 3_600_000, Attempts: 100}
	got := delays(e, 0, 1e5, 2e5, 3e5, 4e5, 5e5, 6e5, 7e5)
	if want := []int64{1000, 1100, 1210, 1331, 1464, 1610, 1771, 1948}; !slices.Equal(got, want) {
		t.Errorf("%v, want %v", got, want)
	}
}

// The naive twin looks at all failures again: those that count are the last Failures + 1.
func TestAFailureRateIsThatOfTheLastFailures(t *testing.T) {
	r := rand.New(rand.NewPCG(8, 1))
	for range 200 {
		f := FailureRate{Failures: 1 + r.Int64N(4), Interval: 1 + r.Int64N(50), Delay: 1}
		var all []int64
		now := int64(0)
		for range 30 {
			now += r.Int64N(20)
			all = append(all, now)
			before := len(all) - 1 - int(f.Failures)
			want := before < 0 || now-all[before] > f.Interval
			if got := f.Failed(now).Allowed; got != want {
				t.Fatalf("%d in %d: after %v: %v", f.Failures, f.Interval, all, got)
			}
		}
	}
}

func TestStrategiesThatFlinkRefuses(t *testing.T) {
	for what, err := range map[string]error{
		"attempts":     (&FixedDelay{Attempts: -1}).Check(),
		"max_failures": (&FailureRate{Interval: 1}).Check(),
		"interval_ms":  (&FailureRate{Failures: 1}).Check(),
		"max_ms":       (&ExponentialDelay{Initial: 2, Most: 1, Multiplier: 2, Reset: 1, Attempts: 1}).Check(),
		"multiplier":   (&ExponentialDelay{Initial: 1, Most: 1, Multiplier: 1, Reset: 1, Attempts: 1}).Check(),
		"reset_ms":     (&ExponentialDelay{Initial: 1, Most: 1, Multiplier: 2, Attempts: 1}).Check(),
	} {
		if refusal, ok := err.(*Refusal); !ok || refusal.Component != what {
			t.Errorf("%s: %v", what, err)
		}
	}
}

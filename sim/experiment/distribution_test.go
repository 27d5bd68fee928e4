package experiment

import (
	"math"
	"testing"
)

// In M/M/1 latencies are exponential with the rate of what is left of the capacity: a share p exceeds -ln p / (1 - 0.5).
func TestTheDistributionOfAQueueIsThatOfTheory(t *testing.T) {
	r := run(t, design(Candidate{Name: "baseline", Config: queue(0.5, 1, 1, 60_000)}), 2)
	v := &r.Variants[0]
	s := seriesOf(v.Series, LatencyCurve, ExceededShare, Scope{Process: "p", Subtask: -1})
	if s == nil || len(s.X) < 40 || s.X[0] != 1 {
		t.Fatalf("got %+v", s)
	}
	for i, p := range s.X {
		want, off := -math.Log(p)/0.5, math.Abs(s.Mean[i]+math.Log(p)/0.5)
		if p >= 0.01 && p < 1 && off > 0.03*want+0.01 {
			t.Errorf("a share of %.4g exceeds %.4g s, want %.4g", p, s.Mean[i], want)
		}
		if i > 0 && (s.X[i] >= s.X[i-1] || s.Mean[i] < s.Mean[i-1]) {
			t.Errorf("the curve turns round at %g", p)
		}
		if s.Lo[i] > s.Mean[i] || s.Hi[i] < s.Mean[i] || s.Lo[i] < 0 {
			t.Errorf("the band from %g to %g does not hold %g", s.Lo[i], s.Hi[i], s.Mean[i])
		}
	}
	if p99 := metric(t, v, "latency_p99_s", ""); !holds(s, 0.01, p99.Value) {
		t.Errorf("the curve does not go through latency_p99_s, %g", p99.Value)
	}
}

func holds(s *Series, share, value float64) bool {
	for i, p := range s.X {
		if math.Abs(p-share) < 1e-9 {
			return s.Mean[i] == value
		}
	}
	return false
}

// Where percentiles only measure how long one looked, the whole distribution does.
func TestWhatIsUnstableHasNoDistribution(t *testing.T) {
	r := run(t, design(Candidate{Name: "baseline", Config: queue(1.2, 1, 1, 20_000)}), 2)
	if s := seriesOf(r.Variants[0].Series, LatencyCurve, ExceededShare, Scope{Process: "p", Subtask: -1}); s != nil {
		t.Errorf("an unstable queue has a distribution: %v", s.Mean)
	}
}

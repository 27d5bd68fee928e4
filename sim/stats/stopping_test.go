package stats

import (
	"math"
	"math/rand/v2"
	"testing"
)

func TestTheStoppingRuleByHand(t *testing.T) {
	for _, c := range []struct {
		name                    string
		n                       int
		halfWidth, mean, target float64
		next                    int
		done                    bool
	}{
		{"precise enough", 10, 1, 100, 0.02, 10, true},
		{"within the target, but not with its correction", 10, 1.99, 100, 0.02, 15, false},
		{"twice too wide", 10, 4 / 1.02, 100, 0.02, 40, false}, // 1.1 x 2 x 2 = 4.4 is above 4
		{"somewhat too wide", 10, 3 / 1.02, 100, 0.02, 25, false},
		{"a negative mean", 10, 1, -100, 0.02, 10, true},
		{"a mean of zero", 10, 1, 0, 0.02, 40, false},
		{"no interval yet", 1, math.NaN(), 100, 0.02, 4, false},
		{"nothing varies", 10, 0, 0, 0.02, 10, true},
	} {
		next, done := NextReplications(c.n, c.halfWidth, c.mean, c.target)
		if next != c.next || done != c.done {
			t.Errorf("%s: next %d, done %v, expected %d, %v", c.name, next, done, c.next, c.done)
		}
	}
}

func TestRunningUntilPreciseReachesThePrecision(t *testing.T) {
	const trials, target = 400, 0.02
	within := 0.0
	for seed := range uint64(trials) {
		r := rand.New(rand.NewPCG(14, seed))
		values := normals(r, 10, 50, 5)
		for {
			mean, half := MeanInterval(values, 0.95)
			next, done := NextReplications(len(values), half, mean, target)
			if done {
				if math.Abs(mean-50) <= target*50 {
					within++
				}
				break
			}
			values = append(values, normals(r, next-len(values), 50, 5)...)
		}
	}
	between(t, "share within the target", within/trials, 0.94, 1)
}

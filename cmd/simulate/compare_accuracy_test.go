//go:build accuracy

package main

import "testing"

// How often compare exits with 99 over ten metrics: for equal runs without --min-effect, and for 5 % more service time at
// 70 % load.
func TestHowOftenCompareExitsWith99(t *testing.T) {
	for _, c := range []struct {
		replications int
		paired       bool
	}{{6, false}, {10, false}, {10, true}} {
		const pairs = 400
		r := rates{folder: t.TempDir(), replications: c.replications, minEffect: "0"}
		n := r.alarms(t, pairs, c.paired)
		t.Logf("%d replications, paired %v: %d of %d pairs of equal runs exit with 99 (%.1f %%)", c.replications, c.paired, n, pairs, 100*float64(n)/pairs)
		if n > mostAlarms(pairs) {
			t.Errorf("at most %d should", mostAlarms(pairs))
		}
	}
	const pairs = 200
	r := rates{folder: t.TempDir(), replications: 20, minEffect: "1%"}
	right, wrong := r.noticed(t, pairs, 0)
	t.Logf("5 %% more service time, 20 replications, paired: %d of %d pairs exit with 99; with 5 %% less %d do", right, pairs, wrong)
	if right < 0.95*pairs || wrong > 0 {
		t.Errorf("at least %.0f should, and none", 0.95*pairs)
	}
	right, wrong = r.noticed(t, pairs, 1_000_000)
	t.Logf("the same with seeds of their own: %d of %d pairs; with 5 %% less %d", right, pairs, wrong)
	if right < 0.85*pairs || wrong > mostAlarms(pairs) { // without pairs there is more noise: throughput alone may alarm
		t.Errorf("at least %.0f should, and at most %d", 0.85*pairs, mostAlarms(pairs))
	}
}

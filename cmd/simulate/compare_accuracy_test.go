//go:build accuracy

package main

import "testing"

// How often compare exits with 99 over ten metrics: for equal runs without --min-effect, and for 5 % more service time at
// 70 % load.
func TestHowOftenCompareExitsWith99(t *testing.T) {
	for _, replications := range []int{6, 10, 20} {
		for _, paired := range []bool{false, true} {
			const pairs = 400
			r := rates{folder: t.TempDir(), replications: replications, minEffect: "0"}
			n := r.alarms(t, pairs, paired)
			t.Logf("%d replications, paired %v: %d of %d pairs of equal runs exit with 99 (%.1f %%)", replications, paired, n, pairs, 100*float64(n)/pairs)
			if n > mostAlarms(pairs) {
				t.Errorf("at most %d should", mostAlarms(pairs))
			}
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
	if wrong > 0 {
		t.Error("none should with less")
	}
}

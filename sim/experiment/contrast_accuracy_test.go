//go:build accuracy

package experiment

import (
	"math"
	"testing"
)

// How often two equal runs with fresh seeds are called different by ten metrics, and how often a real change is found.
func TestHowOftenComparisonsAlarm(t *testing.T) {
	for _, c := range []struct {
		replications int
		events       uint64
	}{{6, 2000}, {10, 2000}, {20, 2000}} {
		const pairs = 400
		n := alarms(t, pairs, c.replications, c.events)
		most := pairs*0.05 + 2.6*math.Sqrt(pairs*0.05*0.95) // sampling error, once in 200
		t.Logf("%d replications of %d events: %d of %d pairs of equal runs are called different (%.1f %%)",
			c.replications, c.events, n, pairs, 100*float64(n)/pairs)
		if float64(n) > most {
			t.Errorf("%d replications: %d of %d pairs of equal runs are called different, at most %.0f should be", c.replications, n, pairs, most)
		}
	}
	const pairs = 200
	worse, better := noticed(t, pairs, 20, 2000)
	t.Logf("a change of 5 %% in service time at 70 %% load, 20 replications: found in %d of %d pairs, sign wrong in %d", worse, pairs, better)
	if worse < 0.95*pairs || better > 0 {
		t.Errorf("a change of 5 %% is found in %d of %d pairs, its sign wrong in %d", worse, pairs, better)
	}
}

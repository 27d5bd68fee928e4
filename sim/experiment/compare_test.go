package experiment

import (
	"math"
	"testing"
)

// Twenty comparisons at 5 % would find one difference where there is none; read together, they must be much clearer
// to count. What has no p-value is not among them.
func TestComparisonsAreReadTogether(t *testing.T) {
	all := []Comparison{
		{P: 0.01, Verdict: Better},
		{P: math.NaN(), Verdict: NotJudged},
		{P: 0.04, Verdict: Worse},
		{P: 0.03, Verdict: Better},
		{P: 0.005, Verdict: Worse},
		{P: 1, Verdict: Worse},
	}
	adjust(each(all))
	for i, want := range []Comparison{
		{P: 0.04, Verdict: Better}, // 4 x 0.01
		{P: math.NaN(), Verdict: NotJudged},
		{P: 0.09, Verdict: NoDifference},
		{P: 0.09, Verdict: NoDifference}, // 3 x 0.03
		{P: 0.025, Verdict: Worse},       // 5 x 0.005
		{P: 1, Verdict: NoDifference},
	} {
		if got := all[i]; got.Verdict != want.Verdict || math.Abs(got.P-want.P) > 1e-12 && !math.IsNaN(want.P) {
			t.Errorf("comparison %d: p = %v, %s; want %v, %s", i, got.P, got.Verdict, want.P, want.Verdict)
		}
	}
}

// Without an interval nothing is said of a difference, not even that there is none.
func TestOneReplicationJudgesNoComparison(t *testing.T) {
	d := design(Candidate{Name: "three", Config: queue(2.4, 1, 3, 300)}, Candidate{Name: "four", Config: queue(2.4, 1, 4, 300)})
	d.Replications = 1
	r := run(t, d, 1)
	if len(r.Comparisons) == 0 {
		t.Fatal("nothing is compared")
	}
	for _, c := range r.Comparisons {
		if c.Verdict != NotJudged || c.CI95 != nil || !math.IsNaN(c.P) || math.IsNaN(c.Difference) {
			t.Errorf("%+v", c)
		}
	}
}

// An experiment adjusts what it compares: no p-value is below that of its own interval, and the verdict follows it.
func TestAnExperimentAdjustsItsComparisons(t *testing.T) {
	r := run(t, design(Candidate{Name: "three", Config: queue(2.4, 1, 3, 300)}, Candidate{Name: "four", Config: queue(2.4, 1, 4, 300)}), 2)
	spared := 0
	for _, c := range r.Comparisons {
		if apart := c.CI95 != nil && (c.CI95.Low > 0 || c.CI95.High < 0); !apart && c.P < 0.05 {
			t.Errorf("%s of %q: p = %v, but the interval is %v", c.Metric, c.Scope.Operator, c.P, *c.CI95)
		} else if apart && c.Verdict == NoDifference {
			spared++
		}
		if (c.Verdict == NoDifference) == (c.P < 0.05) {
			t.Errorf("%s of %q: p = %v, %s", c.Metric, c.Scope.Operator, c.P, c.Verdict)
		}
	}
	if spared == 0 {
		t.Error("every difference survives: the adjustment does nothing here")
	}
}

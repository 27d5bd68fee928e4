package reports

import (
	"math"
	"slices"
	"testing"

	"simulate/sim/experiment"
)

// A value that the run was too short to see shows how large it is at least, and more replications are not asked for.
func TestAValueThatWasNotSeenToTheEnd(t *testing.T) {
	j := experiment.Judgement{Metric: "catch_up_s", Value: math.NaN(), AtLeast: 212.5, Limit: 300, Verdict: experiment.CannotTell}
	if got, want := judged(j), []string{"> 212 s", notObserved, "300 s"}; !slices.Equal(got, want) {
		t.Errorf("cells %q, want %q", got, want)
	}
	if got := undecided(j); got != "cannot tell, the run ended before it was known; lengthen the horizon" {
		t.Errorf("undecided: %q", got)
	}
	j.AtLeast = math.Inf(1)
	if got, want := judged(j), []string{notObserved, notObserved, "300 s"}; !slices.Equal(got, want) {
		t.Errorf("cells %q, want %q", got, want)
	}
}

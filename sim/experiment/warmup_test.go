package experiment

import (
	"regexp"
	"strconv"
	"testing"

	"simulate/sim"
	"simulate/sim/clock"
	"simulate/sim/finding"
)

var suggested = regexp.MustCompile(`a horizon of ([0-9]+) events would do$`)

// Nobody can measure how far from its capacity a queue at 99.9 % is: the horizon that would do stays one that can be
// simulated, in the scenario's own terms, and in two digits.
func TestTheHorizonThatWouldDoStaysWithinReason(t *testing.T) {
	for _, load := range []float64{0.9, 0.99, 0.999} {
		v := &run(t, design(Candidate{Name: "baseline", Config: queue(load, 1, 1, 2000)}), 2).Variants[0]
		text := said(v, finding.WarmupShort)
		words := suggested.FindStringSubmatch(text)
		if words == nil {
			t.Fatalf("at %g: %q", load, text)
		}
		if n, err := strconv.ParseFloat(words[1], 64); err != nil || n < 5000 || n > 4e6 {
			t.Errorf("at %g: %q", load, text)
		}
	}
}

// Where nothing is steady, no horizon would do.
func TestAnUnstableRunNeedsNoLongerWarmup(t *testing.T) {
	v := &run(t, design(Candidate{Name: "baseline", Config: queue(1.2, 1, 1, 20_000)}), 2).Variants[0]
	if v.Verdict != Unstable || said(v, finding.WarmupShort) != "" {
		t.Errorf("verdict %s, said %q", v.Verdict, said(v, finding.WarmupShort))
	}
}

func TestAHorizonIsSuggestedInTheScenariosTerms(t *testing.T) {
	runs := []sim.Result{{Horizon: 90 * clock.Second}, {Horizon: 110 * clock.Second}}
	for _, one := range []struct {
		events uint64
		need   clock.Time
		want   string
	}{
		{0, 217 * clock.Millisecond, "a horizon of 868ms would do"},
		{0, 21_234 * clock.Millisecond, "a horizon of 1m25s would do"},
		{0, 1234567 * clock.Millisecond, "a horizon of 1h23m would do"},
		{0, 100 * clock.Hour, "a horizon of 408h would do"},
		{0, 1000 * clock.Hour, "a horizon of 4008h would do"},
		{1000, 1234 * clock.Second, "a horizon of 50000 events would do"},
		{1000, 100 * 365 * clock.Day, "no horizon within reason would do"},
		{0, clock.Never, "no horizon within reason would do"},
	} {
		c := &sim.Config{Horizon: sim.Horizon{Events: one.events}}
		if got := enough(c, runs, one.need); got != one.want {
			t.Errorf("%s of warm-up: %q, want %q", one.need, got, one.want)
		}
	}
}

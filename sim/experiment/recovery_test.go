package experiment

import (
	"math"
	"slices"
	"strings"
	"testing"

	"simulate/sim"
	"simulate/sim/clock"
	"simulate/sim/finding"
	"simulate/sim/stream"
)

// struck is a queue at 80 % of its capacity that stands still from 100 s to 200 s: it takes about 400 s to catch up.
func struck(horizon, drain clock.Time) *sim.Config {
	c := queue(0.8, 1, 1, 0)
	c.Steady, c.Warmup.Auto = false, false
	c.Horizon, c.Drain = sim.Horizon{At: horizon}, drain
	c.Stream.Processes[0].Operators[0].Outages = []stream.Outage{{From: 100 * clock.Second, To: 200 * clock.Second}}
	return c
}

// A catch-up that the horizon cuts short has no value. What is known, how long it takes at least, still decides some
// conditions; the others cannot be told, and nobody is told to replicate more.
func TestACatchUpThatTheHorizonCutsShort(t *testing.T) {
	const never = clock.Time(0)
	for _, story := range []struct {
		name           string
		horizon, drain clock.Time
		limit          float64
		op             Op
		want           Verdict
		says           string // the finding; empty: there is none
	}{
		{"seen, soon enough", 5000 * clock.Second, 1000 * clock.Second, 2000, Less, Pass, ""},
		{"seen, too late", 5000 * clock.Second, 1000 * clock.Second, 20, Less, Fail, ""},
		{"too late already", 250 * clock.Second, 1000 * clock.Second, 20, Less, Fail, "process p had not caught up 50s after the outage ended, when the horizon came; "},
		{"it may still be in time", 250 * clock.Second, 1000 * clock.Second, 2000, Less, CannotTell, "when the horizon came; "},
		{"the drain ended as well", 250 * clock.Second, 10 * clock.Second, 2000, LessOrEqual, Fail, "when the horizon came, nor when the drain ended; "},
		{"no drain at all", 250 * clock.Second, never, 2000, Less, Fail, "nor when the drain ended; "},
		{"the outage goes on", 150 * clock.Second, 1000 * clock.Second, 2000, Less, CannotTell, "an outage of process p was not over when the horizon came; "},
		{"long is what was wanted", 250 * clock.Second, 1000 * clock.Second, 20, Greater, Pass, "when the horizon came; "},
	} {
		t.Run(story.name, func(t *testing.T) {
			d := design(Candidate{Name: "baseline", Config: struck(story.horizon, story.drain)})
			d.Thresholds = []Threshold{{Expression: "x", Metric: "catch_up_s", Scope: Scope{Subtask: -1}, Op: story.op, Limit: story.limit}}
			r := run(t, d, 2)
			if len(r.Thresholds) != 1 || r.Thresholds[0].Verdict != story.want || r.Thresholds[0].More != 0 {
				t.Errorf("judged %+v, want %s", r.Thresholds, story.want)
			}
			m := metric(t, &r.Variants[0], "catch_up_s", "")
			if cut := story.says != ""; math.IsNaN(m.Value) != cut || (m.CI95 == nil) != cut {
				t.Errorf("value %v, interval %v", m.Value, m.CI95)
			}
			said := said(&r.Variants[0], finding.Behind)
			if (said == "") != (story.says == "") || !strings.Contains(said, story.says) {
				t.Errorf("said %q, want %q", said, story.says)
			}
		})
	}
}

// A replication that has not caught up makes the mean of the others too small, so there is none.
func TestOneReplicationMayBeTooLate(t *testing.T) {
	d := design(Candidate{Name: "baseline", Config: struck(560*clock.Second, 1000*clock.Second)})
	v := &run(t, d, 2).Variants[0]
	if m := metric(t, v, "catch_up_s", ""); !math.IsNaN(m.Value) {
		t.Errorf("caught up after %v s", m.Value)
	}
	if text := said(v, finding.Behind); !strings.Contains(text, " of 8 replications)") {
		t.Errorf("said %q, want in how many replications", text)
	}
}

// A variant that never caught up is neither better nor worse by a number.
func TestACatchUpThatWasNotSeenIsNotCompared(t *testing.T) {
	r := run(t, design(
		Candidate{Name: "short", Config: struck(250*clock.Second, 0)}, Candidate{Name: "long", Config: struck(5000*clock.Second, 0)},
	), 2)
	if i := slices.IndexFunc(r.Comparisons, func(c Comparison) bool { return c.Metric == "catch_up_s" }); i >= 0 {
		t.Errorf("compared: %+v", r.Comparisons[i])
	}
}

// said is what a finding of that code says; empty: there is none.
func said(v *Variant, code finding.Code) string {
	i := slices.IndexFunc(v.Findings, func(f finding.Finding) bool { return f.Code == code })
	if i < 0 {
		return ""
	}
	return v.Findings[i].Message
}

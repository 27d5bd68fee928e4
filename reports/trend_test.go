package reports

import (
	"math"
	"strings"
	"testing"

	"simulate/sim/clock"
	"simulate/sim/experiment"
)

// grown is a variant whose memory in use is that of a function of the hour, for a day.
func grown(used func(hour float64) float64) experiment.Variant {
	s := experiment.Series{Name: "allocated_share", Scope: experiment.Scope{Resource: "memory", Subtask: -1}}
	for h := range 25 {
		s.At, s.Mean = append(s.At, clock.Time(h)*clock.Hour), append(s.Mean, used(float64(h)))
	}
	return experiment.Variant{Name: "v", Series: []experiment.Series{s}}
}

func TestTrendsSayWhenAResourceRunsOut(t *testing.T) {
	for _, c := range []struct {
		name  string
		used  func(hour float64) float64
		hours float64 // after the end of the day
	}{
		{"a point an hour from half on", func(h float64) float64 { return 0.5 + 0.01*h }, 26},
		{"the same with noise", func(h float64) float64 { return 0.5 + 0.01*h + 0.004*math.Sin(7*h) }, 26},
		{"full already", func(h float64) float64 { return 0.9 + 0.01*h }, 0},
		{"steady", func(float64) float64 { return 0.7 }, math.Inf(1)},
		{"falling", func(h float64) float64 { return 0.7 - 0.01*h }, math.Inf(1)},
		{"up and down", func(h float64) float64 { return 0.5 + 0.3*math.Sin(h) }, math.Inf(1)},
		{"up to a level", func(h float64) float64 { return min(0.02*h, 0.34) }, math.Inf(1)},
		{"a step that a line did not foresee", func(h float64) float64 { return 0.2 + 0.5*math.Floor(h/18) }, math.Inf(1)},
	} {
		all := trends(grown(c.used))
		if len(all) != 1 {
			t.Fatalf("%s: %d trends", c.name, len(all))
		}
		if got := all[0].left / 3600; !(math.Abs(got-c.hours) < 1.5 || got == c.hours) {
			t.Errorf("%s: all of it in %g hours, want %g; the back-tested error is %g", c.name, got, c.hours, all[0].error)
		}
	}
}

func TestTrendsAreToldInUnitsOfTheRun(t *testing.T) {
	for _, c := range []struct {
		used    func(hour float64) float64
		horizon clock.Time
		want    string
	}{
		{func(h float64) float64 { return 0.5 + 0.01*h }, clock.Day, "grows by (points an hour)|of memory|73.5|1.00|in 26.5 h|0"},
		{func(h float64) float64 { return 0.5 + 0.01*h }, 10 * clock.Day, "grows by (points a day)|of memory|73.5|24.0|in 26.5 h|0"},
		{func(h float64) float64 { return min(0.04*h, 0.7) }, clock.Day, "grows by (points an hour)|of memory|70|3.24|it levels off|10.9"},
	} {
		v := grown(c.used)
		v.Simulated.Horizon = c.horizon
		table := trendTable(Report{Result: experiment.Result{Variants: []experiment.Variant{v}}})
		if got := table.Head[2] + "|" + strings.Join(table.Rows[0], "|"); got != c.want {
			t.Errorf("got  %s\nwant %s", got, c.want)
		}
	}
}

func TestABackTestIsBlindToWhatItForetells(t *testing.T) {
	one := trends(grown(func(h float64) float64 { return 0.2 + 0.01*h + 0.1*math.Max(0, math.Floor(h/17)) }))[0]
	if math.Abs(one.error-0.1) > 0.02 {
		t.Errorf("a rise by 10 points after two thirds gives a back-tested error of %g", one.error)
	}
}

func TestABreachIsWhereTheMeanFirstCrossesTheLimit(t *testing.T) {
	r := Report{Result: experiment.Result{Variants: []experiment.Variant{grown(func(h float64) float64 { return 0.5 + 0.01*h })}}}
	for _, c := range []struct {
		expression, metric string
		limit              float64
		want               string
	}{
		{"allocated_share<60%", "allocated_share", 0.6, "11h"},
		{"allocated_share_final<60%", "allocated_share_final", 0.6, "11h"},
		{"allocated_share<90%", "allocated_share", 0.9, "never"},
		{"allocated_share>=51%", "allocated_share", 0.51, "0s"},
		{"latency_p99_s<1s", "latency_p99_s", 1, notOverTime},
	} {
		j := experiment.Judgement{Expression: c.expression, Metric: c.metric, Variant: "v", Limit: c.limit, Scope: experiment.Scope{Resource: "memory", Subtask: -1}}
		if got := breach(r, j); got != c.want {
			t.Errorf("%s: first broken at %s, want %s", c.expression, got, c.want)
		}
	}
}

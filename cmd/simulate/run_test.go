package main

import (
	"errors"
	"math"
	"strings"
	"syscall"
	"testing"
	"time"

	"simulate/reports"
	"simulate/sim/experiment"
)

func TestValuesOfFlagsOverruleTheScenario(t *testing.T) {
	given := origins{"seed": "--seed", "replications": "-n"}
	for _, c := range []struct {
		why          string
		o            options
		from, under  origins
		open         []reports.Default // what the scenario leaves open
		seed         uint64
		replications int
	}{
		{"nothing is given", options{seed: 9, replications: 9}, origins{}, origins{}, nil, 1, 16},
		{"flags win", options{seed: 9, replications: 9}, given, origins{}, nil, 9, 9},
		{"preferences lose", options{seed: 9, replications: 9}, origins{}, given, nil, 1, 16},
		{"preferences fill what is open", options{seed: 9, replications: 9}, origins{}, given, []reports.Default{{Path: "seed", Value: "1"}}, 9, 16},
		{"a precision finds the number", options{precision: 0.01}, origins{"until-precision": "x"}, origins{}, nil, 1, 0},
	} {
		sc := scenario{design: experiment.Design{Seed: 1, Replications: 16, Precision: experiment.DefaultPrecision}, defaults: c.open}
		c.o.overrule(&sc, c.from, c.under)
		if d := sc.design; d.Seed != c.seed || d.Replications != c.replications || len(sc.defaults) > 0 {
			t.Errorf("%s: seed %d, replications %d, still open %v", c.why, d.Seed, d.Replications, sc.defaults)
		}
	}
}

func TestPrecisionScalesAllClasses(t *testing.T) {
	p := scaled(experiment.DefaultPrecision, 0.01)
	if p.Mean != 0.01 || math.Abs(p.P99-0.025) > 1e-15 || math.Abs(p.P999-0.05) > 1e-15 {
		t.Errorf("got %+v", p)
	}
}

func TestVerdictsDecideTheExitCode(t *testing.T) {
	for _, c := range []struct {
		verdicts []experiment.Verdict
		strict   bool
		early    int
		want     int
	}{
		{nil, true, exitDone, exitDone},
		{[]experiment.Verdict{experiment.Pass, experiment.CannotTell}, false, exitDone, exitDone},
		{[]experiment.Verdict{experiment.Pass, experiment.CannotTell}, true, exitDone, exitCrossed},
		{[]experiment.Verdict{experiment.Pass, experiment.Fail}, false, exitDone, exitCrossed},
		{[]experiment.Verdict{experiment.Fail}, false, exitLate, exitLate},
	} {
		var r reports.Report
		for _, v := range c.verdicts {
			r.Thresholds = append(r.Thresholds, experiment.Judgement{Verdict: v})
		}
		s := in()
		if got := s.conclude(judged([]reports.Report{{}, r}, &options{strict: c.strict}, c.early)); got != c.want {
			t.Errorf("%v, strict %v, early %d: exit code %d, want %d", c.verdicts, c.strict, c.early, got, c.want)
		}
	}
}

func TestAClosedPipeEndsQuietly(t *testing.T) {
	s := in()
	if got := s.conclude(errors.Join(errors.New("writing"), syscall.EPIPE)); got != exitDone {
		t.Errorf("exit code %d", got)
	}
}

func TestABugAsksForAReport(t *testing.T) {
	err := safely(func() error { panic("lost a record") })
	for _, want := range []string{"internal error: lost a record", "simulate " + Version, "please report"} {
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q is missing in %v", want, err)
		}
	}
}

func TestTimeLeftIsInProportion(t *testing.T) {
	for _, c := range []struct {
		done, total int
		want        time.Duration
	}{{0, 10, 0}, {5, 10, time.Minute}, {10, 10, 0}, {8, 4, 0}} {
		if got := left(experiment.Progress{Done: c.done, Total: c.total}, time.Minute); got != c.want {
			t.Errorf("%d of %d: %v", c.done, c.total, got)
		}
	}
}

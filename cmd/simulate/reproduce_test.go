package main

import (
	"testing"

	"simulate/sim/experiment"
)

func TestTheReproducingCommandHoldsWhatChangesNumbers(t *testing.T) {
	for _, c := range []struct {
		o    options
		from origins
		want string
	}{
		{options{}, origins{}, "simulate run peak.yaml --seed 7"},
		{options{parallel: 3, output: "json", verbose: true}, origins{"parallel": "--parallel"}, "simulate run peak.yaml --seed 7"},
		{options{replications: 4}, origins{"replications": "SIMULATE_REPLICATIONS"}, "simulate run peak.yaml --seed 7 --replications 16"},
		{options{precision: 0.01}, origins{"until-precision": "--until-precision"}, "simulate run peak.yaml --seed 7 --until-precision 0.01"},
		{
			options{env: "prod", set: []string{"a=b c"}, thresholds: []string{"x<1"}, maxEvents: 1000},
			origins{},
			"simulate run peak.yaml --seed 7 --max-events 1000 --env prod --set 'a=b c' --threshold 'x<1'",
		},
		{options{noThresholds: true, maxReplications: 9}, origins{}, "simulate run peak.yaml --seed 7 --max-replications 9 --no-thresholds"},
	} {
		sc := scenario{argument: "peak.yaml", design: experiment.Design{Seed: 7, Replications: 16}}
		if got := reproduce(sc.argument, &sc, &c.o, c.from); got != c.want {
			t.Errorf("got  %s\nwant %s", got, c.want)
		}
	}
}

package stream

import (
	"reflect"
	"testing"

	"simulate/sim/clock"
	"simulate/sim/rng"
)

// TestServicesThatEndTooLateForAlarms lets many stations serve for days, longer than alarms for so many reach, while
// another serves for seconds.
func TestServicesThatEndTooLateForAlarms(t *testing.T) {
	wide := op("wide", exponential(100_000), Input{Workload: "src", Exchange: Hash})
	wide.Parallelism = 1 << 14
	events := Config{
		Workloads: []Workload{load("src", 0.02)},
		Processes: []Process{{Name: "p", Operators: []Operator{wide, op("narrow", exponential(25), Input{Operator: "wide"})}}},
	}
	recursion := events
	recursion.Recursion = true
	var planes [2]*Plane
	for i, c := range []*Config{&events, &recursion} {
		p, err := New(c, rng.Root(1, 0))
		if err != nil {
			t.Fatal(err)
		}
		planes[i] = p
	}
	for at := 50 * clock.Hour; at < 400*clock.Hour; at += 50 * clock.Hour {
		if err := compareAt(planes[0], planes[1], at); err != nil {
			t.Fatalf("at %s: %v", at, err)
		}
		if p := planes[0]; p.list.Len() == 0 || p.ends.Empty() {
			t.Errorf("at %s: %d ends have no alarm, and all others: %t", at, p.list.Len(), p.ends.Empty())
		}
	}
	if err := differ("tally", reflect.ValueOf(planes[0].Tally()), reflect.ValueOf(planes[1].Tally())); err != nil {
		t.Error(err)
	}
}

package stream

import (
	"testing"

	"simulate/sim/clock"
	"simulate/sim/rng"
)

// What changes its mind all the time leaves no old events behind: the list stays as short as there are things that are
// due, however long the run.
func TestTheListStaysShort(t *testing.T) {
	quick := exponential(0.005)
	for name, c := range map[string]*Config{
		"up time that passes only while it works": one(quick, func(o *Operator) {
			o.Concurrency = 4
			o.Failures = &Failures{Up: exponential(1e7).Base, Down: exponential(1).Base, BusyClock: true}
		}),
		"of each server": one(quick, func(o *Operator) {
			o.Concurrency = 4
			o.Failures = &Failures{Up: exponential(1e7).Base, Down: exponential(1).Base, BusyClock: true, PerServer: true}
		}),
		"a long service that is interrupted": {
			Workloads: []Workload{urgent(load("urgent", 100)), load("long", 0.01)},
			Processes: []Process{{Name: "p", Operators: []Operator{with(op("s", Demand{ByInput: map[string]Demand{
				"urgent": quick, "long": exponential(1e6),
			}}, Input{Workload: "urgent"}, Input{Workload: "long"}), func(o *Operator) { o.Discipline = PreemptivePriority })}}},
		},
		"a server that is shared by more and fewer": one(quick, func(o *Operator) { o.Discipline = ProcessorSharing }),
		"failures of what is long in service": one(exponential(1e5), func(o *Operator) {
			o.Concurrency = 4
			o.Failures = &Failures{Up: exponential(0.05).Base, Down: exponential(0.01).Base}
		}),
		"batches that are full long before they are due": one(quick, func(o *Operator) {
			o.Batch = &Batch{MaxSize: 2, MaxWait: clock.Hour}
		}),
	} {
		t.Run(name, func(t *testing.T) {
			p, err := New(c, rng.Root(1, 0))
			if err != nil {
				t.Fatal(err)
			}
			longest := 0
			for now := clock.Time(0); now < 2500*clock.Second; now += clock.Second { // a quarter of a million events
				advance(p, now)
				longest = max(longest, p.list.Len())
			}
			if longest > 16 {
				t.Errorf("%d events on the list", longest)
			}
		})
	}
}

// one is 100 events a second for one operator.
func one(work Demand, change func(o *Operator)) *Config {
	return &Config{
		Workloads: []Workload{load("a", 100)},
		Processes: []Process{{Name: "p", Operators: []Operator{with(op("s", work, Input{Workload: "a"}), change)}}},
	}
}

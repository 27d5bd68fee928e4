package stream

import (
	"testing"

	"simulate/sim/clock"
	"simulate/sim/rng"
)

// An event every 10 ns that takes 8: a backlog melts by one event in 40 ns while events arrive, in 8 afterwards.
func TestCatchUp(t *testing.T) {
	const end = clock.Never // of an outage that was not over, or of a catch-up that was never seen
	for _, story := range []struct {
		name           string
		outages        []Outage
		horizon, drain clock.Time
		want           CatchUp
	}{
		{name: "no outage", horizon: 1000, drain: 1000},
		{
			name: "ten events wait, and are gone after 400 ns", horizon: 1000, drain: 1000,
			outages: []Outage{{From: 99, To: 199}}, want: CatchUp{Outages: 1, Longest: 400},
		},
		{
			name: "the longest of two", horizon: 2000, drain: 1000,
			outages: []Outage{{From: 99, To: 199}, {From: 1199, To: 1209}}, want: CatchUp{Outages: 2, Longest: 400},
		},
		{
			name: "one that begins before the process has caught up counts with the first", horizon: 2000, drain: 1000,
			outages: []Outage{{From: 99, To: 199}, {From: 299, To: 399}}, want: CatchUp{Outages: 1, Longest: 700},
		},
		{
			name: "an outage in which nothing comes leaves nothing to catch up", horizon: 1000, drain: 1000,
			outages: []Outage{{From: 91, To: 99}}, want: CatchUp{Outages: 1},
		},
		{
			name: "the horizon comes first; the backlog melts in the drain", horizon: 300, drain: 1000,
			outages: []Outage{{From: 99, To: 199}}, want: CatchUp{Open: true, Ended: 199, Least: 160},
		},
		{
			name: "the drain ends first, too", horizon: 300, drain: 20,
			outages: []Outage{{From: 99, To: 199}}, want: CatchUp{Open: true, Ended: 199, Least: end},
		},
		{
			name: "the outage ends in the drain", horizon: 150, drain: 1000,
			outages: []Outage{{From: 99, To: 199}}, want: CatchUp{Open: true, Ended: 199, Least: 40},
		},
		{
			name: "the outage outlasts the run", horizon: 150, drain: 20,
			outages: []Outage{{From: 99, To: 199}}, want: CatchUp{Open: true, Ended: end, Least: end},
		},
		{name: "an outage after the horizon is nobody's concern", horizon: 150, drain: 1000, outages: []Outage{{From: 155, To: 160}}},
	} {
		t.Run(story.name, func(t *testing.T) {
			if got := recover10by8(t, story.outages, story.horizon, story.drain); got != story.want {
				t.Errorf("got %+v, want %+v", got, story.want)
			}
		})
	}
}

// recover10by8 plays outages of an operator that takes 8 ns for an event every 10.
func recover10by8(t *testing.T, outages []Outage, horizon, drain clock.Time) CatchUp {
	var at []clock.Time
	for k := clock.Time(0); k < horizon; k += 10 {
		at = append(at, k)
	}
	o := with(op("s", takes(8), Input{Workload: "a"}), func(o *Operator) { o.Outages = outages })
	p, err := New(&Config{Workloads: []Workload{arrivals("a", at...)}, Processes: []Process{{Name: "p", Operators: []Operator{o}}}}, rng.Root(1, 0))
	if err != nil {
		t.Fatal(err)
	}
	advance(p, horizon)
	p.Close()
	advance(p, horizon+drain)
	return p.Tally().CatchUps[0]
}

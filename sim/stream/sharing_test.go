package stream

import (
	"slices"
	"testing"

	"simulate/sim/clock"
)

// Who comes while a shared server stands still waits, and is lag; all begin when it goes on.
func TestASharedServerThatStandsStillTakesNobody(t *testing.T) {
	shared := func(work Demand) Operator {
		return with(op("s", work, Input{Workload: "a"}), func(o *Operator) {
			o.Discipline = ProcessorSharing
			o.Outages = []Outage{{From: 5, To: 50}}
		})
	}
	for _, story := range []struct {
		name             string
		o                Operator
		waits, latencies []int64
	}{
		{"all share it then", shared(takes(20)), []int64{0, 40, 40}, []int64{95, 95, 95}}, // 0-5; three of them 50-95, two 95-105
		{"even if they bring no work", shared(Demand{}), []int64{0, 40, 40}, []int64{0, 40, 40}},
		{
			"and those who find no place are lost", with(shared(takes(20)), func(o *Operator) { o.Buffer, o.OnFull = 1, Drop }),
			[]int64{0, 40},
			[]int64{75, 80}, // 0-5; two of them 50-80, the second 80-85
		},
	} {
		t.Run(story.name, func(t *testing.T) {
			p, tally := play(t, &Config{Workloads: []Workload{arrivals("a", 0, 10, 10)}, Processes: []Process{{Name: "p", Operators: []Operator{story.o}}}})
			s := &tally.Sections[0]
			if got := values(&s.Stations[0].Wait); !slices.Equal(got, story.waits) {
				t.Errorf("waits %v, want %v", got, story.waits)
			}
			if got := values(&s.Flows[0].Latency); !slices.Equal(got, story.latencies) {
				t.Errorf("latencies %v, want %v", got, story.latencies)
			}
			if age := tally.LagAges[0]; age != 40*clock.Nanosecond {
				t.Errorf("the oldest was taken in after %s, want 40 ns", age)
			}
			if p.subtasks[0].waiting != 0 {
				t.Error("somebody waits for ever")
			}
		})
	}
}

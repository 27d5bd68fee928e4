package ordering

import (
	"fmt"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"simulate/sim/allocation"
	"simulate/sim/clock"
	"simulate/sim/cluster"
)

// eager is conservative backfilling that looks at everybody whenever anything was given back, and tells everybody
// anew why he waits.
type eager struct{ *conservative }

func (e eager) Pass(d *allocation.Desk) {
	e.freed = e.moved() || e.freed
	for _, s := range d.Waiting() {
		p := e.plan(s)
		p.restless, p.told = p.restless || e.freed, allocation.NoReason
	}
	e.conservative.Pass(d)
}

// heard writes down all that happens.
type heard struct{ lines []string }

func (h *heard) Request(e *allocation.Entry) {
	h.lines = append(h.lines, fmt.Sprint(e.At, " ", e.Request.Number, " ", e.Step, " ", e.Spots, " ", e.Why, " ", e.Nodes))
}

func (h *heard) Node(at clock.Time, name string, s cluster.State) {
	h.lines = append(h.lines, fmt.Sprint(at, " ", name, " ", s))
}

// Whom conservative backfilling passes over would have got what he has: every start, every spot and every reason is
// that of its eager twin, on machines that are fast or slow and fail.
func TestWhoIsPassedOverMissesNothing(t *testing.T) {
	for _, name := range []string{"conservative", "conservative_pinned"} {
		t.Run(name, func(t *testing.T) {
			rapid.Check(t, func(rt *rapid.T) {
				machines, requests := drawMachines(rt), drawRequests(rt)
				for i := range machines.Nodes {
					machines.Nodes[i].Frequency = rapid.SampledFrom([]float64{1, 1, 2}).Draw(rt, "frequency")
				}
				for i := range requests {
					if rapid.IntRange(0, 2).Draw(rt, "plain") > 0 {
						requests[i].Gang, requests[i].Need.Devices = 1, 0
						requests[i].Need.Amounts[2] = 0
					}
				}
				patience := clock.Time(rapid.IntRange(1, 90).Draw(rt, "patience"))
				fails := clock.Time(rapid.IntRange(1, 90).Draw(rt, "fails"))
				order := rapid.SampledFrom([]string{"fifo", "priority", "shortest_first"}).Draw(rt, "order")
				play := func(twin bool) []string {
					p := playOf(t, order, name, machines, requests)
					p.config.Streams[0].Patience = patience
					p.script = []act{
						{fails, func(a *allocation.Allocator) { a.SetNode(fails, 0, cluster.Down) }},
						{fails + 5, func(a *allocation.Allocator) { a.SetNode(fails+5, 0, cluster.Up) }},
					}
					if born := p.config.Backfill; twin {
						p.config.Backfill = func(c *cluster.Cluster) allocation.Backfill {
							return eager{born(c).(*conservative)}
						}
					}
					h := &heard{}
					p.run(t, h)
					return h.lines
				}
				if got, want := play(false), play(true); !slices.Equal(got, want) {
					for i := range want {
						if i >= len(got) || got[i] != want[i] {
							rt.Fatalf("line %d is\n%v\nnot\n%v", i, got[min(i, len(got)-1)], want[i])
						}
					}
					rt.Fatalf("%d lines, not %d", len(got), len(want))
				}
			})
		})
	}
}

package stream

import (
	"math"
	"testing"

	"simulate/sim/rng"
)

// Two servers that fail on their own, almost no load. A record stays with its server: it takes 1 s of service and a
// repair of 2 s with every failure, of which there is one in 10 s: 1.2 s; one time in 36 both are down when it comes,
// for another second. Were it to go on at the other server, it would take 1.058 s.
func TestARecordStaysWithItsBrokenServer(t *testing.T) {
	c := mm1(0.005, 1)
	o := &c.Processes[0].Operators[0]
	o.Concurrency = 2
	o.Failures = &Failures{Up: exponential(10).Base, Down: exponential(2).Base, PerServer: true}
	p, err := New(c, rng.Root(1, 0))
	if err != nil {
		t.Fatal(err)
	}
	p.LimitTo(100_000, nil)
	playOut(p)
	tally := p.Tally()
	if mean := tally.Sections[0].Flows[0].Latency.Mean() / 1e9; math.Abs(mean-(1.2+1/36.0)) > 0.015 {
		t.Errorf("a record takes %.4f s, want 1.2278", mean)
	}
}

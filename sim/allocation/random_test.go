package allocation

import (
	"cmp"
	"math/rand/v2"
	"slices"
	"testing"

	"simulate/sim/clock"
	"simulate/sim/cluster"
	"simulate/sim/dist"
)

// TestRandomPlays lets all sorts of requests come to all sorts of clusters whose nodes fail and return. After every
// step the books are held against what is there; in the end nobody is left who could have run.
func TestRandomPlays(t *testing.T) {
	for seed := range uint64(400) {
		r := rand.New(rand.NewPCG(seed, 1))
		m := randomMachines(r)
		c := jobs(randomJobs(r, m)...)
		c.Preemption, c.Reject = r.IntN(2) == 0, r.IntN(4) == 0
		order := byPriority{matters: r.IntN(2) == 0, blocks: r.IntN(2) == 0}
		c.Order = func() Order { return order }
		c.Streams[0].Rules = randomRules(r)
		c.Streams[0].Keeps = Keeps{All: r.IntN(4) == 0, Step: clock.Time(r.IntN(3)) * s}
		if r.IntN(3) == 0 {
			c.Streams[0].Patience = clock.Time(1+r.IntN(20)) * s
		}
		if r.IntN(3) == 0 {
			c.Streams[0].Retry = randomRetry(r)
		}
		if r.IntN(4) == 0 {
			c.DecisionTime, _ = dist.Constant(float64(r.IntN(2e9)))
		}
		var script []at
		for range r.IntN(6) {
			n, when := int32(r.IntN(len(m.Nodes))), clock.Time(r.IntN(60))*s
			back := when + clock.Time(r.IntN(20))*s
			down := []cluster.State{cluster.Down, cluster.Draining, cluster.Absent}[r.IntN(3)]
			script = append(script, at{when, func(a *Allocator) { a.SetNode(when, n, down) }}, at{back, func(a *Allocator) { a.SetNode(back, n, cluster.Up) }})
		}
		slices.SortStableFunc(script, func(x, y at) int { return cmp.Compare(x.when, y.when) })
		for n := range m.Nodes { // at last all are there
			script = append(script, at{90 * s, func(a *Allocator) { a.SetNode(90*s, int32(n), cluster.Up) }})
		}
		_, a := play(t, c, m, script...)
		if c.Streams[0].Rules != nil && c.Streams[0].Rules.SpreadHard {
			continue // a gang may wait for a zone in which it has no room for ever
		}
		if a.Waiting() > 0 || a.Present() > 0 {
			t.Fatalf("seed %d: %d are left, %d of them wait", seed, a.Present(), a.Waiting())
		}
		if len(a.retired) != len(a.senders) {
			t.Fatalf("seed %d: %d of %d would still send their requests again", seed, len(a.senders)-len(a.retired), len(a.senders))
		}
		for r, taken := range a.Cluster().Taken() {
			if taken != 0 {
				t.Fatalf("seed %d: %d of resource %d are still in use", seed, taken, r)
			}
		}
	}
}

func randomRetry(r *rand.Rand) *Retry {
	retry := &Retry{Timeout: clock.Never, Attempts: int32(1 + r.IntN(4))}
	retry.Backoff, _ = dist.Uniform(0, float64(1+r.IntN(5e9)))
	if r.IntN(2) == 0 {
		retry.Timeout = clock.Time(1+r.IntN(10)) * s
	}
	return retry
}

func randomMachines(r *rand.Rand) *cluster.Config {
	m := nodesOf(make([]int64, 1+r.IntN(4))...)
	m.Zones, m.Models = []string{"x", "y"}, []string{"T4", "A100"}
	for i := range m.Nodes {
		n := &m.Nodes[i]
		n.Capacity[0] = int64(1+r.IntN(6)) * 1000
		n.Zone = r.IntN(2)
		if r.IntN(2) == 0 {
			n.Devices, n.Model = 1+r.IntN(3), r.IntN(2)
		}
		if r.IntN(4) == 0 {
			n.Frequency = 0.5 + r.Float64()
		}
		if r.IntN(5) == 0 {
			n.Taints = []string{"special"}
		}
	}
	return m
}

func randomJobs(r *rand.Rand, m *cluster.Config) []Request {
	var all []Request
	now := 0.0
	for range 40 {
		now += float64(r.IntN(3))
		j := job(string(rune('a'+len(all)%26)), now, float64(1+r.IntN(12)), int64(1+r.IntN(4)))
		j.Priority, j.Gang = int32(r.IntN(3)), int32(1+r.IntN(2)*r.IntN(3))
		switch r.IntN(4) {
		case 0:
			j.Need.Devices, j.Need.Share = 1, int32(100*(1+r.IntN(9)))
		case 1:
			j.Need.Devices, j.Need.Share, j.Need.Models = int32(1+r.IntN(2)), cluster.Whole, uint64(r.IntN(4))
		}
		all = append(all, j)
	}
	return all
}

func randomRules(r *rand.Rand) *Rules {
	switch r.IntN(4) {
	case 0:
		return &Rules{Tolerations: []string{"special"}}
	case 1:
		return &Rules{AntiAffinity: []Away{{Pool: -1, Stream: 0}}, Tolerations: []string{"special"}}
	case 2:
		return &Rules{Spread: true, SpreadHard: r.IntN(2) == 0}
	}
	return nil
}

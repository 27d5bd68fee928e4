package ordering

import (
	"strings"
	"testing"

	"simulate/sim/allocation"
	"simulate/sim/clock"
	"simulate/sim/cluster"
)

// Four cores, of which a takes three; b asks for more than is left and c for less.
const blocked = `
	a 0 10 3
	b 1 5 2
	c 2 1 1`

func TestOrdersInOneLine(t *testing.T) {
	tellAll(t, []story{
		{about: "fifo: the head blocks", order: Named("fifo"), nodes: nodesOf(4), requests: blocked, happens: `
			0 a started n0
			1 b waits insufficient_cpu
			10 b started n0
			10 c started n0`},
		{about: "fifo_skip: it is passed by", order: Named("fifo_skip"), nodes: nodesOf(4), requests: blocked, happens: `
			0 a started n0
			1 b waits insufficient_cpu
			2 c started n0
			10 b started n0`},
		{about: "fifo: what the head means is a setting", order: &Fifo{Head: Skips}, nodes: nodesOf(4), requests: blocked, happens: `
			0 a started n0
			1 b waits insufficient_cpu
			2 c started n0
			10 b started n0`},
		{about: "priority: the more important first; equals as they came; who does not fit is skipped", order: Named("priority"), nodes: nodesOf(4), requests: `
			a 0 10 3
			b 1 5 2 priority=1
			c 2 5 2 priority=2
			d 3 5 2 priority=2
			e 4 1 1`, happens: `
			0 a started n0
			1 b waits insufficient_cpu
			2 c waits insufficient_cpu
			3 d waits insufficient_cpu
			4 e started n0
			10 c started n0
			10 d started n0
			15 b started n0`},
		{about: "priority: the head may block", order: &Priority{Head: Blocks}, nodes: nodesOf(4), requests: `
			a 0 10 3
			b 1 1 1 priority=1
			c 1 5 2 priority=2`, happens: `
			0 a started n0
			1 c waits insufficient_cpu
			10 c started n0
			10 b started n0`},
		{about: "shortest_first: by estimate, not by what it takes; the head blocks", order: Named("shortest_first"), nodes: nodesOf(4), requests: `
			a 0 10 3
			b 1 1 2 estimate=9
			c 1 5 2 estimate=6
			d 2 8 1 estimate=8`, happens: `
			0 a started n0
			1 c waits insufficient_cpu
			10 c started n0
			10 d started n0
			10 b waits insufficient_cpu
			15 b started n0`},
	})
}

func TestOrdersAmongTenants(t *testing.T) {
	tellAll(t, []story{
		{about: "fair_share: who has least; ties to the lowest name, whoever came first", order: Named("fair_share"), nodes: nodesOf(4), tenants: []string{"ops", "dev"}, requests: `
			o1 0 9 1 tenant=ops
			o2 0 9 1 tenant=ops
			o3 0 9 1 tenant=ops
			d1 0 9 2 tenant=dev
			d2 0 9 2 tenant=dev`, happens: `
			0 d1 started n0
			0 o1 started n0
			0 o2 started n0
			0 d2 waits insufficient_cpu
			0 o3 waits insufficient_cpu
			9 d2 started n0
			9 o3 started n0`},
		{about: "fair_share: a tenant whose first does not fit is set aside", order: Named("fair_share"), nodes: nodesOf(4), tenants: []string{"dev", "ops"}, requests: `
			o1 0 9 2 tenant=ops
			d1 1 9 3 tenant=dev
			d2 1 9 1 tenant=dev
			o2 1 9 1 tenant=ops`, happens: `
			0 o1 started n0
			1 d1 waits insufficient_cpu
			1 o2 started n0
			9 d1 started n0
			9 d2 waits insufficient_cpu
			10 d2 started n0`},
		{about: "fair_share: the head may block all tenants", order: &FairShare{Head: Blocks, Resource: "cpu"}, nodes: nodesOf(4), tenants: []string{"dev", "ops"}, requests: `
			o1 0 9 2 tenant=ops
			d1 1 9 3 tenant=dev
			o2 1 9 1 tenant=ops`, happens: `
			0 o1 started n0
			1 d1 waits insufficient_cpu
			9 d1 started n0
			9 o2 started n0`},
		{about: "fair_share: of another resource", order: &FairShare{Head: Skips, Resource: "memory"}, nodes: memoryToo(nodesOf(9), 10), tenants: []string{"dev", "ops"}, requests: `
			d1 0 9 1 memory=4 tenant=dev
			d2 0 9 1 memory=4 tenant=dev
			o1 0 9 3 memory=1 tenant=ops
			o2 0 9 3 memory=1 tenant=ops`, happens: `
			0 d1 started n0
			0 o1 started n0
			0 o2 started n0
			0 d2 started n0`},
		{about: "priority_with_fairshare: the class first, the share inside", order: Named("priority_with_fairshare"), nodes: nodesOf(5), tenants: []string{"dev", "ops"}, requests: `
			d1 0 9 2 tenant=dev
			d2 0 9 1 tenant=dev
			o1 0 9 1 tenant=ops
			o2 0 9 1 tenant=ops priority=5
			d3 0 9 1 tenant=dev priority=5
			d4 0 9 1 tenant=dev priority=5`, happens: `
			0 d3 started n0
			0 o2 started n0
			0 d4 started n0
			0 o1 started n0
			0 d1 waits insufficient_cpu
			9 d1 started n0
			9 d2 started n0`},
	})
}

// The check of the paper: 9 cores and 18 GB, tasks of A ask for <1, 4>, those of B for <3, 1>. A runs three, B two, and
// both have two thirds of what they have most of.
func TestDominantShares(t *testing.T) {
	tellAll(t, []story{{about: "drf", order: Named("drf"), nodes: memoryToo(nodesOf(9), 18), tenants: []string{"A", "B"}, requests: `
		b1 0 9 3 memory=1 tenant=B
		b2 0 9 3 memory=1 tenant=B
		b3 0 9 3 memory=1 tenant=B
		a1 0 9 1 memory=4 tenant=A
		a2 0 9 1 memory=4 tenant=A
		a3 0 9 1 memory=4 tenant=A
		a4 0 9 1 memory=4 tenant=A`, happens: `
		0 a1 started n0
		0 b1 started n0
		0 a2 started n0
		0 b2 started n0
		0 a3 started n0
		0 a4 waits insufficient_cpu
		0 b3 waits insufficient_cpu
		9 a4 started n0
		9 b3 started n0`}})
}

// running is how many requests of each tenant run once as many have started as fit.
func running(t *testing.T, o Strategy, nodes *cluster.Config, tenants []string, requests string) map[string]int {
	t.Helper()
	count := counted{}
	s := story{order: o, backfill: "none", nodes: nodes, tenants: tenants, requests: requests}
	p := s.play(t)
	count.tenants = p.config.Tenants
	count.of = map[string]int{}
	p.run(t, &count)
	return count.of
}

type counted struct {
	tenants []allocation.Tenant
	of      map[string]int
}

func (c *counted) Request(e *allocation.Entry) {
	if e.Step == allocation.Started && e.At == 0 {
		c.of[c.tenants[e.Request.Tenant].Name]++
	}
}

func (c *counted) Node(clock.Time, string, cluster.State) {}

// many is so many requests of one core for a tenant, all at once.
func many(tenant string, n int) string {
	return strings.Repeat("\n"+strings.ReplaceAll(tenant, "/", "-")+" 0 9 1 tenant="+tenant, n)
}

// What tenants have goes by their weights, and at each level of the tree apart.
func TestWeightsAndTrees(t *testing.T) {
	abroad := []string{"x", "x/a", "x/b", "y"}
	for _, c := range []struct {
		about   string
		order   Strategy
		tenants []string
		asked   []string
		want    map[string]int
	}{
		{"weight 2 has twice as much", &FairShare{Skips, "cpu", Weights{"a": 2}}, []string{"a", "b"}, []string{"a", "b"}, map[string]int{"a": 8, "b": 4}},
		{"so it is with dominant shares", &DRF{Skips, Weights{"b": 3}}, []string{"a", "b"}, []string{"a", "b"}, map[string]int{"a": 3, "b": 9}},
		{"inside a class too", &PriorityWithFairshare{FairShare{Skips, "cpu", Weights{"a": 2}}}, []string{"a", "b"}, []string{"a", "b"}, map[string]int{"a": 8, "b": 4}},
		{"two below one share what it has", Named("drf"), abroad, []string{"x/a", "x/b", "y"}, map[string]int{"x/a": 3, "x/b": 3, "y": 6}},
		{"what nobody else asks for goes to the sibling", Named("fair_share"), abroad, []string{"x/a", "y"}, map[string]int{"x/a": 6, "y": 6}},
		{"a weight counts among siblings", &DRF{Skips, Weights{"x": 2, "x/a": 3}}, abroad, []string{"x/a", "x/b", "y"}, map[string]int{"x/a": 6, "x/b": 2, "y": 4}},
		{"what a tenant asks for itself is a child more", Named("fair_share"), abroad, []string{"x", "x/a", "x/b"}, map[string]int{"x": 4, "x/a": 4, "x/b": 4}},
	} {
		t.Run(strings.ReplaceAll(c.about, " ", "_"), func(t *testing.T) {
			requests := ""
			for _, tenant := range c.asked {
				requests += many(tenant, 12)
			}
			got := running(t, c.order, nodesOf(12), c.tenants, requests)
			for _, tenant := range c.asked {
				if got[tenant] != c.want[tenant] {
					t.Errorf("%s runs %d, not %d", tenant, got[tenant], c.want[tenant])
				}
			}
		})
	}
}

// Of siblings with the same share the lowest name is first, though a line of another's stands before its own: "x/a-b"
// is before "x/a/q" in order of names, "x/a" before "x/a-b".
func TestTiesGoToTheLowestNameAtEachLevel(t *testing.T) {
	tellAll(t, []story{{about: "siblings", order: Named("drf"), nodes: nodesOf(2), tenants: []string{"x", "x/a", "x/a/q", "x/a-b"}, requests: `
		dash 0 9 1 tenant=x/a-b
		slash 0 9 1 tenant=x/a/q`, happens: `
		0 slash started n0
		0 dash started n0`}})
}

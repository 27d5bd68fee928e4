package ordering

import (
	"fmt"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"simulate/sim/allocation"
	"simulate/sim/clock"
	"simulate/sim/cluster"
	"simulate/sim/dist"
)

// drawMachines is a few small nodes with cores, memory and devices, and licences of the cluster as a whole.
func drawMachines(t *rapid.T) *cluster.Config {
	c := &cluster.Config{
		Resources: []cluster.Resource{{Name: "cpu", Kind: cluster.Cores}, {Name: "memory"}, {Name: "licences", Shared: true, Amount: 4}},
		Pools:     []string{"all"}, Models: []string{"A", "B"},
	}
	for i := range rapid.IntRange(1, 4).Draw(t, "nodes") {
		n := cluster.Node{Name: fmt.Sprint("n", i), Zone: -1, Model: rapid.IntRange(0, 1).Draw(t, "model")}
		n.Capacity = []int64{1000 * rapid.Int64Range(1, 6).Draw(t, "cores"), rapid.Int64Range(0, 9).Draw(t, "memory"), 0}
		n.Devices = rapid.IntRange(0, 3).Draw(t, "devices")
		c.Nodes = append(c.Nodes, n)
	}
	return c
}

// drawRequests is requests for them, some as gangs, some of which give up or stay.
func drawRequests(t *rapid.T) []allocation.Request {
	requests := drawJobs(t, 4)
	for i := range requests {
		r := &requests[i]
		r.Gang = int32(rapid.SampledFrom([]int{1, 1, 1, 2, 3}).Draw(t, "gang"))
		r.Priority = int32(rapid.IntRange(0, 2).Draw(t, "priority"))
		licences := rapid.SampledFrom([]int64{0, 0, 0, 1, 2}).Draw(t, "licences")
		r.Need.Amounts = []int64{r.Need.Amounts[0], rapid.Int64Range(0, 4).Draw(t, "memory"), licences}
		switch rapid.IntRange(0, 4).Draw(t, "devices") {
		case 0:
			r.Need.Devices, r.Need.Share = int32(rapid.IntRange(1, 2).Draw(t, "whole")), cluster.Whole
		case 1:
			r.Need.Devices, r.Need.Share = 1, int32(rapid.IntRange(1, 9).Draw(t, "share")*100)
			r.Need.Models = rapid.Uint64Range(0, 2).Draw(t, "models")
		}
	}
	return requests
}

// watched is a backfill that is looked at after every pass.
type watched struct {
	allocation.Backfill
	look func(d *allocation.Desk)
}

func (w watched) Pass(d *allocation.Desk) {
	w.Backfill.Pass(d)
	w.look(d)
}

// watch has a backfill looked at after every pass.
func (p *play) watch(look func(b allocation.Backfill, d *allocation.Desk)) {
	born := p.config.Backfill
	p.config.Backfill = func(c *cluster.Cluster) allocation.Backfill {
		b := born(c)
		return watched{b, func(d *allocation.Desk) { look(b, d) }}
	}
}

// Under EASY the first that waits starts no later than it was promised when it became the first, whoever was let by.
func TestEasyKeepsItsPromise(t *testing.T) {
	for _, name := range []string{"easy", "easy_sjbf", "easy_pinned"} {
		t.Run(name, func(t *testing.T) {
			rapid.Check(t, func(rt *rapid.T) {
				requests := drawRequests(rt)
				p := playOf(t, "fifo", name, drawMachines(rt), requests)
				promised := make([]clock.Time, len(requests))
				p.watch(func(b allocation.Backfill, d *allocation.Desk) {
					if waiting := d.Waiting(); len(waiting) > 1 {
						i := d.Request(waiting[0]).Number
						if at := promiseOf(b, waiting[0]); promised[i] == 0 {
							promised[i] = at
						}
					}
				})
				got := startsOf(len(requests))
				p.run(t, got)
				for i, at := range got {
					if promised[i] != 0 && at > promised[i] {
						rt.Fatalf("request %d was promised to start at %d, and does at %d", i, promised[i], at)
					}
				}
			})
		})
	}
}

// promiseOf is when the first that waits starts at the latest.
func promiseOf(b allocation.Backfill, s allocation.Slot) clock.Time {
	switch b := b.(type) {
	case *easy:
		return b.shadow.at
	case *easyPinned:
		return b.plan(s).from
	}
	panic("it promises nothing")
}

// Under conservative backfilling nobody's promise gets later, whatever arrives, ends or gives up.
func TestConservativePromisesGetNoLater(t *testing.T) {
	for _, name := range []string{"conservative", "conservative_pinned"} {
		t.Run(name, func(t *testing.T) {
			rapid.Check(t, func(rt *rapid.T) {
				requests := drawRequests(rt)
				p := playOf(t, "priority", name, drawMachines(rt), requests)
				p.config.Streams[0].Patience = clock.Time(rapid.IntRange(1, 60).Draw(rt, "patience"))
				promised := make([]clock.Time, len(requests))
				p.watch(func(b allocation.Backfill, d *allocation.Desk) {
					for _, s := range d.Waiting() {
						i, at := d.Request(s).Number, b.(*conservative).plan(s).from
						if promised[i] != 0 && at > promised[i] {
							rt.Fatalf("request %d was promised to start at %d, and now at %d", i, promised[i], at)
						}
						promised[i] = at
					}
					balance(rt, &b.(*conservative).book, d)
				})
				p.run(t, startsOf(len(requests)))
			})
		})
	}
}

// balance works out anew what will be free by all plans, and compares it with the book.
func balance(t *rapid.T, b *book, d *allocation.Desk) {
	for n := range b.lines {
		l := &b.lines[n]
		for i, at := range l.at {
			if i+1 < len(l.at) && l.at[i+1] <= d.Now() {
				continue // it is over
			}
			want := b.planned(int32(n), max(at, d.Now()))
			if !slices.Equal(l.row(i), want) {
				t.Fatalf("of node %d %v is free from %d on by the book, %v by the plans", n, l.row(i), at, want)
			}
			if slices.Min(want[:b.rows.plain(l.node)]) < 0 {
				t.Fatalf("of node %d %v is free at %d", n, want, at)
			}
		}
	}
}

// planned is what all plans leave of a node at an instant.
func (b *book) planned(n int32, at clock.Time) []int64 {
	row := make([]int64, b.rows.size(n))
	b.rows.writeAll(row, n)
	for i := range b.plans {
		p := &b.plans[i]
		if p.stage == unplanned || at < p.from || at >= p.to {
			continue
		}
		for k, spot := range p.spots {
			switch {
			case int(n) == b.rows.Len():
				b.rows.moveShared(row, &p.need, 1, -1)
			case spot.Node == n:
				b.rows.move(row, spot, &p.need, b.coresAt(p, k), -1)
			}
		}
	}
	return row
}

// Nodes fail and come back, decisions take time, requests give up: books stay in order, and all that can start does.
func TestBackfillsSurviveWhatHappens(t *testing.T) {
	for _, name := range []string{"easy", "easy_sjbf", "conservative", "easy_pinned", "conservative_pinned"} {
		t.Run(name, func(t *testing.T) {
			rapid.Check(t, func(rt *rapid.T) {
				machines, requests := drawMachines(rt), drawRequests(rt)
				p := playOf(t, rapid.SampledFrom([]string{"fifo", "priority", "shortest_first", "drf"}).Draw(rt, "order"), name, machines, requests)
				p.config.Streams[0].Patience = clock.Time(rapid.SampledFrom([]int{1, 3, 30, 1e9}).Draw(rt, "patience"))
				p.config.Preemption = rapid.Bool().Draw(rt, "preemption")
				p.config.DecisionTime, _ = dist.Constant(float64(rapid.IntRange(0, 5).Draw(rt, "decision")))
				p.script = drawScript(rt, machines)
				p.watch(func(b allocation.Backfill, d *allocation.Desk) { balanceOf(rt, b, d) })
				a := p.run(t, startsOf(len(requests)))
				if a.Present() > 0 {
					rt.Fatalf("%d requests are left over", a.Present())
				}
			})
		})
	}
}

// Where decisions take so long that promises are over before they could be kept, these hold nobody up: of three cores two
// are promised to a, one to b, who both come at 0, and then all to c; 4 s later, when a may start, b's promise is over.
func TestSlowDecisionsLeaveNobodyBehind(t *testing.T) {
	jobs := []allocation.Request{job(0, 8*clock.Second, 8*clock.Second, 2), job(0, 9*clock.Second, 9*clock.Second, 1), job(2*clock.Second, clock.Second, 4*clock.Second, 3)}
	for _, name := range []string{"easy", "easy_sjbf", "conservative", "easy_pinned", "conservative_pinned"} {
		p := playOf(t, "fifo", name, nodesOf(3), jobs)
		p.config.DecisionTime, _ = dist.Constant(float64(4 * clock.Second))
		if left := p.run(t, startsOf(len(jobs))).Present(); left > 0 {
			t.Errorf("%s: %d requests are left over", name, left)
		}
	}
}

// A run that is stopped in the middle of a pass, which may be long, decides nothing more in it.
func TestNothingIsDecidedOnceARunIsStopped(t *testing.T) {
	enough := make(chan struct{})
	close(enough)
	for _, b := range backfills {
		p := playOf(t, "fifo", b.Name, nodesOf(16), crowd(9))
		p.script = []act{{0, func(a *allocation.Allocator) { a.Heed(enough) }}}
		got := startsOf(9)
		if left := p.run(t, got).Present(); left != 9 || !slices.Equal(got, startsOf(9)) {
			t.Errorf("%s: %d of 9 requests wait still; they started at %v", b.Name, left, got)
		}
	}
}

func balanceOf(t *rapid.T, b allocation.Backfill, d *allocation.Desk) {
	switch b := b.(type) {
	case *conservative:
		balance(t, &b.book, d)
	case *easyPinned:
		balance(t, &b.book, d)
	}
}

// drawScript lets nodes fail, drain or go, and come back.
func drawScript(t *rapid.T, machines *cluster.Config) []act {
	var script []act
	at := clock.Time(0)
	for range rapid.IntRange(0, 4).Draw(t, "acts") {
		n := int32(rapid.IntRange(0, len(machines.Nodes)-1).Draw(t, "node"))
		state := rapid.SampledFrom([]cluster.State{cluster.Down, cluster.Draining, cluster.Absent}).Draw(t, "state")
		at += clock.Time(rapid.IntRange(0, 20).Draw(t, "pause"))
		down := at
		script = append(script, act{down, func(a *allocation.Allocator) { a.SetNode(down, n, state) }})
		at += clock.Time(rapid.IntRange(1, 9).Draw(t, "for"))
		up := at
		script = append(script, act{up, func(a *allocation.Allocator) { a.SetNode(up, n, cluster.Up) }})
	}
	return script
}

package ordering

import (
	"container/heap"
	"math"
	"testing"

	"simulate/sim/allocation"
	"simulate/sim/clock"
	"simulate/sim/cluster"
	"simulate/sim/rng"
)

// firstFit is the simplest placer.
type firstFit struct{}

func (firstFit) Place(room *allocation.Room, ask *allocation.Ask) (cluster.Spot, bool) {
	for n := range int32(room.Len()) {
		if room.Fits(n, ask) {
			return cluster.Spot{Node: n, Devices: room.Devices(n, ask.Need)}, true
		}
	}
	return cluster.Spot{}, false
}

// list is a source that has all its requests at hand.
type list struct {
	requests []allocation.Request
	next     int
}

func (l *list) Next(r *allocation.Request) bool {
	if l.next == len(l.requests) {
		return false
	}
	given := &l.requests[l.next]
	amounts := append(r.Need.Amounts[:0], given.Need.Amounts...)
	stream := r.Stream
	*r = *given
	r.Stream, r.Number, r.Need.Amounts, r.Gang = stream, uint64(l.next), amounts, max(1, given.Gang)
	l.next++
	return true
}

func (l *list) Err() error { return nil }

// agenda is what is due, the next first.
type agenda []allocation.Due

func (a agenda) Len() int      { return len(a) }
func (a agenda) Swap(i, j int) { a[i], a[j] = a[j], a[i] }
func (a agenda) Less(i, j int) bool {
	x, y := &a[i], &a[j]
	if x.At != y.At {
		return x.At < y.At
	}
	return x.Kind < y.Kind || x.Kind == y.Kind && x.Subject < y.Subject
}
func (a *agenda) Push(x any) { *a = append(*a, x.(allocation.Due)) }
func (a *agenda) Pop() any {
	last := (*a)[len(*a)-1]
	*a = (*a)[:len(*a)-1]
	return last
}

// play is what a test lets happen.
type play struct {
	machines *cluster.Config
	config   allocation.Config
	script   []act
	verify   bool // the books, after everything that happens
}

// act is something that a test does at an instant.
type act struct {
	at clock.Time
	do func(a *allocation.Allocator)
}

// run lets everything happen.
func (p *play) run(t testing.TB, log allocation.Log) *allocation.Allocator {
	t.Helper()
	a, err := allocation.New(&p.config, p.machines, rng.Root(1, 0), log)
	if err != nil {
		t.Fatal(err)
	}
	var due agenda
	script := p.script
	for {
		for _, d := range a.Due() {
			heap.Push(&due, d)
		}
		switch {
		case len(script) > 0 && (len(due) == 0 || script[0].at <= due[0].At):
			script[0].do(a)
			script = script[1:]
		case len(due) > 0:
			tell(a, heap.Pop(&due).(allocation.Due))
		default:
			return a
		}
		if p.verify {
			if err := a.Verify(); err != nil {
				t.Fatal(err)
			}
		}
	}
}

func tell(a *allocation.Allocator, d allocation.Due) {
	switch d.Kind {
	case allocation.Ends:
		a.End(d.At, allocation.Slot(d.Subject), d.Epoch)
	case allocation.Arrives:
		a.Arrive(d.At, int32(d.Subject))
	case allocation.GivesUp:
		a.GiveUp(d.At, allocation.Slot(d.Subject), d.Epoch)
	case allocation.Passes:
		a.Pass(d.At)
	}
}

// playOf lets requests come to machines, under an order and a backfill by name.
func playOf(t testing.TB, order, backfill string, machines *cluster.Config, requests []allocation.Request) *play {
	t.Helper()
	p := &play{machines: machines, verify: true}
	p.config = allocation.Config{
		Tenants: []allocation.Tenant{{Name: "all", Parent: -1}},
		Streams: []allocation.Stream{{Name: "jobs", Gang: 1, Patience: clock.Never, Source: func(rng.Key) (allocation.Source, error) {
			return &list{requests: requests}, nil
		}}},
		Placement: func(*cluster.Cluster, rng.Key) allocation.Placer { return firstFit{} },
		Order:     ordering(t, Named(order), []allocation.Tenant{{Name: "all", Parent: -1}}, machines),
	}
	var err error
	if p.config.Backfill, err = Backfill(backfill, machines); err != nil {
		t.Fatal(err)
	}
	return p
}

func ordering(t testing.TB, o Strategy, tenants []allocation.Tenant, machines *cluster.Config) allocation.Ordering {
	t.Helper()
	made, err := o.New(tenants, machines)
	if err != nil {
		t.Fatal(err)
	}
	return made
}

// starts writes down when each request of a stream started, in order of arrival; math.MinInt64: never.
type starts []clock.Time

func startsOf(n int) starts {
	s := make(starts, n)
	for i := range s {
		s[i] = math.MinInt64
	}
	return s
}

func (s starts) Request(e *allocation.Entry) {
	if e.Step == allocation.Started {
		s[e.Request.Number] = e.At
	}
}

func (s starts) Node(clock.Time, string, cluster.State) {}

// nodesOf is nodes of so many cores each, n0, n1, ...
func nodesOf(cores ...int64) *cluster.Config {
	c := &cluster.Config{Resources: []cluster.Resource{{Name: "cpu", Kind: cluster.Cores}}, Pools: []string{"general"}}
	for i, n := range cores {
		c.Nodes = append(c.Nodes, cluster.Node{Name: "n" + string(rune('0'+i)), Zone: -1, Model: -1, Capacity: []int64{n * 1000}})
	}
	return c
}

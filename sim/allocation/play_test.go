package allocation

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"testing"

	"simulate/sim/clock"
	"simulate/sim/cluster"
	"simulate/sim/rng"
)

// A play is a small cluster, and requests that come to it; what happens is told line by line.

// firstFit is the simplest placer.
type firstFit struct{}

func (firstFit) Place(room *Room, ask *Ask) (cluster.Spot, bool) {
	for n := range int32(room.Len()) {
		if room.Fits(n, ask) {
			return cluster.Spot{Node: n, Devices: room.Devices(n, ask.Need)}, true
		}
	}
	return cluster.Spot{}, false
}

// byPriority is an order in which the more important go first; blocks says whether one that cannot start holds up the
// others.
type byPriority struct{ matters, blocks bool }

func (o byPriority) Rank(r *Request) int64 {
	if !o.matters {
		return 0
	}
	return -int64(r.Priority)
}
func (o byPriority) Blocks() bool { return o.blocks }

// list is a source that has all its requests at hand.
type list struct {
	requests []Request
	next     int
}

func (l *list) Next(r *Request) bool {
	if l.next == len(l.requests) {
		return false
	}
	given := &l.requests[l.next]
	l.next++
	r.Name, r.Submitted, r.Duration = given.Name, given.Submitted, given.Duration
	r.Priority, r.Gang, r.Number = given.Priority, max(1, given.Gang), uint64(l.next)
	copy(r.Need.Amounts, given.Need.Amounts)
	r.Need.Devices, r.Need.Share, r.Need.Models = given.Need.Devices, given.Need.Share, given.Need.Models
	return true
}

func (l *list) Err() error { return nil }

// told writes down what happens.
type told struct {
	reasons []string
	lines   []string
}

func (l *told) Request(e *Entry) {
	text := fmt.Sprintf("%g %s %s", e.At.Seconds(), (&Config{}).NameOf(e.Request), e.Step)
	if e.Step == Started {
		for _, at := range e.Spots {
			text += " " + e.Cluster.Spec(at.Node).Name
		}
	}
	if e.Step == Waits || e.Step == Refused {
		text += " " + l.reasons[e.Why]
	}
	if e.Step != Submitted {
		l.lines = append(l.lines, text)
	}
}

func (l *told) Node(at clock.Time, name string, s cluster.State) {
	l.lines = append(l.lines, fmt.Sprintf("%g %s %s", at.Seconds(), name, map[cluster.State]string{cluster.Up: "up", cluster.Down: "down", cluster.Draining: "drains", cluster.Absent: "gone"}[s]))
}

// at is something that the test does at an instant.
type at struct {
	when clock.Time
	do   func(a *Allocator)
}

// play lets everything happen and returns what was told.
func play(t *testing.T, c *Config, m *cluster.Config, script ...at) (string, *Allocator) {
	t.Helper()
	if c.Tenants == nil {
		c.Tenants = []Tenant{{"all", -1}}
	}
	log := &told{reasons: ReasonNames(m)}
	a, err := New(c, m, rng.Root(1, 0), log)
	if err != nil {
		t.Fatal(err)
	}
	agenda := a.Due()
	agenda = slices.Clone(agenda)
	for len(agenda) > 0 || len(script) > 0 {
		slices.SortStableFunc(agenda, func(x, y Due) int {
			return cmp.Or(cmp.Compare(x.At, y.At), cmp.Compare(x.Kind, y.Kind), cmp.Compare(x.Subject, y.Subject))
		})
		if len(script) > 0 && (len(agenda) == 0 || script[0].when <= agenda[0].At) {
			script[0].do(a)
			script = script[1:]
		} else {
			d := agenda[0]
			agenda = agenda[1:]
			a.verb(d)
		}
		agenda = append(agenda, a.Due()...)
		if err := a.Verify(); err != nil {
			t.Fatalf("%v, after\n%s", err, strings.Join(log.lines, "\n"))
		}
	}
	return strings.Join(log.lines, "\n"), a
}

// verb tells an Allocator of something that is due.
func (a *Allocator) verb(d Due) {
	switch d.Kind {
	case Ends:
		a.End(d.At, Slot(d.Subject), d.Epoch)
	case Arrives:
		a.Arrive(d.At, int32(d.Subject))
	case GivesUp:
		a.GiveUp(d.At, Slot(d.Subject), d.Epoch)
	case Returns:
		a.Return(d.At, int32(d.Subject))
	case TimesOut:
		a.TimeOut(d.At, Slot(d.Subject), d.Epoch)
	case Passes:
		a.Pass(d.At)
	}
}

// nodesOf is nodes of so many cores each, n0, n1, ...
func nodesOf(cores ...int64) *cluster.Config {
	c := &cluster.Config{Resources: []cluster.Resource{{Name: "cpu", Kind: cluster.Cores}}, Pools: []string{"general"}}
	for i, n := range cores {
		c.Nodes = append(c.Nodes, cluster.Node{Name: fmt.Sprintf("n%d", i), Zone: -1, Model: -1, Capacity: []int64{n * 1000}})
	}
	return c
}

// job is a request for so many cores for so many seconds.
func job(name string, submitted, seconds float64, cores int64) Request {
	r := Request{Name: name, Submitted: clock.Nanoseconds(submitted * 1e9), Duration: clock.Nanoseconds(seconds * 1e9)}
	r.Need.Amounts = []int64{cores * 1000}
	return r
}

func with(r Request, change func(r *Request)) Request {
	change(&r)
	return r
}

// jobs is a Config with one stream of requests, first come, first served.
func jobs(requests ...Request) *Config {
	return &Config{
		Streams: []Stream{{Name: "jobs", Gang: 1, Patience: clock.Never, Source: func(rng.Key) (Source, error) {
			return &list{requests: requests}, nil
		}}},
		Placement: func(*cluster.Cluster, rng.Key) Placer { return firstFit{} },
		Order:     func() Order { return byPriority{blocks: true} },
	}
}

func expect(t *testing.T, got, want string) {
	t.Helper()
	lines := strings.Split(strings.TrimSpace(want), "\n")
	for i := range lines {
		lines[i] = strings.TrimSpace(lines[i])
	}
	if want := strings.Join(lines, "\n"); got != want {
		t.Errorf("it happened\n%s\nbut should have\n%s", got, want)
	}
}

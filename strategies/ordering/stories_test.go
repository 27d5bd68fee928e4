package ordering

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"testing"

	"simulate/sim/allocation"
	"simulate/sim/clock"
	"simulate/sim/cluster"
	"simulate/sim/rng"
)

// A story is a few requests on a small cluster, and what becomes of them. A request is a line: its name, when it
// arrives, how long it runs (seconds; 0: it stays), how many cores it asks; and more as key=value.
type story struct {
	about    string
	order    Strategy
	backfill string
	nodes    *cluster.Config
	tenants  []string // paths, parents first
	requests string
	happens  string
	patience clock.Time // 0: without end
}

// request reads a line of a story.
func request(t testing.TB, text string, tenants []string) allocation.Request {
	t.Helper()
	fields := strings.Fields(text)
	n := numbers(t, fields[1:4])
	r := job(clock.Seconds(n[0]), clock.Seconds(n[1]), 0, int64(n[2]))
	r.Name, r.Gang = fields[0], 1
	if r.Duration == 0 {
		r.Duration, r.Estimate = clock.Never, clock.Never
	}
	for _, field := range fields[4:] {
		key, value, _ := strings.Cut(field, "=")
		x, err := strconv.Atoi(value)
		switch key {
		case "estimate":
			r.Estimate = clock.Time(x) * clock.Second
		case "priority":
			r.Priority = int32(x)
		case "gang":
			r.Gang = int32(x)
		case "gpu":
			r.Need.Devices, r.Need.Share = int32(x), cluster.Whole
		case "milli":
			r.Need.Devices, r.Need.Share = 1, int32(x)
		case "less":
			r.Need.Amounts[0] -= int64(x)
		case "memory", "licences":
			r.Need.Amounts = append(r.Need.Amounts, int64(x))
		case "tenant":
			r.Tenant, err = int32(slices.Index(tenants, value)), nil
		default:
			t.Fatalf("nobody knows what %s means", key)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	return r
}

// told writes down starts, and the first reason for which each request waits, once it has been asked.
type told struct {
	reasons []string
	waits   []string
	lines   []string
}

func (l *told) Request(e *allocation.Entry) {
	text := fmt.Sprintf("%g %s %s", e.At.Seconds(), e.Request.Name, e.Step)
	switch e.Step {
	case allocation.Submitted, allocation.Ended:
		return
	case allocation.Waits:
		if e.Why == allocation.BehindHead || slices.Contains(l.waits, e.Request.Name) {
			return
		}
		l.waits = append(l.waits, e.Request.Name)
		text += " " + l.reasons[e.Why]
	case allocation.Refused:
		text += " " + l.reasons[e.Why]
	case allocation.Started:
		for _, at := range e.Spots {
			text += " " + e.Cluster.Spec(at.Node).Name
		}
	}
	l.lines = append(l.lines, text)
}

func (l *told) Node(clock.Time, string, cluster.State) {}

// play is the story as something that can be run.
func (s *story) play(t testing.TB) *play {
	t.Helper()
	if s.tenants == nil {
		s.tenants = []string{"all"}
	}
	p := playOf(t, "fifo", s.backfill, s.nodes, nil)
	var requests []allocation.Request
	for _, text := range strings.Split(strings.TrimSpace(s.requests), "\n") {
		requests = append(requests, request(t, text, s.tenants))
	}
	p.config.Streams[0].Source = func(rng.Key) (allocation.Source, error) { return &list{requests: requests}, nil }
	if s.patience > 0 {
		p.config.Streams[0].Patience = s.patience
	}
	p.config.Tenants = tree(s.tenants...)
	p.config.Order = ordering(t, s.order, p.config.Tenants, s.nodes)
	return p
}

// tree is tenants by path; one is below another whose path is the front of its own.
func tree(paths ...string) []allocation.Tenant {
	var tenants []allocation.Tenant
	for _, path := range paths {
		parent := -1
		if i := strings.LastIndex(path, "/"); i >= 0 {
			parent = slices.Index(paths, path[:i])
		}
		tenants = append(tenants, allocation.Tenant{Name: path, Parent: int32(parent)})
	}
	return tenants
}

func tellOne(t *testing.T, s *story) {
	t.Helper()
	log := &told{reasons: allocation.ReasonNames(s.nodes)}
	s.play(t).run(t, log)
	var want []string
	for _, line := range strings.Split(strings.TrimSpace(s.happens), "\n") {
		want = append(want, strings.TrimSpace(line))
	}
	if !slices.Equal(log.lines, want) {
		t.Errorf("it happened\n%s\nbut should have\n%s", strings.Join(log.lines, "\n"), strings.Join(want, "\n"))
	}
}

func tellAll(t *testing.T, stories []story) {
	for i := range stories {
		s := &stories[i]
		if s.backfill == "" {
			s.backfill = "none"
		}
		if s.order == nil {
			s.order = Named("fifo")
		}
		t.Run(strings.ReplaceAll(s.about, " ", "_"), func(t *testing.T) { tellOne(t, s) })
	}
}

// memoryToo gives each node so many pieces of a second resource.
func memoryToo(c *cluster.Config, amount int64) *cluster.Config {
	c.Resources = append(c.Resources, cluster.Resource{Name: "memory"})
	for i := range c.Nodes {
		c.Nodes[i].Capacity = append(c.Nodes[i].Capacity, amount)
	}
	return c
}

// gpusToo gives each node so many devices.
func gpusToo(c *cluster.Config, devices int) *cluster.Config {
	c.Models = []string{"A"}
	for i := range c.Nodes {
		c.Nodes[i].Devices, c.Nodes[i].Model = devices, 0
	}
	return c
}

// licencesToo gives the cluster as a whole so many of something.
func licencesToo(c *cluster.Config, amount int64) *cluster.Config {
	c.Resources = append(c.Resources, cluster.Resource{Name: "licences", Shared: true, Amount: amount})
	for i := range c.Nodes {
		c.Nodes[i].Capacity = append(c.Nodes[i].Capacity, 0)
	}
	return c
}

package allocation

import (
	"slices"

	"simulate/sim/clock"
	"simulate/sim/stats"
)

// Tally is everything that was counted of requests and machines, section by section.
type Tally struct {
	Groups   []Group
	Reasons  []string // names, by Reason
	Retries  bool     // some may be sent again
	Sections []Section
	Final    Final
}

// Group says of which requests a tally is: of a class, of a tenant and those below, or of all.
type Group struct{ Class, Tenant string }

// Groups are those by which requests are counted: all, each class, each tenant.
func (c *Config) Groups() []Group {
	groups := make([]Group, 1)
	for _, name := range c.Classes() {
		groups = append(groups, Group{Class: name})
	}
	for i := range c.Tenants {
		groups = append(groups, Group{Tenant: c.Tenants[i].Name})
	}
	return groups
}

// Section is a span of a run. Samples are of the requests that arrived in it, whatever became of them later; counts and
// integrals are over the span itself.
type Section struct {
	From, To  clock.Time
	Requests  []RequestTally // by group
	Nodes     []NodeTally    // as the cluster's Config numbers them
	Fragments FragmentTally  // zero where fragmentation is not measured
}

// RequestTally is what happened to requests, each once however often it was sent; what waits, runs, uses and is preempted
// are their copies, each for itself. Times are in nanoseconds.
type RequestTally struct {
	Wait, Sojourn                       stats.Histogram // until the first start; until the end
	Came, Lost, Delayed, Slowed         uint64          // of those that arrived in the section: all, refused, not started at once, with a slowdown
	Slowdown                            float64         // bounded, added up over Slowed
	Arrived, Started, Failed, Preempted uint64
	Ended, Retried                      uint64
	Waited, Ran                         stats.Wide   // time that requests waited and ran
	Pending                             []stats.Wide // the same waits by reason
	Refused                             []uint64     // by reason
	Used                                []float64    // amounts in use times nanoseconds, by resource; after the last, of devices in thousandths
}

// NodeTally is what a node was: nanoseconds, and nanoseconds times amounts.
type NodeTally struct {
	There, InUse, Idle float64   // Idle: times the share that is free of what it has least left of
	Fragmented         float64   // times thousandths of devices; 0 where it is not measured
	Taken              []float64 // by resource; after the last, of devices in thousandths
}

// Cut begins a new section, to which belongs what arrives from now on.
func (a *Allocator) Cut(now clock.Time) {
	a.now = max(a.now, now)
	a.settle()
	c := &a.counts
	s := &section{from: a.now, samples: make([]sample, len(c.groups)), machines: c.machines.clone(), fragments: a.fragments.over}
	for i := range c.groups {
		g := c.groups[i]
		g.pending, g.refused, g.used = slices.Clone(g.pending), slices.Clone(g.refused), slices.Clone(g.used)
		s.groups = append(s.groups, g)
	}
	c.sections = append(c.sections, s)
}

// settle counts all that goes on up to now.
func (a *Allocator) settle() {
	for i := range a.claims.n {
		if c := a.claims.at(Slot(i)); c.phase == waiting {
			a.counts.blame(a, c)
		}
	}
	for i := range a.counts.groups {
		a.counts.groups[i].pass(a.now)
	}
	for n := range int32(a.room.Len()) {
		a.counts.node(a, n)
	}
}

// Tally hands over what was counted, with a last section from the horizon, when Final was taken, to now. Nothing may
// happen any more: the histograms are its own.
func (a *Allocator) Tally(final Final) Tally {
	t := Tally{Groups: a.c.Groups(), Reasons: ReasonNames(a.room.Config()), Final: final}
	t.Retries = slices.ContainsFunc(a.c.Streams, func(s Stream) bool { return s.Retry != nil })
	for i := range a.counts.groups {
		t.Final.Firsts, t.Final.Lasts = append(t.Final.Firsts, a.counts.groups[i].first), append(t.Final.Lasts, a.counts.groups[i].last)
	}
	t.Final.Failures = a.failures
	a.Cut(a.now)
	sections := a.counts.sections
	for i := range sections[1:] {
		t.Sections = append(t.Sections, sections[i].tally(sections[i+1]))
	}
	return t
}

// tally is a section's own share, up to the next one.
func (s *section) tally(next *section) Section {
	r := Section{From: s.from, To: next.from, Requests: make([]RequestTally, len(s.groups)), Nodes: make([]NodeTally, len(s.machines.nodes))}
	for i := range s.groups {
		a, b, of := &s.groups[i], &next.groups[i], &s.samples[i]
		t := &r.Requests[i]
		*t = RequestTally{
			Wait: of.wait, Sojourn: of.sojourn, Came: of.arrived, Lost: of.failed, Delayed: of.delayed, Slowed: of.slowed, Slowdown: of.slowdown,
			Arrived: b.arrived - a.arrived, Started: b.started - a.started, Failed: b.failed - a.failed, Preempted: b.preempted - a.preempted,
			Ended: b.ended - a.ended, Retried: b.retried - a.retried, Waited: b.waited.Less(a.waited), Ran: b.ran.Less(a.ran),
		}
		for k := range b.pending {
			t.Pending = append(t.Pending, b.pending[k].Less(a.pending[k]))
			t.Refused = append(t.Refused, b.refused[k]-a.refused[k])
		}
		for k := range b.used {
			t.Used = append(t.Used, b.used[k]-a.used[k])
		}
	}
	s.machines.tally(&next.machines, r.Nodes)
	r.Fragments = next.fragments.less(s.fragments)
	return r
}

// Add merges what another section, or the same section of another run, counted into t.
func (t *RequestTally) Add(o *RequestTally) {
	t.Wait.Merge(&o.Wait)
	t.Sojourn.Merge(&o.Sojourn)
	t.Came += o.Came
	t.Lost += o.Lost
	t.Delayed += o.Delayed
	t.Slowed += o.Slowed
	t.Slowdown += o.Slowdown
	t.Arrived += o.Arrived
	t.Started += o.Started
	t.Failed += o.Failed
	t.Preempted += o.Preempted
	t.Ended += o.Ended
	t.Retried += o.Retried
	t.Waited.AddUp(o.Waited)
	t.Ran.AddUp(o.Ran)
	if t.Pending == nil {
		t.Pending, t.Refused = make([]stats.Wide, len(o.Pending)), make([]uint64, len(o.Refused))
	}
	for i := range o.Pending {
		t.Pending[i].AddUp(o.Pending[i])
		t.Refused[i] += o.Refused[i]
	}
	if t.Used == nil {
		t.Used = make([]float64, len(o.Used))
	}
	for i := range o.Used {
		t.Used[i] += o.Used[i]
	}
}

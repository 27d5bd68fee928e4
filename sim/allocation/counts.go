package allocation

import (
	"slices"

	"simulate/sim/clock"
	"simulate/sim/stats"
)

// counts is what is counted of requests and machines, in sections of the run.
type counts struct {
	reasons  int
	groups   []group // all requests, then those of each class, then those of each tenant
	classes  []int   // by stream, the index of its class
	tenants  int     // index of the first tenant
	machines machines
	sections []*section
	there    []int // nodes that are there, in all and then by pool
	most     []int // the most at once
}

// group is requests that are counted together.
type group struct {
	arrived, started, failed, preempted, ended uint64
	retried                                    uint64 // copies after the first
	lost                                       uint64 // of the failed, that had started
	waiting, running                           int64
	open                                       int64        // requests that have neither started nor failed
	back                                       int64        // that have started, and wait again
	waited                                     stats.Wide   // by those who wait, nanoseconds
	pending                                    []stats.Wide // the same by reason; they add up to it
	refused                                    []uint64     // by reason
	ran                                        stats.Wide   // by those who run
	use                                        []int64      // of those who run, by resource, then devices in thousandths
	used                                       []float64    // its integral
	first, last                                clock.Time   // when the first arrived (Never: none has), when the last ended
	since                                      clock.Time   // waiting and running are so
}

// section is a span of the run: samples of what arrived in it, and the counters as they were when it began.
type section struct {
	from      clock.Time
	samples   []sample
	groups    []group
	machines  machines
	fragments FragmentTally
}

// sample is of the requests of a group that arrived in a section.
type sample struct {
	wait, sojourn   stats.Histogram
	arrived, failed uint64
	delayed         uint64  // of those that started: not at once
	slowed          uint64  // of which the slowdown is known
	slowdown        float64 // added up, bounded
}

func newCounts(a *Allocator) counts {
	classes := a.c.Classes()
	c := counts{reasons: len(a.blamed), tenants: 1 + len(classes), machines: newMachines(a)}
	for i := range a.c.Streams {
		c.classes = append(c.classes, 1+slices.Index(classes, a.c.Streams[i].Name))
	}
	c.groups = make([]group, c.tenants+len(a.c.Tenants))
	for i := range c.groups {
		g := &c.groups[i]
		g.pending, g.refused, g.first = make([]stats.Wide, c.reasons), make([]uint64, c.reasons), clock.Never
		g.use, g.used = make([]int64, c.machines.width), make([]float64, c.machines.width)
	}
	return c
}

// each is the groups to which a request belongs: all, its class, its tenant and those above.
func (c *counts) each(a *Allocator, r *Request, f func(i int)) {
	f(0)
	f(c.classes[r.Stream])
	for t := r.Tenant; t >= 0; t = a.c.Tenants[t].Parent {
		f(c.tenants + int(t))
	}
}

// pass lets time go by for a group.
func (g *group) pass(now clock.Time) {
	dt := uint64(now - g.since)
	if dt == 0 {
		return
	}
	g.waited.Add(dt * uint64(g.waiting))
	g.ran.Add(dt * uint64(g.running))
	for r, use := range g.use {
		g.used[r] += float64(float64(dt) * float64(use))
	}
	g.since = now
}

// take counts what a request takes, or with sign -1 gives back.
func (g *group) take(r *Request, sign int64) {
	sign *= int64(r.Gang)
	for i, amount := range r.Need.Amounts {
		g.use[i] += sign * amount
	}
	g.use[len(g.use)-1] += sign * r.Need.Thousandths()
}

func (c *counts) arrive(a *Allocator, r *claim) {
	current := c.sections[len(c.sections)-1]
	c.each(a, &r.Request, func(i int) {
		c.groups[i].arrived++
		c.groups[i].open++
		c.groups[i].first = min(c.groups[i].first, a.now)
		current.samples[i].arrived++
	})
}

// again is a request that is sent again.
func (c *counts) again(a *Allocator, r *claim) {
	c.each(a, &r.Request, func(i int) { c.groups[i].retried++ })
}

// wait is one more, or one less, that waits.
func (c *counts) wait(a *Allocator, r *claim, by int64) {
	c.each(a, &r.Request, func(i int) {
		c.groups[i].pass(a.now)
		c.groups[i].waiting += by
		if r.begun && !r.spare {
			c.groups[i].back += by
		}
	})
}

// blame counts the time that a request has waited for its reason so far.
func (c *counts) blame(a *Allocator, r *claim) {
	span := uint64(a.now - r.since)
	r.since = a.now
	if span == 0 {
		return
	}
	c.each(a, &r.Request, func(i int) { c.groups[i].pending[r.reason].Add(span) })
}

func (c *counts) refuse(a *Allocator, r *claim, why Reason) {
	of := c.at(r.first)
	c.each(a, &r.Request, func(i int) {
		c.groups[i].failed++
		if r.begun {
			c.groups[i].lost++
		} else {
			c.groups[i].open--
		}
		c.groups[i].refused[why]++
		of.samples[i].failed++
	})
}

// start is a request that starts, for the first time or again.
func (c *counts) start(a *Allocator, r *claim) {
	of := c.at(r.first)
	wait := a.now - r.first
	runs := finish(0, r.left, r.speed)
	c.each(a, &r.Request, func(i int) {
		g := &c.groups[i]
		g.pass(a.now)
		g.running++
		g.take(&r.Request, 1)
		if r.begun || r.spare {
			return
		}
		g.started++
		g.open--
		s := &of.samples[i]
		s.wait.Record(int64(wait))
		if wait > 0 {
			s.delayed++
		}
		if r.left != clock.Never {
			s.slowed++
			s.slowdown += boundedSlowdown(wait, runs)
		}
	})
}

// shortest is the run time below which slowdowns are not counted in full (Feitelson's bound).
const shortest = 10 * clock.Second

// boundedSlowdown is how many times as long as it runs a request is there, at least 1; packing of short ones is not
// let dominate.
func boundedSlowdown(wait, runs clock.Time) float64 {
	return max(1, float64(wait+runs)/float64(max(runs, shortest)))
}

// stop is one less that runs.
func (c *counts) stop(a *Allocator, r *claim) {
	c.each(a, &r.Request, func(i int) {
		c.groups[i].pass(a.now)
		c.groups[i].running--
		c.groups[i].take(&r.Request, -1)
	})
}

func (c *counts) evict(a *Allocator, r *claim) {
	c.each(a, &r.Request, func(i int) { c.groups[i].preempted++ })
}

func (c *counts) end(a *Allocator, r *claim) {
	if r.spare {
		return
	}
	of := c.at(r.first)
	c.each(a, &r.Request, func(i int) {
		c.groups[i].ended++
		c.groups[i].last = a.now
		of.samples[i].sojourn.Record(int64(a.now - r.first))
	})
}

// at is the section in which something arrived.
func (c *counts) at(arrived clock.Time) *section {
	for i := len(c.sections) - 1; i > 0; i-- {
		if arrived >= c.sections[i].from {
			return c.sections[i]
		}
	}
	return c.sections[0]
}

package reports_test

import (
	"fmt"
	"math"
	"strings"

	"simulate/sim/clock"
)

// ledger is what a log says of each class of requests: how many came and what became of them, and for how long they
// waited for which reason.
type ledger struct {
	classes  map[string]*account
	requests map[string]*asked // by name, all copies of one together
	copies   map[string]*copied
}

// account is of a class. Lost are those that had started and were refused then; back are those that wait
// again; displaced counts how often a place was lost.
type account struct {
	arrived, placed, refused, lost, back, retried, displaced int64

	waits map[string]clock.Time // by reason
}

type asked struct{ placed bool }

// copied is one copy of a request.
type copied struct {
	of      *account
	request *asked
	first   bool   // of its request it has started first
	waits   bool   // or runs, or is gone
	reason  string // empty: nobody has said
	since   clock.Time
}

func newLedger() *ledger {
	return &ledger{map[string]*account{}, map[string]*asked{}, map[string]*copied{}}
}

// take is one line of the log.
func (g *ledger) take(l *line) error {
	now := clock.Time(math.Round(l.T * 1e9))
	switch l.Event {
	case "node":
		return nil
	case "submitted":
		g.submit(l, now)
		return nil
	}
	c := g.copies[l.Request]
	if err := c.pass(now); err != nil {
		return fmt.Errorf("%s: %w", l.Request, err)
	}
	switch l.Event {
	case "waits":
		c.reason = l.Reason
	case "started":
		c.start()
	case "refused":
		c.refuse()
	case "preempted", "killed":
		c.again()
	}
	return nil
}

func (g *ledger) submit(l *line, now clock.Time) {
	of := g.classes[l.Class]
	if of == nil {
		of = &account{waits: map[string]clock.Time{}}
		g.classes[l.Class] = of
	}
	name, _, again := strings.Cut(l.Request, "#")
	if again {
		of.retried++
	} else {
		of.arrived++
		g.requests[name] = &asked{}
	}
	g.copies[l.Request] = &copied{of: of, request: g.requests[name], waits: true, since: now}
}

// pass adds up what was waited so far.
func (c *copied) pass(now clock.Time) error {
	if c.waits && now > c.since {
		if c.reason == "" {
			return fmt.Errorf("nobody says why it waits from %s to %s", c.since, now)
		}
		c.of.waits[c.reason] += now - c.since
	}
	c.since = now
	return nil
}

func (c *copied) start() {
	c.waits = false
	switch {
	case c.first:
		c.of.back--
	case !c.request.placed:
		c.request.placed, c.first = true, true
		c.of.placed++
	}
}

func (c *copied) refuse() {
	c.waits = false
	c.of.refused++
	if c.first {
		c.of.back--
		c.of.lost++
	}
}

func (c *copied) again() {
	c.waits, c.reason = true, ""
	c.of.displaced++
	if c.first {
		c.of.back++
	}
}

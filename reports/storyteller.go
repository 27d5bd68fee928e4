package reports

import (
	"fmt"
	"strings"

	"simulate/sim"
	"simulate/sim/allocation"
	"simulate/sim/clock"
	"simulate/sim/cluster"
)

// storyteller listens to one run.
type storyteller struct {
	s       *Story
	tale    int
	c       *sim.Config
	reasons []string
}

// Node does not concern the request, unless it is killed there.
func (l *storyteller) Node(clock.Time, string, cluster.State) {}

// Request listens whether it is the one.
func (l *storyteller) Request(e *allocation.Entry) {
	if l.c.Requests.FirstName(e.Request) != l.s.request {
		return
	}
	t, copies := &l.s.tales[l.tale], int(e.Request.Attempt)+1
	if len(t.since) < copies {
		t.since = append(t.since, e.At)
	}
	if copies == 1 && e.Step == allocation.Submitted {
		t.came = e.At
	}
	what := l.what(t, e)
	if copies > 1 && e.Step != allocation.Submitted {
		what = fmt.Sprintf("#%d %s", copies, what)
	}
	t.tell(e.At, what)
	t.since[copies-1] = e.At
}

func (t *tale) tell(at clock.Time, what string) {
	t.lines = append(t.lines, fmt.Sprintf("%-12s %s", brief(at), what))
}

// what is what happens, in words.
func (l *storyteller) what(t *tale, e *allocation.Entry) string {
	since := t.since[e.Request.Attempt]
	switch e.Step {
	case allocation.Submitted:
		if e.Request.Attempt > 0 {
			return fmt.Sprintf("is sent again, as #%d, %s", e.Request.Attempt+1, l.after(e.At-t.came))
		}
		return "comes and asks for " + l.asksFor(e.Request)
	case allocation.Waits:
		return "waits: " + l.why(t, e)
	case allocation.Started:
		return "starts on " + l.where(e) + ", " + l.after(e.At-t.came)
	case allocation.Ended:
		return fmt.Sprintf("ends after %s, %s", brief(e.At-since), l.after(e.At-t.came))
	case allocation.Refused:
		if e.Why == allocation.GaveUp {
			return "gives up " + l.after(e.At-t.came)
		}
		return "is refused: " + readable(l.reasons[e.Why])
	case allocation.Preempted:
		return fmt.Sprintf("is preempted by somebody more important after %s, and waits again", brief(e.At-since))
	}
	return fmt.Sprintf("is killed with its node after %s, and waits again", brief(e.At-since))
}

// after is how long after it came something happens.
func (l *storyteller) after(t clock.Time) string {
	if t == 0 {
		return "at once"
	}
	return brief(t) + " after it came"
}

// why is why it waits: the main reason, and what holds for how many nodes.
func (l *storyteller) why(t *tale, e *allocation.Entry) string {
	text := readable(l.reasons[e.Why])
	var parts []string
	for why, nodes := range e.Nodes {
		if why > 0 && nodes > 0 {
			parts = append(parts, fmt.Sprintf("%s on %d", readable(l.reasons[why]), nodes))
		}
	}
	if len(parts) == 0 {
		return text
	}
	return fmt.Sprintf("%s (of %s: %s)", text, plural(t.nodes, "node"), strings.Join(parts, ", "))
}

// where is the nodes on which it runs, each with how many members if they are several.
func (l *storyteller) where(e *allocation.Entry) string {
	var names []string
	times := map[string]int{}
	for _, at := range e.Spots {
		name := e.Cluster.Spec(at.Node).Name
		if times[name]++; times[name] == 1 {
			names = append(names, name)
		}
	}
	for i, name := range names {
		if times[name] > 1 {
			names[i] = fmt.Sprintf("%s (%d)", name, times[name])
		}
	}
	return strings.Join(names, ", ")
}

// asksFor is what a request asks for, in words.
func (l *storyteller) asksFor(r *allocation.Request) string {
	var parts []string
	for i, amount := range r.Need.Amounts {
		if amount > 0 {
			of := &l.c.Cluster.Resources[i]
			parts = append(parts, amountText(of, amount)+" "+of.Name)
		}
	}
	switch d := r.Need.Devices; {
	case d > 0 && r.Need.Share < cluster.Whole:
		parts = append(parts, fmt.Sprintf("%g gpu", float64(r.Need.Share)/cluster.Whole))
	case d > 0:
		parts = append(parts, fmt.Sprintf("%d gpu", d))
	}
	if models := l.models(r.Need.Models); r.Need.Devices > 0 && models != "" {
		parts[len(parts)-1] += " of " + models
	}
	text := strings.Join(parts, ", ")
	if r.Gang > 1 {
		text = fmt.Sprintf("%d times %s, at once", r.Gang, text)
	}
	if r.Duration != clock.Never {
		text += " for " + brief(r.Duration)
	}
	if r.Estimate != r.Duration {
		text += ", estimated at " + brief(r.Estimate)
	}
	if tenant := l.c.Requests.Tenants[r.Tenant].Name; tenant != l.c.Requests.Streams[r.Stream].Name {
		text += ", for tenant " + tenant
	}
	return text
}

// models are the models of devices that will do; empty: any.
func (l *storyteller) models(set uint64) string {
	var names []string
	for i, name := range l.c.Cluster.Models {
		if set>>i&1 == 1 {
			names = append(names, name)
		}
	}
	return strings.Join(names, " or ")
}

// readable makes a code readable.
func readable(code string) string { return strings.ReplaceAll(code, "_", " ") }

package reports

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"simulate/sim"
	"simulate/sim/allocation"
	"simulate/sim/clock"
	"simulate/sim/cluster"
)

// Story tells what happened to one request in the first replication of each variant, line by line: when it came, what
// it waited for, where it ran.
type Story struct {
	request string
	tales   []tale
}

// tale is what happened to it in one variant.
type tale struct {
	variant string
	lines   []string
	nodes   int // in all
	came    clock.Time
	since   clock.Time
}

// NewStory will tell of the request of that name: its own, or that of its class and its number there, batch-17.
func NewStory(request string) *Story { return &Story{request: request} }

// Of is the log of a variant, as sim.Config.Log wants it.
func (s *Story) Of(variant string, c *sim.Config) func(replication int) allocation.Log {
	return func(replication int) allocation.Log {
		if replication > 0 {
			return nil
		}
		s.tales = append(s.tales, tale{variant: variant, nodes: len(c.Cluster.Nodes)})
		return &storyteller{s, len(s.tales) - 1, c, allocation.ReasonNames(&c.Cluster)}
	}
}

// Known says whether a request of that name came.
func (s *Story) Known() bool {
	return slices.ContainsFunc(s.tales, func(t tale) bool { return len(t.lines) > 0 })
}

// Write tells the story.
func (s *Story) Write(w io.Writer) error {
	var text strings.Builder
	for _, t := range s.tales {
		fmt.Fprintf(&text, "%s in %s\n", s.request, t.variant)
		for _, line := range t.lines {
			fmt.Fprintf(&text, "  %s\n", line)
		}
		if len(t.lines) == 0 {
			text.WriteString("  did not come before the horizon\n")
		}
	}
	_, err := io.WriteString(w, text.String())
	return err
}

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
	if l.c.Requests.NameOf(e.Request) != l.s.request {
		return
	}
	t := &l.s.tales[l.tale]
	if e.Step == allocation.Submitted {
		t.came, t.since = e.At, e.At
	}
	t.lines = append(t.lines, fmt.Sprintf("%-12s %s", e.At, l.what(t, e)))
	t.since = e.At
}

// what is what happens, in words.
func (l *storyteller) what(t *tale, e *allocation.Entry) string {
	switch e.Step {
	case allocation.Submitted:
		return "comes and asks for " + l.asksFor(e.Request)
	case allocation.Waits:
		return "waits: " + l.why(t, e)
	case allocation.Started:
		return fmt.Sprintf("starts on %s, %s after it came", l.where(e), e.At-t.came)
	case allocation.Ended:
		return fmt.Sprintf("ends after %s, %s after it came", e.At-t.since, e.At-t.came)
	case allocation.Refused:
		return "is refused: " + readable(l.reasons[e.Why])
	case allocation.Preempted:
		return fmt.Sprintf("is preempted by somebody more important after %s, and waits again", e.At-t.since)
	}
	return fmt.Sprintf("is killed with its node after %s, and waits again", e.At-t.since)
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
	return fmt.Sprintf("%s (of %d nodes: %s)", text, t.nodes, strings.Join(parts, ", "))
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
	text := strings.Join(parts, ", ")
	if r.Gang > 1 {
		text = fmt.Sprintf("%d times %s, at once", r.Gang, text)
	}
	if r.Duration != clock.Never {
		text += " for " + r.Duration.String()
	}
	return text
}

// readable makes a code readable.
func readable(code string) string { return strings.ReplaceAll(code, "_", " ") }

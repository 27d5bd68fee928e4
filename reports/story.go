package reports

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"simulate/sim/allocation"
	"simulate/sim/clock"
	"simulate/sim/experiment"
)

// Story tells what happened to one request in the first replication of each variant, line by line: when it came, what
// it waited for, where it ran.
type Story struct {
	request string
	tales   []tale
}

// tale is what happened to it in one variant.
type tale struct {
	variant experiment.Variant
	lines   []string
	nodes   int // in all
	came    clock.Time
	since   []clock.Time // by copy, when something last happened to it
}

// NewStory will tell of the request of that name: its own, or that of its class and its number there, batch-17.
func NewStory(request string) *Story { return &Story{request: request} }

// Of is the log of a variant, as sim.Config.Log wants it.
func (s *Story) Of(variant *experiment.Candidate) func(replication int) allocation.Log {
	c := variant.Config
	return func(replication int) allocation.Log {
		if replication > 0 {
			return nil
		}
		s.tales = append(s.tales, tale{
			variant: experiment.Variant{Name: variant.Name, Settings: variant.Settings}, nodes: len(c.Cluster.Nodes),
		})
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
	variants := make([]experiment.Variant, len(s.tales))
	for i := range s.tales {
		variants[i] = s.tales[i].variant
	}
	names := labels(variants)
	for i, t := range s.tales {
		fmt.Fprintf(&text, "%s in %s\n", s.request, names[variants[i].Name])
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

package accuracy

import (
	"errors"
	"math"
	"strings"
	"sync"
	"testing"
)

// refused are the networks that the language has no words for, with what it says to them.
var refused = map[string]string{
	"retry-20pct": "cycle", // records that come back to a station
}

// TestReferenceNetworks holds every worked example against the simulator, at the size of `make test`.
func TestReferenceNetworks(t *testing.T) {
	holdNetworks(t, referenceNetworks(t), short)
}

// holdNetworks judges networks, each simulated as far as its expectations ask, within bounds. With -v it prints
// the table of the README and what cannot be expressed.
func holdNetworks(t *testing.T, networks []truth, size size) {
	var unsaid sync.Map
	tables := make([]strings.Builder, len(networks))
	t.Run("networks", func(t *testing.T) {
		for i := range networks {
			c := &networks[i]
			t.Run(c.ID, func(t *testing.T) {
				t.Parallel()
				if word, is := refused[c.ID]; is {
					assertRefused(t, c, word)
					unsaid.Store(c.ID, "a network whose records come back: operators must not form a cycle")
					return
				}
				n := c.wanted(size)
				for _, j := range c.hold(t, n, 1, &unsaid) {
					tables[i].WriteString(j.row(c) + "\n")
					if problem := j.problem(); problem != "" {
						t.Error(problem)
					}
				}
			})
		}
	})
	if testing.Verbose() {
		writeTable(t, networks, tables, &unsaid)
	}
}

func writeTable(t *testing.T, networks []truth, tables []strings.Builder, unsaid *sync.Map) {
	var all strings.Builder
	all.WriteString("\n" + tableHead + "\n")
	for i := range tables {
		all.WriteString(tables[i].String())
	}
	all.WriteString("\n| cannot be expressed | why |\n|---|---|\n")
	for i := range networks {
		for _, what := range append([]string{networks[i].ID}, networks[i].names()...) {
			if why, is := unsaid.Load(what); is {
				all.WriteString("| " + what + " | " + why.(string) + " |\n")
			}
		}
	}
	t.Log(all.String())
}

// names are those of a network's expectations.
func (c *truth) names() []string {
	var all []string
	for i := range c.Expect {
		all = append(all, c.ID+": "+c.Expect[i].String())
	}
	return all
}

// hold simulates a network with n arrivals (transient: replications) and a seed, and judges what the language can express.
// What it cannot is noted in unsaid, never dropped in silence.
func (c *truth) hold(t *testing.T, n float64, seed uint64, unsaid *sync.Map) []judgement {
	t.Helper()
	l := length{arrivals: n, replications: c.replications(n), seed: seed}
	s, err := c.scenario(l)
	if err != nil {
		t.Fatal(err)
	}
	result := simulate(t, s.text(t), 1)
	var all []judgement
	for i := range c.Expect {
		e := &c.Expect[i]
		seen, err := c.look(&result, e)
		var cannot inexpressible
		switch {
		case errors.As(err, &cannot):
			unsaid.Store(c.ID+": "+e.String(), string(cannot))
		case err != nil:
			t.Error(err)
		default:
			all = append(all, c.judge(e, seen, n))
		}
	}
	return all
}

// replications are as many as a transient expectation over them asks for; a deterministic answer needs one.
func (c *truth) replications(n float64) int {
	switch c.Run.Mode {
	case "transient":
		return int(math.Round(n))
	case "deterministic":
		return 1
	}
	return replications
}

func assertRefused(t *testing.T, c *truth, word string) {
	t.Helper()
	s, err := c.scenario(length{arrivals: short.least, replications: replications})
	if err != nil {
		t.Fatal(err)
	}
	_, problems := read(s.text(t))
	if len(problems) == 0 || !strings.Contains(problems.Error(), word) {
		t.Errorf("%s must be refused with the word %q, got: %v", c.ID, word, problems)
	}
}

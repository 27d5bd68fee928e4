package accuracy

import (
	"errors"
	"math"
	"strings"
	"testing"

	"simulate/sim/experiment"
)

// refused are the networks that the language has no words for, with what it says to them.
var refused = map[string]string{
	"retry-20pct": "cycle", // records that come back to a station
}

// holdNetworks judges networks, each simulated as far as its expectations ask. With -v it prints the table of the
// README, with what cannot be expressed and why: that is never dropped in silence.
func holdNetworks(t *testing.T, networks []truth, size size) {
	tables := make([]strings.Builder, len(networks))
	t.Run("networks", func(t *testing.T) {
		for i := range networks {
			c := &networks[i]
			t.Run(c.ID, func(t *testing.T) {
				t.Parallel()
				if word, is := refused[c.ID]; is {
					assertRefused(t, c, word)
					tables[i].WriteString(cannot(c.ID, "all", "operators must not form a cycle"))
					return
				}
				n := c.wanted(size)
				text, result := c.simulate(t, n, 1)
				assertSameByRecursion(t, text, result)
				judged, unsaid := c.hold(t, &result, n)
				for _, j := range judged {
					tables[i].WriteString(j.row(c.ID))
					if problem := j.problem(); problem != "" {
						t.Error(problem)
					}
				}
				for _, u := range unsaid {
					tables[i].WriteString(cannot(c.ID, u.metric, u.why))
				}
			})
		}
	})
	if testing.Verbose() {
		writeTable(t, tables)
	}
}

func writeTable(t *testing.T, tables []strings.Builder) {
	var all strings.Builder
	all.WriteString("\n" + tableHead)
	for i := range tables {
		all.WriteString(tables[i].String())
	}
	t.Log(all.String())
}

// unsaid is an expectation that the language cannot express.
type unsaid struct{ metric, why string }

// simulate simulates a network event by event, with n arrivals (transient: replications) and a seed.
func (c *truth) simulate(t *testing.T, n float64, seed uint64) (text []byte, result experiment.Result) {
	t.Helper()
	s, err := c.scenario(length{arrivals: n, replications: c.replications(n), seed: seed})
	if err != nil {
		t.Fatal(err)
	}
	text = s.text(t)
	return text, simulate(t, text, 1)
}

// hold judges a network that was simulated with n arrivals (transient: replications) by what the language can
// express, and names what it cannot.
func (c *truth) hold(t *testing.T, result *experiment.Result, n float64) (judged []judgement, without []unsaid) {
	t.Helper()
	for i := range c.Expect {
		e := &c.Expect[i]
		seen, err := c.look(result, e)
		var why inexpressible
		switch {
		case errors.As(err, &why):
			without = append(without, unsaid{e.String(), string(why)})
		case err != nil:
			t.Error(err)
		default:
			judged = append(judged, c.judge(e, seen, n))
		}
	}
	return judged, without
}

// replications are as many as a transient expectation over them asks for; a deterministic answer needs one.
func (c *truth) replications(n float64) int {
	switch c.Run.Mode {
	case "transient":
		return int(math.Round(n))
	case "deterministic":
		return 1
	}
	if n >= 5e7 { // long enough to be split further: intervals vary less
		return 2 * replications
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

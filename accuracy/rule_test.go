package accuracy

import (
	"fmt"
	"math"
)

// size is how much the cases are simulated.
type size struct {
	least, most float64 // arrivals of a steady case
	share       float64 // of n1: replications of a transient case, if that is more than it asks for itself
}

// short is the size of `make test`.
var short = size{least: 2e5, most: 2e6}

// replications of a steady case.
const replications = 32

// wanted is how much a case is to be simulated: a quarter of what its most demanding expectation needs for 1 %. A
// transient one counts replications, and says itself how many will do.
func (c *truth) wanted(size size) float64 {
	most := 0.0
	for _, e := range c.Expect {
		most = max(most, e.N1)
	}
	if c.Run.Mode == "transient" {
		return max(float64(c.Run.Replications), size.share*most)
	}
	return min(max(size.least, most/4), size.most)
}

// judgement is an expectation, what was observed, and what may lie between them.
type judgement struct {
	e        *expectation
	seen     observed
	off      float64 // relative, or absolute where absolute
	allowed  float64
	wide     float64 // the largest half-width allowed, relative; 0: any
	absolute bool
}

// judge applies the rule. With n arrivals (transient: replications), w is the half-width of a 95 % interval that
// chance explains, relative to the value: it falls with the square root of n. An exact answer to a finite run has
// none of it.
func (c *truth) judge(e *expectation, seen observed, n float64) judgement {
	j := judgement{e: e, seen: seen, off: math.Abs(seen.value - e.Value)}
	if e.Value == 0 {
		j.absolute = true
		if e.Q > 0 && !math.IsNaN(seen.half) { // the truth is at the edge of an atom: its probability is 1 - q just so
			j.allowed = seen.half
		}
		return j
	}
	r0 := 0.002
	if e.Q > 0 {
		r0 = 0.005
	}
	if c.Run.Mode == "deterministic" {
		r0 = exactly(e)
	}
	w := 0.01 * math.Sqrt(c.effort(e)/n)
	factor := 2.2
	if c.effort(e) > 1e7 {
		factor = 3
	}
	j.off /= math.Abs(e.Value)
	j.allowed = max(r0, factor*w)
	if !math.IsNaN(seen.half) {
		j.wide = 2.5*w + r0
	}
	if e.Value < 1e-3 {
		j.allowed = max(j.allowed, 3*math.Sqrt(20*e.Value/n)/e.Value)
	}
	return j
}

// exactly is the tolerance of an answer that chance has no part in: that of a fluid approximation is stated, a
// quantile is read from a histogram with values within 0.1 %, the rest is exact but for rounding.
func exactly(e *expectation) float64 {
	switch {
	case e.RelErr > 0:
		return e.RelErr
	case e.Q > 0:
		return 0.001
	}
	return 1e-9
}

// effort is n1. Where it was not measured, that of the metric to which Little's law ties this one counts.
func (c *truth) effort(e *expectation) float64 {
	if e.N1 > 0 {
		return e.N1
	}
	tied := map[string]string{"system_mean": "sojourn_mean", "queue_mean": "wait_mean"}[e.Metric]
	for _, o := range c.Expect {
		if o.Metric == tied && o.At == e.At && o.Cls == e.Cls {
			return o.N1
		}
	}
	return 0
}

// problem is what the rule says against an observation; "": nothing.
func (j *judgement) problem() string {
	half := j.seen.half / math.Abs(j.e.Value)
	switch {
	case math.IsNaN(j.seen.value):
		return fmt.Sprintf("%s: not observed, want %g", j.e, j.e.Value)
	case j.off > j.allowed:
		return fmt.Sprintf("%s: is %g ± %.3g, want %g: off by %s, at most %s are allowed", j.e, j.seen.value, j.seen.half, j.e.Value, j.size(j.off), j.size(j.allowed))
	case j.wide > 0 && half > j.wide:
		return fmt.Sprintf("%s: is %g ± %s, the interval may be ± %s wide", j.e, j.seen.value, j.size(half), j.size(j.wide))
	}
	return ""
}

func (j *judgement) size(x float64) string {
	if j.absolute {
		return fmt.Sprintf("%.3g", x)
	}
	return fmt.Sprintf("%.3g %%", 100*x)
}

const tableHead = "| case | metric | truth | simulated | off by | allowed |\n|---|---|---|---|---|---|\n"

// row is a line of the table of the README.
func (j *judgement) row(id string) string {
	return fmt.Sprintf("| %s | %s | %.6g | %.6g | %s | %s |\n", id, j.e, j.e.Value, j.seen.value, j.size(j.off), j.size(j.allowed))
}

// cannot is a line of it about what the language cannot express.
func cannot(id, metric, why string) string {
	return fmt.Sprintf("| %s | %s | | cannot be expressed: %s | | |\n", id, metric, why)
}

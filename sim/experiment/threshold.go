package experiment

import "math"

// Threshold is a condition on one metric: METRIC{SCOPE} OP LIMIT, or OP FACTOR*baseline.
type Threshold struct {
	Expression string // as the scenario writes it, for people
	Metric     string
	Scope      Scope // Subtask -1; an empty scope means each process, class of requests or cluster that has the metric
	Op         Op
	Limit      float64 // base units; with Baseline: the factor
	Baseline   bool    // the limit is Limit times the baseline's value
}

// Op compares a value with a limit.
type Op string

// Comparisons.
const (
	Less           Op = "<"
	LessOrEqual    Op = "<="
	Greater        Op = ">"
	GreaterOrEqual Op = ">="
)

// covers says whether a threshold is about that scope.
func (t *Threshold) covers(s Scope) bool {
	if t.Scope != (Scope{Subtask: -1}) {
		return t.Scope == s
	}
	switch {
	case s.Process != "":
		return s.Operator == "" && s.Workload == "" && s.Part == ""
	case s.Request != "":
		return s.Reason == ""
	}
	info, _ := FindMetric(t.Metric)
	classes, only := info.OfRequests()
	return (!classes || only) && s.Tenant == "" && s.Node == "" && s.Pool == "" && s.Reason == ""
}

// decide judges the whole interval around the margin; a value without an interval is taken at its word.
func (t *Threshold) decide(margin, half float64, unbounded bool) Verdict {
	up := t.Op == Greater || t.Op == GreaterOrEqual
	switch {
	case unbounded:
		return Fail
	case math.IsNaN(margin):
		return CannotTell
	case math.IsNaN(half):
		half = 0
	}
	if up {
		margin = -margin
	}
	strict := t.Op == Less || t.Op == Greater
	switch {
	case margin+half < 0 || (margin+half == 0 && !strict):
		return Pass
	case margin-half > 0 || (margin-half == 0 && half == 0 && strict):
		return Fail
	}
	return CannotTell
}

// decideOpen judges a value of which only is known that it lies so far above the limit at least.
func (t *Threshold) decideOpen(margin, half float64) Verdict {
	beyond := Threshold{Op: Greater}
	if t.Op == Less || t.Op == GreaterOrEqual {
		beyond.Op = GreaterOrEqual
	}
	switch up := t.Op == Greater || t.Op == GreaterOrEqual; {
	case beyond.decide(margin, half, false) != Pass:
		return CannotTell
	case up:
		return Pass
	}
	return Fail
}

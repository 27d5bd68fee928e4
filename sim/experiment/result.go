package experiment

import (
	"simulate/sim/clock"
	"simulate/sim/finding"
)

// Result is the answer to a Design. Numbers are in base units (seconds, bytes, cores, events); what was not
// observed is NaN, and an interval that does not exist is nil.
type Result struct {
	Variants    []Variant
	Comparisons []Comparison
	Thresholds  []Judgement
}

// Verdict is an answer in a word.
type Verdict string

// Verdicts on a variant, a threshold and a comparison.
const (
	NotJudged    Verdict = "" // nothing was asked, or nothing can be told: no interval
	Meets        Verdict = "meets"
	Violates     Verdict = "violates"
	CannotTell   Verdict = "cannot_tell"
	Unstable     Verdict = "unstable"
	Pass         Verdict = "pass"
	Fail         Verdict = "fail"
	Better       Verdict = "better"
	Worse        Verdict = "worse"
	NoDifference Verdict = "no_difference"
)

// Variant is one of the compared things and what was found of it.
type Variant struct {
	Name      string
	Settings  []Setting
	Verdict   Verdict
	Metrics   []Metric // by scope in the scenario's order, then as the catalog of metrics lists them
	Series    []Series
	Findings  []finding.Finding
	Simulated Simulated
}

// Setting is one value that tells a variant from the others, as --set would write it.
type Setting struct{ Path, Value string }

// Scope says what a metric is about; empty fields do not narrow it. Subtask is an index, or -1.
type Scope struct {
	Process, Operator, Workload string
	Subtask                     int
	Request, Tenant             string // a class of requests, or a tenant and those below
	Node, Pool, Resource        string // of a cluster; devices are the resource gpu
	Part                        string // of a latency
	Reason                      string // for which requests waited or were refused
}

// Metric is one number of a variant: the mean over the replications (quantiles: of their merged sample).
type Metric struct {
	Name         string // of the metric catalog
	Scope        Scope
	Value        float64
	CI95         *Interval
	Replications int       // those in which it was observed
	Values       []float64 // by replication, which comparisons pair; NaN where it was not observed
}

// Interval holds the truth with a stated probability.
type Interval struct{ Low, High float64 }

// Series is a metric over simulated time, or over another axis: mean over the replications and the 95 % interval of
// that mean (NaN where there is none).
type Series struct {
	Name         string
	Scope        Scope
	Unit         string
	At           []clock.Time
	Axis         string    // what X is; empty: the series is over time
	X            []float64 // in place of At
	Mean, Lo, Hi []float64
}

// Simulated says what the numbers of a variant cost and how they were had.
type Simulated struct {
	Events       uint64 // simulated in all replications
	Replications int
	Runs         []Replication
	Method       string     // names of those used, joined by +; event where every operator was simulated by events
	Methods      []Method   // of each operator, the same in every replication
	Warmup       clock.Time // deleted from the start of every replication
	Horizon      clock.Time // mean over the replications
	Partial      bool       // stopped before its last replication
}

// Replication is one run of a variant. Its random numbers follow from the seed of the design and its number.
type Replication struct {
	Number  int
	Events  uint64
	Horizon clock.Time
}

// Comparison is a paired difference of one metric between a variant and the baseline: variant minus baseline,
// replication by replication.
type Comparison struct {
	Metric            string
	Scope             Scope
	Baseline, Variant string
	Difference        float64
	Relative          float64   // variant / baseline; NaN where the baseline is 0
	CI95              *Interval // of this difference alone
	P                 float64   // two-sided, adjusted for all comparisons of the result (Holm); NaN where there is no interval
	Verdict           Verdict   // by P; NotJudged where there is none
}

// Judgement is a threshold and what a variant says to it.
type Judgement struct {
	Expression string // metric, scope and condition as the scenario writes them
	Variant    string
	Scope      Scope
	Metric     string
	Value      float64
	CI95       *Interval
	Limit      float64 // in base units; of a relative one, the limit that it came to
	Verdict    Verdict
	AtLeast    float64 // of a value that the run was too short to see: it is at least so much, +Inf where it never ended; 0: nothing is known
	More       int     // replications that would probably decide what cannot be told; 0: unknown
}

package experiment

// Threshold is a condition on one metric: METRIC{SCOPE} OP LIMIT, or OP FACTOR*baseline.
type Threshold struct {
	Expression string // as the scenario writes it, for people
	Metric     string
	Scope      Scope // Subtask -1; an empty scope means each process that has the metric
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

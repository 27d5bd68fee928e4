package workload

import "fmt"

// RequestTrace is a list of requests that were recorded, how it is read and which of its rows count. Times and bounds
// are those of the Trace; its Time, Format and what belongs to one are not looked at.
//
// A list is read row by row in bounded memory and replayed so. It is held in memory, about a hundred bytes a row,
// if it is shuffled or inflated, or if its order is that of time and its rows do not stand in it.
type RequestTrace struct {
	Trace
	Layout  Layout
	Columns []Column // CSV: all that are read; else in place of the layout's own, and further ones
	Order   RequestOrder
	Inflate float64 // above 0: after the list come rows drawn from it, until demand is so many times the capacity
}

// Layout is how a list of requests is written.
type Layout uint8

// Layouts. What a column holds that is named in none is not looked at.
const (
	CSV   Layout = iota // columns that the scenario names
	OpenB               // the pods of Alibaba's traces of shared GPUs
	SWF                 // the Standard Workload Format of logs of parallel computers
)

// RequestOrder is the order in which recorded requests come.
type RequestOrder uint8

// Orders of requests.
const (
	ByTime   RequestOrder = iota // as recorded; those of one instant as they stand in the file
	ByFile                       // as they stand in the file, number k, k = 0, 1, ..., at k seconds; none ends
	Shuffled                     // the same, dealt anew in every run
	Together                     // all at 0, as they stand in the file
)

// maxInflate is beyond what can be simulated.
const maxInflate = 1e6

// Problems lists the settings that cannot be.
func (t *RequestTrace) Problems() (problems []Problem) {
	say := func(path, message string, values ...any) {
		problems = append(problems, Problem{path, fmt.Sprintf(message, values...)})
	}
	switch {
	case !(t.Inflate >= 0 && t.Inflate <= maxInflate):
		say("trace.inflate", "must be between 0 and %g, is %g", maxInflate, t.Inflate)
	case t.Inflate > 0 && t.Order == ByTime:
		say("trace.inflate", "rows that are drawn have no recorded times: choose order: file, shuffle or together")
	}
	return append(problems, t.columnProblems()...)
}

// timed says whether the rows' times matter.
func (t *RequestTrace) timed() bool { return t.Order == ByTime || t.bounded() }

// bounded says whether rows are left out by their time.
func (t *RequestTrace) bounded() bool {
	return t.From.Kind != NoBound || t.To.Kind != NoBound || t.Order == ByTime && t.Clock
}

// dealt says whether any row may be wanted at any time.
func (t *RequestTrace) dealt() bool { return t.Order == Shuffled || t.Inflate > 0 }

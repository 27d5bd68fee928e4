// Package finding holds coded remarks about a scenario or a result: what a reader of the numbers must know.
// A finding is raised where it is known, travels inside the result, and is never an error.
package finding

// Severity says how much a finding weighs.
type Severity string

// Severities, lightest first.
const (
	Note    Severity = "note"    // good to know
	Warning Severity = "warning" // numbers may mislead without it
	Error   Severity = "error"   // the question could not be answered as asked
)

// Code names a kind of finding; it stays the same between versions, so scripts may look for it.
type Code string

// Finding is one remark.
type Finding struct {
	Code     Code
	Severity Severity
	Path     string // of the scenario, as in --set; empty: the whole
	Message  string // one sentence or two, with the numbers
}

package flink

import "fmt"

// Refusal is why Flink does not start with a configuration.
type Refusal struct {
	Component string // what does not fit: a component by the name of its field in Memory, or one of the words below
	Reason    string // in plain words, with the numbers
}

// Words for what is wrong with a configuration as a whole, beside the names of components.
const (
	Missing    = "missing"    // nothing that the rest could be derived from
	Range      = "range"      // a minimum above its maximum, or a fraction outside [0, 1)
	Unreadable = "unreadable" // a value that is no size, no number
)

func (r *Refusal) Error() string { return r.Reason }

// refuse is a Refusal as an error.
func refuse(component, format string, values ...any) error {
	return &Refusal{Component: component, Reason: fmt.Sprintf(format, values...)}
}

// Package reports turns results into bytes: text for people, CSV for spreadsheets, JSON for programs, one form
// a file. A report asks the simulator for nothing and adds no judgement of its own; it chooses units, digits
// and order. Equal inputs give equal bytes: nothing of the machine, the clock or the length of a run enters.
package reports

// Meta is what a report says of a run beside its result.
type Meta struct {
	Scenario    string // its name
	Description string // the question that it answers; may be empty
	Digest      string // sha256:... of everything that was read
	Seed        uint64
	Version     string    // of the simulator
	Given       []Default // what the scenario gives: layers laid over each other, variables replaced
	Defaults    []Default
	Reproduce   string // the command that gives this result again
	// Position is where a path of the scenario was written, as file:line:column; empty: nowhere. It may be nil.
	Position func(path string) string
}

// Default is a value of the scenario: that it gives, or that it left to the simulator.
type Default struct{ Path, Value string }

// at is the position of a finding: where its path was written, else the path itself.
func (m Meta) at(path string) string {
	if path == "" || m.Position == nil {
		return path
	}
	if where := m.Position(path); where != "" {
		return where
	}
	return path
}

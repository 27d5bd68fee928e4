package document

// Problem is one mistake of a scenario: where, what, and what to do.
type Problem struct {
	Position
	Width      int    `json:"-"`              // characters to mark from Column on; 0: to the end of the word
	Path       string `json:"path,omitempty"` // of the scenario, as in --set
	Message    string `json:"message"`        // lower case, in the scenario's words; what was expected and an example
	Suggestion string `json:"suggestion,omitempty"`
}

// String is the first line of the problem as people see it: file:line:column: message.
func (p Problem) String() string { return p.Position.String() + ": " + p.Message }

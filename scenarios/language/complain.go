package language

import (
	"fmt"

	"simulate/scenarios/document"
)

// Problems are all that were found so far, by Check and by reading.
func (c Cursor) Problems() document.Problems { return c.reading.problems.Sorted() }

// Problem says that what stands here is wrong: what was expected and what to do, in lower case.
func (c Cursor) Problem(format string, values ...any) { c.Suggest("", format, values...) }

// Suggest is Problem with the nearest valid name.
func (c Cursor) Suggest(suggestion, format string, values ...any) {
	problem := document.Problem{Position: c.Position(), Path: c.path.String(), Message: fmt.Sprintf(format, values...), Suggestion: suggestion}
	if c.node != nil {
		problem.Width = c.node.Width()
	}
	c.reading.problems = append(c.reading.problems, problem)
}

// NoSuch says that the name that stands here names nothing among names.
func (c Cursor) NoSuch(what string, names []string) {
	name := ""
	if c.node != nil {
		name = c.node.Text
	}
	c.Suggest(document.Nearest(name, names), "there is no %s %q", what, name)
}

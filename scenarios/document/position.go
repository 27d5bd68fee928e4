package document

import "strconv"

// Position is a place in a file. Line and Column count characters from 1; a zero Line means the file as a whole,
// or a setting of the command line, whose File is "--set PATH=VALUE".
type Position struct {
	File   string `json:"file"`
	Line   int    `json:"line"`
	Column int    `json:"column"`

	source *source // what was read, for excerpts; nil: nothing to show
}

// String is file:line:column, or the file alone.
func (p Position) String() string {
	if p.Line == 0 {
		return p.File
	}
	return p.File + ":" + strconv.Itoa(p.Line) + ":" + strconv.Itoa(p.Column)
}

package document

import (
	"cmp"
	"slices"
)

// Problems are mistakes of one or several scenarios. Append freely; Sorted puts them in order for people.
type Problems []Problem

// Sorted is p by file, line, column and message, each problem once.
func (p Problems) Sorted() Problems {
	sorted := slices.Clone(p)
	slices.SortStableFunc(sorted, func(a, b Problem) int {
		return cmp.Or(
			cmp.Compare(a.File, b.File),
			cmp.Compare(a.Line, b.Line),
			cmp.Compare(a.Column, b.Column),
			cmp.Compare(a.Message, b.Message),
		)
	})
	return slices.CompactFunc(sorted, sameProblem)
}

func sameProblem(a, b Problem) bool {
	return a.File == b.File && a.Line == b.Line && a.Column == b.Column && a.Message == b.Message
}

// Files counts the files that have problems.
func (p Problems) Files() int {
	names := map[string]bool{}
	for _, problem := range p {
		names[problem.File] = true
	}
	return len(names)
}

// Error lists the problems, one a line, without excerpts.
func (p Problems) Error() string {
	var text []byte
	for i, problem := range p.Sorted() {
		if i > 0 {
			text = append(text, '\n')
		}
		text = append(text, problem.String()...)
	}
	return string(text)
}

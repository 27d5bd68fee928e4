package plan

import (
	"slices"
	"strings"

	"simulate/sim/finding"
)

// levels says from which levels the settings of a process come, and in which order they win, where that is not stated.
func levels(x *context) []finding.Finding {
	var r remarks
	for i := range x.jobs {
		j := &x.jobs[i]
		if len(j.Levels) > 1 && slices.ContainsFunc(j.Levels, func(l string) bool { return l != "_defaults" && l != "process" }) {
			r.add(finding.Levels, finding.Note, j.Path,
				"its settings come from %s; the later ones win, the parallelism of an operator over that of its process. --explain PATH says which set what.", strings.Join(j.Levels, ", "))
		}
	}
	return r
}

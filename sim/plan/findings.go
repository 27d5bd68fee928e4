package plan

import (
	"cmp"
	"slices"
	"strings"

	"simulate/sim/finding"
)

// findings applies all rules; the most severe first, then those of one process together, in the scenario's order.
func (x *context) findings() []finding.Finding {
	var all []finding.Finding
	for _, r := range rules {
		all = append(all, r(x)...)
	}
	slices.SortStableFunc(all, func(a, b finding.Finding) int {
		return cmp.Or(cmp.Compare(weightOf(b.Severity), weightOf(a.Severity)), cmp.Compare(x.place(a.Path), x.place(b.Path)))
	})
	return all
}

func weightOf(s finding.Severity) int {
	return slices.Index([]finding.Severity{finding.Note, finding.Warning, finding.Error}, s)
}

// place is the process that a path of the scenario belongs to; what belongs to none comes first.
func (x *context) place(path string) int {
	return slices.IndexFunc(x.Processes, func(p Process) bool { return path == p.Path || strings.HasPrefix(path, p.Path+".") })
}

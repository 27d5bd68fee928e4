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
	places := map[string]int{}
	for i := range all {
		places[all[i].Path] = x.place(all[i].Path)
	}
	slices.SortStableFunc(all, func(a, b finding.Finding) int {
		return cmp.Or(cmp.Compare(weightOf(b.Severity), weightOf(a.Severity)), cmp.Compare(places[a.Path], places[b.Path]))
	})
	return all
}

func weightOf(s finding.Severity) int {
	return slices.Index([]finding.Severity{finding.Note, finding.Warning, finding.Error}, s)
}

// place is the process that a path of the scenario belongs to; what belongs to none comes first.
func (x *context) place(path string) int {
	return slices.IndexFunc(x.Processes, func(p Process) bool {
		for _, own := range []string{p.Path, "processes." + p.Name} {
			if rest, inside := strings.CutPrefix(path, own); inside && (rest == "" || rest[0] == '.') {
				return true
			}
		}
		return false
	})
}

package plan

import (
	"cmp"
	"slices"
	"strings"

	"simulate/sim/finding"
)

// findings applies all rules; the most severe first, then those of one process together, in the scenario's order.
// What several kinds of task managers have in common is said once.
func (x *context) findings() []finding.Finding {
	var all []finding.Finding
	said := map[finding.Finding]bool{}
	for _, r := range rules {
		for _, f := range r(x) {
			if !said[f] {
				all, said[f] = append(all, f), true
			}
		}
	}
	own := x.own()
	places := map[string]int{}
	for i := range all {
		places[all[i].Path] = own.of(all[i].Path)
	}
	slices.SortStableFunc(all, func(a, b finding.Finding) int {
		return cmp.Or(cmp.Compare(weightOf(b.Severity), weightOf(a.Severity)), cmp.Compare(places[a.Path], places[b.Path]))
	})
	return all
}

func weightOf(s finding.Severity) int {
	return slices.Index([]finding.Severity{finding.Note, finding.Warning, finding.Error}, s)
}

// owners are the processes by the paths of the scenario that are about them.
type owners map[string]int

func (x *context) own() owners {
	o := owners{}
	for i := range x.Processes {
		o[x.Processes[i].Path], o["processes."+x.Processes[i].Name] = i, i
	}
	return o
}

// of is the process that a path belongs to; what belongs to none comes first.
func (o owners) of(path string) int {
	for end := len(path); end > 0; end = strings.LastIndexByte(path[:end], '.') {
		if i, known := o[path[:end]]; known {
			return i
		}
	}
	return -1
}

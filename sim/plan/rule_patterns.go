package plan

import (
	"slices"

	"simulate/sim/finding"
)

// patterns looks for patterns of slot-sharing groups that take no operator, where the operators are known.
func patterns(x *context) []finding.Finding {
	var r remarks
	for i := range x.jobs {
		j := &x.jobs[i]
		if !j.Graph {
			continue
		}
		for g := range j.Sharing.Groups {
			for _, pattern := range j.Sharing.Groups[g].Operators {
				one := Group{Operators: []string{pattern}}
				if !slices.ContainsFunc(j.Operators, func(o Operator) bool { return one.Takes(o.Name) }) {
					r.add(finding.NoMatch, finding.Note, j.Path+".slot_sharing.groups",
						"pattern %s of group %s takes no operator of %s.", pattern, j.Sharing.Groups[g].Name, j.Name)
				}
			}
		}
	}
	return r
}

package plan

import (
	"strings"

	"simulate/sim/finding"
)

// coLocation says why operators that are to share slots cannot; all reasons at once.
func coLocation(x *context) []finding.Finding {
	var r remarks
	for i := range x.jobs {
		if j := &x.jobs[i]; j.apart != nil {
			r.add(finding.CoLocation, finding.Error, j.Path+".co_location",
				"impossible: %s. Flink refuses the job; the plan goes on without it. Give the operators one parallelism and one group, or drop the co-location.",
				strings.ReplaceAll(j.apart.Error(), "\n", "; "))
		}
	}
	return r
}

package plan

import (
	"strings"

	"simulate/sim/finding"
)

// noLoad looks for promises that nobody can hold against anything.
func noLoad(x *context) []finding.Finding {
	var r remarks
	for i := range x.jobs {
		j := &x.jobs[i]
		p50, p99 := j.targets()
		rate, _ := j.targetRate()
		if (p50 == 0 && p99 == 0 && rate == 0) || j.sized().known {
			continue
		}
		var missing []string
		known, works := false, false
		for o := range j.loads {
			known = known || j.loads[o].known
			works = works || j.loads[o].work.mean > 0
		}
		if !known && rate == 0 {
			missing = append(missing, "how many events come (a workload, or auto_size.events_per_second)")
		}
		if !works {
			missing = append(missing, "how long one takes (processing_time of its operators, or auto_size.processing_time_ms)")
		}
		promised := j.latencies()
		if rate > 0 {
			promised = append(promised, count(rate)+" events/s")
		}
		if len(missing) > 0 {
			r.add(finding.NoLoad, finding.Warning, j.Path,
				"%s are promised, but nobody says %s: the promise cannot be held against anything.", strings.Join(promised, ", "), strings.Join(missing, ", nor "))
		}
	}
	return r
}

package plan

import (
	"fmt"
	"strings"

	"simulate/sim/finding"
)

// partitions holds the parallelism of sources, and where the autoscaler may take it, against the partitions they read;
// and says what a target of lag per partition is in all.
func partitions(x *context) []finding.Finding {
	var r remarks
	for i := range x.jobs {
		j := &x.jobs[i]
		for o := range j.Operators {
			for _, in := range j.Operators[o].Inputs {
				if in.Workload != "" && in.Partitions > 0 {
					r.source(j, o, in.Partitions)
				}
			}
		}
	}
	return r
}

func (r *remarks) source(j *job, o, partitions int) {
	op, l := &j.Operators[o], &j.loads[o]
	if op.Parallelism > partitions {
		r.add(finding.IdleSources, finding.Warning, op.Path, "%s has %d subtasks for %d partitions: %d of them never get a record.",
			op.Name, op.Parallelism, partitions, op.Parallelism-partitions)
	}
	if low, high := j.Parallelism.Min, j.Parallelism.Max; j.AutoScale.Enabled && high > 0 && (high > partitions || low < partitions) {
		var says []string
		if high > partitions {
			says = append(says, fmt.Sprintf("above %d subtasks of the source are idle, %d of them at parallelism %d", partitions, high-partitions, high))
		}
		if low > 0 && low < partitions {
			says = append(says, fmt.Sprintf("below, some read several: at %d the fullest has %d", low, (partitions+low-1)/low))
		}
		fixed := ""
		if op.Given {
			fixed = fmt.Sprintf(" Its parallelism is fixed at %d; if it is scaled with the others,", op.Parallelism)
		}
		r.add(finding.IdleSources, finding.Note, j.Path+".parallelism",
			"the autoscaler moves between %d and %d, %s reads %d partitions.%s %s.", low, high, op.Name, partitions, fixed, strings.Join(says, "; "))
	}
	for _, m := range j.AutoScale.Metrics {
		if m.Metric == "kafka_lag" && l.known && l.rate > 0 {
			total := m.Value * float64(partitions)
			r.add(finding.LagTarget, finding.Note, m.Path,
				"a lag of %s in each of %d partitions is %s events in all, %s of input at %s/s: a record may be that late before anything is done.",
				count(m.Value), partitions, count(total), seconds(total/l.rate), count(l.rate))
		}
	}
}

package plan

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"simulate/sim/finding"
)

// promisedRate holds the throughput that was promised or aimed at against what the slots can take: the smallest, over all
// operators, of the rate at which its hottest subtask would be busy all the time.
func promisedRate(x *context) []finding.Finding {
	var r remarks
	for i := range x.jobs {
		j := &x.jobs[i]
		most := x.takes(j)
		var short []string
		path := ""
		for _, t := range j.rates() {
			if t.rate > most.rate {
				short = append(short, fmt.Sprintf("%s %s/s", t.name, count(t.rate)))
				if path == "" {
					path = j.Path + "." + t.name
				}
			}
		}
		if len(short) > 0 {
			r.add(finding.BelowTarget, finding.Error, path, "%s takes %s events/s at most, for want of %s; aimed at are %s. %s, or promise less.",
				j.Name, round(most.rate, 6), most.who, strings.Join(short, ", "), most.remedy)
		}
	}
	return r
}

// rateTarget is a rate that was promised or aimed at.
type rateTarget struct {
	name string
	rate float64
}

func (j *job) rates() (all []rateTarget) {
	for _, t := range []struct {
		name string
		rate Optional[float64]
	}{
		{"sla.throughput.min", j.SLA.ThroughputMin},
		{"sla.throughput.target", j.SLA.ThroughputTarget},
		{"capacity.target_throughput", j.Capacity.Throughput},
	} {
		if t.rate.Given {
			all = append(all, rateTarget{t.name, t.rate.Value})
		}
	}
	return all
}

// bottleneck is what has least room in a process, and how many events per second it takes for that.
type bottleneck struct {
	rate        float64
	who, remedy string
}

// takes is how many events per second a process can take, in the mix in which they come: by its operators, and by the
// limits of its sources; infinitely many where no load is known.
func (x *context) takes(j *job) bottleneck {
	least := x.letIn(j)
	arriving := 0.0
	for o := range j.Operators {
		for _, in := range j.Operators[o].Inputs {
			if in.Workload != "" && j.loads[o].known {
				arriving = max(arriving, j.loads[o].rate)
			}
		}
	}
	for o := range j.Operators {
		l := &j.loads[o]
		if !l.known || l.servers == 0 || l.work.mean == 0 {
			continue
		}
		through := l.rate
		if arriving > 0 {
			through = arriving
		}
		if u := l.utilization(l.rate, max(1, j.Operators[o].Parallelism)) * l.hot; u > 0 && through/u < least.rate {
			least = bottleneck{through / u, j.Operators[o].Name, "Raise its parallelism, make its work shorter"}
		}
	}
	return least
}

// letIn is how many events per second the sources of a process let in; infinitely many where one of them has no limit.
func (x *context) letIn(j *job) bottleneck {
	rate, names := 0.0, []string(nil)
	for o := range j.Operators {
		for _, in := range j.Operators[o].Inputs {
			w := x.workload(in.Workload)
			switch {
			case w == nil || slices.Contains(names, w.Name):
			case w.MaxRate == 0:
				return bottleneck{rate: math.Inf(1)}
			default:
				names, rate = append(names, w.Name), rate+w.MaxRate
			}
		}
	}
	if len(names) == 0 {
		return bottleneck{rate: math.Inf(1)}
	}
	return bottleneck{rate, "a higher max_rate of " + strings.Join(names, ", "), "Raise it"}
}

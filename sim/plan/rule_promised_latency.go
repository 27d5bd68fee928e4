package plan

import (
	"fmt"
	"strings"

	"simulate/sim/finding"
)

// promisedLatency says how many subtasks it takes to hold the promised latencies, and whether there may be so many. A
// record is bound to a subtask, so each subtask is a queue of its own.
func promisedLatency(x *context) []finding.Finding {
	var r remarks
	for i := range x.jobs {
		j := &x.jobs[i]
		p50, p99 := j.targets()
		if p50 == 0 && p99 == 0 {
			continue
		}
		if l := j.sized(); l.known {
			r.promise(x, j, &l, j.Path+j.latencyPath(), "the process", j.widest())
			continue
		}
		for o := range j.Operators {
			if l := &j.loads[o]; l.known && j.Graph {
				r.promise(x, j, l, j.Operators[o].Path, j.Operators[o].Name, max(1, j.Operators[o].Parallelism))
			}
		}
	}
	return r
}

// latencyPath is where latencies are promised, below the process.
func (j *job) latencyPath() string {
	if j.SLA.P50.Given || j.SLA.P99.Given {
		return ".sla.latency"
	}
	return ".capacity.target_latency_p99"
}

func (r *remarks) promise(x *context, j *job, l *load, path, who string, has int) {
	needs := l.needs(j)
	p50, p99 := j.targets()
	most := max(needs.P50, needs.P99)
	if (needs.P50 == Impossible || needs.P99 == Impossible) || most <= has {
		if most <= has && needs.P50 != Impossible && needs.P99 != Impossible {
			return
		}
		r.add(finding.OutOfReach, finding.Error, path,
			"no parallelism is enough: service alone takes %s in the mean, of which the promise leaves %s for 50 %% and %s for 99 %% of records. Make the work shorter, or promise less.",
			seconds(l.work.mean), promised(p50), promised(p99))
		return
	}
	var takes []string
	for _, t := range []struct {
		name    string
		within  float64
		subtask int
	}{{"p99", p99, needs.P99}, {"p50", p50, needs.P50}} {
		if t.subtask > 0 {
			takes = append(takes, fmt.Sprintf("%s within %s takes %d subtasks (busy %s)", t.name, seconds(t.within), t.subtask, percent(l.utilization(l.rate, t.subtask))))
		}
	}
	why := fmt.Sprintf("%s, as %s gets %s records/s of %s and each subtask is a queue of its own", strings.Join(takes, ", "), who, count(l.rate), seconds(l.work.mean/l.batch))
	if bars := x.bars(j, most); len(bars) > 0 {
		r.add(finding.OutOfReach, finding.Error, path, "%s. That is beyond %s: no permitted configuration holds the promise.%s Make the work shorter, raise the limits, or promise less.",
			why, strings.Join(bars, ", "), x.fleetFor(j, most))
		return
	}
	r.add(finding.Latency, finding.Warning, path, "%s; there are %d. Raise the parallelism to %d: the limits allow it.%s", why, has, most, x.fleetFor(j, most))
}

func promised(s float64) string {
	if s == 0 {
		return "any time"
	}
	return seconds(s)
}

// bars are the limits that keep a process from a parallelism.
func (x *context) bars(j *job, parallelism int) []string {
	var all []string
	bar := func(limit int64, given bool, name string) {
		if given && int64(parallelism) > limit {
			all = append(all, fmt.Sprintf("%s %d", name, limit))
		}
	}
	bar(j.Limits.MaxParallelism.Value, j.Limits.MaxParallelism.Given, "limits.max_parallelism")
	bar(int64(j.Parallelism.Max), j.Parallelism.Max > 0, "parallelism.max")
	bar(int64(j.MaxParallelism), j.MaxParallelism > 0, "max_parallelism (key groups)")
	if j.Team >= 0 {
		team := &x.Teams[j.Team]
		bar(team.MaxParallelism.Value, team.MaxParallelism.Given, "the team's max_total_parallelism")
		if memory := x.slotMemory(j); memory > 0 {
			bar(team.MaxMemory.Value/memory, team.MaxMemory.Given, fmt.Sprintf("the team's max_total_memory %s, in slots of %s", size(team.MaxMemory.Value), size(memory)))
		}
	}
	return all
}

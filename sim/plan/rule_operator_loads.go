package plan

import (
	"slices"

	"simulate/sim/finding"
	"simulate/sim/stream"
)

// operatorLoads looks for operators of a graph that cannot do what comes: in the mean, at the peak, or on the subtask
// that has most key groups or the most popular keys.
func operatorLoads(x *context) []finding.Finding {
	var r remarks
	for i := range x.jobs {
		j := &x.jobs[i]
		for o := range j.Operators {
			if l := &j.loads[o]; j.Graph && l.known && l.servers > 0 && l.work.mean > 0 {
				r.operator(j, o, l)
			}
		}
	}
	return r
}

func (r *remarks) operator(j *job, o int, l *load) {
	op := &j.Operators[o]
	p := max(1, op.Parallelism)
	mean := l.utilization(l.rate, p)
	switch {
	case mean >= 1:
		r.add(finding.Unstable, finding.Error, op.Path,
			"%s gets %s records/s of %s each, which keeps %s servers busy; its %d subtasks have %d. Its queue grows: it needs parallelism %d to hold, %d to be busy 80 %%, %d to be busy 70 %% of the time.",
			op.Name, count(l.rate), seconds(l.work.mean/l.batch), count(l.busy(l.rate)), p, p*l.servers, l.stable(), l.at(0.8), l.at(0.7))
	case mean*l.hot >= 1:
		r.add(finding.HotSubtask, finding.Error, op.Path,
			"%s is busy %s in the mean, but its hottest subtask has %s times the mean load and would have to be busy %s. Its queue grows: raise max_parallelism or choose a parallelism that divides the key groups; against popular keys only less work per record helps, or counting in two stages.%s",
			op.Name, percent(mean), round(l.hot, 3), percent(mean*l.hot), l.unseen(op))
	case l.utilization(l.peak, p)*l.hot >= 1:
		r.add(finding.Peak, finding.Warning, op.Path,
			"%s is busy %s in the mean, but %s at the peak of %s records/s: a backlog builds up there. Parallelism %d would hold the peak.",
			op.Name, percent(mean*l.hot), percent(l.utilization(l.peak, p)*l.hot), count(l.peak), l.forPeak())
	}
}

// unseen says of key groups without keys that a run does not show them.
func (l *load) unseen(op *Operator) string {
	if l.keyed || !slices.ContainsFunc(op.Inputs, func(in stream.Input) bool { return in.Exchange == stream.Hash }) {
		return ""
	}
	return " That is so of many keys that are equally likely; a run of a workload that has no keys spreads records evenly, and shows it once it has some."
}

// forPeak is the least parallelism at which queues do not grow at the peak.
func (l *load) forPeak() int {
	peak := *l
	peak.rate = l.peak * l.hot
	return peak.stable()
}

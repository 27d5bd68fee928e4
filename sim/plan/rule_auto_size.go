package plan

import (
	"fmt"
	"slices"
	"strings"

	"simulate/sim/finding"
)

// autoSize holds the load that a process is to be sized for against the parallelism that it has: work that comes a
// second times its length is how many servers are busy.
func autoSize(x *context) []finding.Finding {
	var r remarks
	for i := range x.jobs {
		j := &x.jobs[i]
		l := j.sized()
		if !l.known || j.widest() >= l.stable() {
			continue
		}
		r.add(finding.Unstable, finding.Error, j.Path+".auto_size",
			"%s events/s x %s keep %s slots busy: %d are needed for a queue that does not grow, %d to be busy 80 %% and %d to be busy 70 %% of the time.%s %s%s",
			count(l.rate), seconds(l.work.mean), count(l.busy(l.rate)), l.stable(), l.at(0.8), l.at(0.7), l.least(j), l.against(j), x.fleetFor(j, l.stable()))
	}
	return r
}

// least says what the least throughput that is promised takes.
func (l *load) least(j *job) string {
	if least := j.SLA.ThroughputMin; least.Given && least.Value < l.rate {
		return fmt.Sprintf(" Even the %s/s of sla.throughput.min keep %s busy.", count(least.Value), count(l.busy(least.Value)))
	}
	return ""
}

// against says what the parallelisms that a process has can serve, and what would make them suffice.
func (l *load) against(j *job) string {
	var serves, waits, works []string
	for _, p := range j.parallelisms() {
		capacity := float64(p) / l.work.mean
		serves = append(serves, fmt.Sprintf("%s %s/s (utilization %s, the backlog grows by %s/s%s)",
			serving(p), count(capacity), percent(l.utilization(l.rate, p)), count(max(0, l.rate-capacity)), j.volume(max(0, l.rate-capacity))))
		waits = append(waits, fmt.Sprintf("%s at a time in each of %d (%s to be busy 70 %%)", round(l.busy(l.rate)/float64(p), 3), p, round(l.busy(l.rate)/0.7/float64(p), 3)))
		works = append(works, fmt.Sprintf("%s for %d (%s for 70 %%)", seconds(float64(p)/l.rate), p, seconds(0.7*float64(p)/l.rate)))
	}
	return fmt.Sprintf("%s. It would hold if the time were waiting and not work, with %s in flight; or if the work were at most %s. More cores help only an operator that uses several threads.",
		strings.Join(serves, ", "), strings.Join(waits, ", "), strings.Join(works, ", "))
}

// serving begins a sentence about so many slots.
func serving(p int) string {
	if p == 1 {
		return "1 serves"
	}
	return fmt.Sprintf("%d serve", p)
}

// volume is what a rate of events is in bytes.
func (j *job) volume(rate float64) string {
	if !j.AutoSize.Bytes.Given {
		return ""
	}
	return fmt.Sprintf(", %s/s", size(int64(rate*float64(j.AutoSize.Bytes.Value))))
}

// parallelisms are the different ones of its operators, smallest first.
func (j *job) parallelisms() []int {
	var all []int
	for i := range j.Operators {
		all = append(all, max(1, j.Operators[i].Parallelism))
	}
	slices.Sort(all)
	return slices.Compact(all)
}

// fleetFor says how many task managers some slots are, and what they cost.
func (x *context) fleetFor(j *job, slots int) string {
	if j.kind < 0 {
		return ""
	}
	k := &x.kinds[j.kind]
	count := (slots + k.memory.Slots - 1) / k.memory.Slots
	if each := k.monthly; each > 0 {
		return fmt.Sprintf(" %d slots are %s, %s a month.", slots, several(count, "task manager"), x.money(float64(count)*each))
	}
	return fmt.Sprintf(" %d slots are %s.", slots, several(count, "task manager"))
}

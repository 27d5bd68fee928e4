package plan

import (
	"math"
	"sort"
)

// mostParallelism is the most that is looked for.
const mostParallelism = 1 << 20

// needs is how many subtasks a load of a process needs.
func (l *load) needs(j *job) Parallelisms {
	if l.servers == 0 || l.work.mean == 0 {
		return Parallelisms{}
	}
	p50, p99 := j.targets()
	return Parallelisms{
		Stable: l.stable(), At80: l.at(0.8), At70: l.at(0.7),
		P50: l.within(0.5, p50), P99: l.within(0.99, p99),
	}
}

// targets are the latencies that a process is to hold, seconds; 0: none.
func (j *job) targets() (p50, p99 float64) {
	p50 = j.SLA.P50.Value.Seconds()
	p99 = j.SLA.P99.Value.Seconds()
	if c := j.Capacity.LatencyP99; c.Given && (p99 == 0 || c.Value.Seconds() < p99) {
		p99 = c.Value.Seconds()
	}
	return p50, p99
}

// subtasks is how many subtasks' worth of servers are busy. A hair is taken off, so that 0.1 x 30 is 3.
func (l *load) subtasks() float64 { return l.busy(l.rate) / float64(l.servers) * (1 - 1e-12) }

// stable is the least parallelism at which queues do not grow: offered load must be below it.
func (l *load) stable() int { return 1 + whole(math.Floor(l.subtasks()*(1+1e-11))) }

// at is the parallelism at which servers are busy for a share of time.
func (l *load) at(share float64) int { return max(1, whole(math.Ceil(l.subtasks()/share*(1-1e-11)))) }

// whole is a number that an integer holds.
func whole(x float64) int { return int(min(x, math.MaxInt32)) }

// within is the least parallelism at which a share of records has left again after so many seconds, all subtasks being
// equally loaded. More subtasks never take longer, so it is found by bisection.
func (l *load) within(share, seconds float64) int {
	if seconds == 0 {
		return 0
	}
	late := func(p int) bool {
		s := l.station(p)
		return s.above(seconds) > 1-share
	}
	least := l.stable()
	if least > mostParallelism || late(mostParallelism) {
		return Impossible
	}
	return least + sort.Search(mostParallelism-least, func(more int) bool { return !late(least + more) })
}

package scenarios

import (
	"slices"

	"simulate/scenarios/language"
	"simulate/sim/stream"
)

// What one run can hold. An event names its subject in 24 bits: subtasks, clients and failing servers are such.
const (
	mostSubtasks   = 1_000_000
	mostSubjects   = 1<<24 - 1
	mostWorkloads  = 60_000
	mostPriorities = 250
	mostGroups     = 1 << 15
	mostFailures   = 1e9
)

// limits refuses what is too much for one run.
func (b *builder) limits() {
	subtasks, units, failures := 0, 0, 0.0
	b.eachOperator(func(c language.Cursor, _ *stream.Process, o *stream.Operator) {
		subtasks += o.Parallelism
		b.groups(c, o)
		if o.Failures != nil {
			n := failing(o)
			units += n
			failures += b.failuresOf(o) * float64(n)
		}
	})
	processes := b.top.At("processes")
	if subtasks > mostSubtasks {
		processes.Problem("the operators have %d subtasks in all; expected at most %d", subtasks, mostSubtasks)
	}
	if units > mostSubjects {
		processes.Problem("%d subtasks or servers fail, each on its own; expected at most %d", units, mostSubjects)
	}
	if failures > mostFailures {
		processes.Problem("about %s failures would happen; expected at most 1e9. Shorten the horizon, or let them fail more rarely", about(failures))
	}
	b.loads()
}

// loads are limits of workloads.
func (b *builder) loads() {
	c := b.top.At("workloads")
	clients := 0
	var priorities []int
	for _, w := range b.config.Stream.Workloads {
		priorities = append(priorities, w.Priority)
		if w.Closed != nil {
			clients += w.Closed.Clients
		}
	}
	slices.Sort(priorities)
	if n := len(slices.Compact(priorities)); n > mostPriorities {
		c.Problem("there are %d different priorities; expected at most %d", n, mostPriorities)
	}
	if n := len(b.config.Stream.Workloads); n > mostWorkloads {
		c.Problem("there are %d workloads; expected at most %d", n, mostWorkloads)
	}
	if clients > mostSubjects {
		c.Problem("there are %d clients in all; expected at most %d", clients, mostSubjects)
	}
	if len(b.config.Stream.Workloads) == 0 && b.sound("workloads") && (b.config.Requests == nil || len(b.config.Stream.Processes) > 0) {
		b.at("workloads", "nothing arrives: the scenario needs workloads, such as workloads: {orders: {rate: 100/s}}"+b.plannable())
	}
}

// groups wants a key group for each subtask.
func (b *builder) groups(c language.Cursor, o *stream.Operator) {
	hashed := slices.ContainsFunc(o.Inputs, func(in stream.Input) bool { return in.Exchange == stream.Hash })
	switch {
	case o.MaxParallelism > 0 && o.Parallelism > o.MaxParallelism:
		c.At("parallelism").Problem("parallelism: expected at most max_parallelism (%d), found %d", o.MaxParallelism, o.Parallelism)
	case hashed && o.Parallelism > mostGroups:
		c.At("parallelism").Problem("parallelism: a hash exchange has %d key groups at most; expected no more subtasks than that, found %d", mostGroups, o.Parallelism)
	}
}

// failing is how many things of an operator fail, each on its own.
func failing(o *stream.Operator) int {
	if o.Failures.PerServer {
		return o.Parallelism * o.Concurrency
	}
	return o.Parallelism
}

// failuresOf is about how often one of them fails in a run.
func (b *builder) failuresOf(o *stream.Operator) float64 {
	span := float64(b.config.Drain)
	if b.config.Horizon.Events == 0 {
		span += float64(b.config.Horizon.At)
	}
	return span / max(1, o.Failures.Up.Mean()+o.Failures.Down.Mean())
}

// eachOperator visits all operators with their places.
func (b *builder) eachOperator(visit func(c language.Cursor, pr *stream.Process, o *stream.Operator)) {
	for i, process := range b.top.At("processes").Each() {
		pr := &b.config.Stream.Processes[i]
		for j, c := range process.At("operators").Each() {
			visit(c, pr, &pr.Operators[j])
		}
	}
}

// plannable says what else can be done with a scenario that has nothing to run.
func (b *builder) plannable() string {
	if !b.top.At("resources").Exists() {
		return ""
	}
	return "; to see what its resources ask for it needs none: simulate plan"
}

package scenarios

import (
	"simulate/scenarios/language"
	"simulate/sim/clock"
	"simulate/sim/plan"
	"simulate/sim/stream"
	"simulate/workload"
)

// planCase gathers what was read.
func (b *builder) planCase() *plan.Case {
	c := &plan.Case{Workers: b.workers(), JobManager: b.jobManager(), Teams: b.teams(), Cluster: b.planCluster()}
	for i := range b.config.Stream.Workloads {
		c.Workloads = append(c.Workloads, b.planWorkload(i))
	}
	for i := range b.config.Stream.Processes {
		c.Processes = append(c.Processes, b.planProcess(&b.config.Stream.Processes[i]))
	}
	return c
}

// optional is what is read where something stands.
func optional[T any](c language.Cursor, read func(language.Cursor) T) plan.Optional[T] {
	if !c.Exists() {
		return plan.Optional[T]{}
	}
	return plan.Optional[T]{Value: read(c), Given: true}
}

// planHorizon is the time over which loads are averaged: a day where arrivals end by their number or with a list.
func (b *builder) planHorizon() clock.Time {
	c := b.untilReplayed(b.top.At("horizon"))
	if c.Form() == "events" {
		return clock.Day
	}
	return max(1, b.duration(c))
}

func (b *builder) planWorkload(i int) plan.Workload {
	w := &b.config.Stream.Workloads[i]
	p := plan.Workload{Name: w.Name, MaxRate: w.MaxRate, Bytes: w.Bytes.Base.Mean(), Keys: w.Keys, Fields: w.Fields}
	switch r := b.replayed(i); {
	case r != nil:
		p.Open, p.Mean, p.Peak = true, r.load.Rate(), r.load.Peak()
	case b.open[i] != nil:
		p.Open = true
		p.Mean, p.Peak = b.meanRate(b.open[i])
	}
	return p
}

// meanRate is the mean rate of a load over the horizon, and its rate at the highest point of its profile.
func (b *builder) meanRate(o *workload.Open) (mean, peak float64) {
	from, until := o.Start, b.config.Horizon.At
	if until <= from {
		return 0, 0
	}
	until = min(until, o.Stop)
	mean = o.Expected(from, until) / (until - from).Seconds()
	switch p := o.Process.(type) {
	case workload.Poisson:
		return mean, max(mean, p.Rate*highest(p.Profile, from, until))
	case workload.Constant:
		return mean, max(mean, p.Rate*highest(p.Profile, from, until))
	case workload.MMPP:
		return mean, max(mean, mean*highest(p.Profile, from, until))
	}
	return mean, mean
}

// highest is the largest multiplier of a profile, by looking often.
func highest(p workload.Profile, from, until clock.Time) float64 {
	const looks = 20_000
	most := p.At(from)
	for i := range looks {
		most = max(most, p.At(from+clock.Time(float64(until-from)*float64(i)/looks)))
	}
	return most
}

// planProcess is a process with all that resources say of it.
func (b *builder) planProcess(pr *stream.Process) plan.Process {
	s := &b.definition.settled[b.definition.byName[pr.Name]]
	own := b.top.At("processes", pr.Name)
	p := plan.Process{
		Name:  pr.Name,
		Path:  "resources." + pr.Name,
		Graph: s.graph,
		Slots: !s.graph || own.At("runtime").Text() == "flink" || len(s.levels) > 0,
		Batch: s.graph && own.At("mode").Text() == "batch",
		Team:  b.team(own),
	}
	p.Ideal = !p.Slots
	for _, l := range s.levels {
		p.Levels = append(p.Levels, l.name)
	}
	if s.graph {
		b.planOperators(&p, pr, s, own)
	} else {
		p.Operators = []plan.Operator{{Operator: pr.Operators[0], Path: p.Path, Chaining: "always"}}
	}
	b.planSettings(&p, s.at)
	return p
}

// planOperators are those of a graph.
func (b *builder) planOperators(p *plan.Process, pr *stream.Process, s *settled, own language.Cursor) {
	var names []string
	for i := range pr.Operators {
		o, c := &pr.Operators[i], own.At("operators", pr.Operators[i].Name)
		names = append(names, o.Name)
		said := s.at.At("operators", o.Name)
		p.Operators = append(p.Operators, plan.Operator{
			Operator: *o,
			Path:     c.Path().String(),
			Group:    said.At("slot_sharing_group").Or(c.At("slot_sharing_group").Text()).Text(),
			Chaining: said.At("chaining").Or("always").Text(),
			Given:    b.ownParallelism(c).Exists(),
		})
	}
	b.strays(s, names)
}

// team is the quota that a process counts to; -1: none. Where nothing is said it is the only one there is.
func (b *builder) team(process language.Cursor) int {
	names := keysOf(b.top.At("resources", "_quotas").Each())
	tenant := process.At("tenant")
	if !tenant.Exists() && len(names) == 1 {
		return 0
	}
	for i, name := range names {
		if name == tenant.Text() {
			return i
		}
	}
	return -1
}

func (b *builder) teams() (teams []plan.Team) {
	for _, c := range b.top.At("resources", "_quotas").Each() {
		teams = append(teams, plan.Team{
			Name:           c.Key(),
			MaxParallelism: optional(c.At("max_total_parallelism"), language.Cursor.Integer),
			MaxMemory:      optional(c.At("max_total_memory"), language.Cursor.Size),
			MaxProcesses:   optional(c.At("max_processes"), language.Cursor.Integer),
		})
	}
	return teams
}

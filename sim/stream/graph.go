package stream

import "slices"

// workload is the index of the workload of that name; -1: there is none.
func (c *Config) workload(name string) int {
	return slices.IndexFunc(c.Workloads, func(w Workload) bool { return w.Name == name })
}

// operator is the operator of that name; nil: there is none.
func (pr *Process) operator(name string) *Operator {
	for i := range pr.Operators {
		if pr.Operators[i].Name == name {
			return &pr.Operators[i]
		}
	}
	return nil
}

// consumers are the inputs that lead out of an operator, with the operators they lead to.
func (pr *Process) consumers(name string) (ins []*Input, ops []*Operator) {
	for i := range pr.Operators {
		o := &pr.Operators[i]
		for j := range o.Inputs {
			if o.Inputs[j].Operator == name {
				ins, ops = append(ins, &o.Inputs[j]), append(ops, o)
			}
		}
	}
	return ins, ops
}

// read lists the workloads that a process reads, in the scenario's order.
func (c *Config) read(pr *Process) []int {
	var loads []int
	for i, w := range c.Workloads {
		if slices.ContainsFunc(pr.Operators, func(o Operator) bool { return o.reads(w.Name) }) {
			loads = append(loads, i)
		}
	}
	return loads
}

func (o *Operator) reads(workload string) bool {
	return slices.ContainsFunc(o.Inputs, func(in Input) bool { return in.Workload == workload })
}

// upstream is o and all operators from which records come to it.
func (pr *Process) upstream(o *Operator) []*Operator {
	all := []*Operator{o}
	for i := 0; i < len(all); i++ {
		for _, in := range all[i].Inputs {
			if from := pr.operator(in.Operator); from != nil && !slices.Contains(all, from) {
				all = append(all, from)
			}
		}
	}
	return all
}

// reaching lists the workloads whose records come to o.
func (c *Config) reaching(pr *Process, o *Operator) []int {
	var loads []int
	for _, up := range pr.upstream(o) {
		for _, in := range up.Inputs {
			if w := c.workload(in.Workload); w >= 0 && !slices.Contains(loads, w) {
				loads = append(loads, w)
			}
		}
	}
	slices.Sort(loads)
	return loads
}

// keysFrom is the last operator on the way to o, o included, that gives records a new key; nil: none does.
// Where several inputs lead to different ones, the first input's counts.
func (pr *Process) keysFrom(o *Operator) *Operator {
	for o != nil && o.Keys == nil {
		if len(o.Inputs) == 0 {
			return nil
		}
		o = pr.operator(o.Inputs[0].Operator)
	}
	return o
}

// hashedBefore says whether records have gone through a hash exchange between where they got their key and o.
func (pr *Process) hashedBefore(o *Operator) bool {
	way := []*Operator{o}
	for i := 0; i < len(way); i++ {
		for _, in := range way[i].Inputs {
			from := pr.operator(in.Operator)
			switch {
			case from == nil || slices.Contains(way, from):
			case from.takes(Hash):
				return true
			case from.Keys == nil:
				way = append(way, from)
			}
		}
	}
	return false
}

func (o *Operator) takes(e Exchange) bool {
	return slices.ContainsFunc(o.Inputs, func(in Input) bool { return in.Exchange == e })
}

// hashes says whether the plane asks for keys at all.
func (c *Config) hashes() bool {
	return slices.ContainsFunc(c.Processes, func(pr Process) bool {
		return slices.ContainsFunc(pr.Operators, func(o Operator) bool {
			return o.takes(Hash) || (o.Window != nil && o.Window.Emit == EmitPerKey)
		})
	})
}

// follows says whether the events of w in pr must be followed one by one: because a record of theirs may become
// several, or because they carry fields.
func (c *Config) follows(pr *Process, w *Workload) bool {
	if len(w.Fields) > 0 || len(w.Numbers) > 0 {
		return true
	}
	var ins []*Input
	for i := range pr.Operators {
		o := &pr.Operators[i]
		if o.multiplies(pr) {
			return true
		}
		for j := range o.Inputs {
			if o.Inputs[j].Workload == w.Name {
				ins = append(ins, &o.Inputs[j])
			}
		}
	}
	return forks(ins)
}

// forks says whether a record may take several of the edges that lead out of one place: more than one copy of it
// goes out, or a copy beside a share.
func forks(ins []*Input) bool {
	copies := 0
	for _, in := range ins {
		if in.Share == 0 {
			copies++
		}
	}
	return copies > 1 || (copies == 1 && len(ins) > 1)
}

// multiplies says whether an operator may make several records of one.
func (o *Operator) multiplies(pr *Process) bool {
	ins, _ := pr.consumers(o.Name)
	return forks(ins) || o.takes(Broadcast) || o.JoinAll || o.Selectivity.mayExceedOne() ||
		(o.Window != nil && o.Window.Emit == EmitRecords && o.Window.Slide < o.Window.Size)
}

func (s *Selectivity) mayExceedOne() bool { return s.Number != nil && s.Number.mayExceed(1) }

func (d *Demand) mayExceed(limit float64) bool {
	for _, next := range d.ByInput {
		if next.mayExceed(limit) {
			return true
		}
	}
	for _, next := range d.ByWorkload {
		if next.mayExceed(limit) {
			return true
		}
	}
	return len(d.Per) > 0 || !d.Base.IsConstant() || d.Base.Mean() > limit
}

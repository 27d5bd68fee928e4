package stream

import "slices"

// ancestry finds, for the inputs of an operator that joins, where all their records come from.
type ancestry struct {
	pr    *Process
	known map[string][]string // by operator: see lineage
}

// joinable says whether every record that reaches one input of o has exactly one like it at each other input:
// all inputs descend from one operator or workload, by ways that neither lose, choose, multiply nor rename records.
func (pr *Process) joinable(o *Operator) bool {
	a := ancestry{pr: pr, known: map[string][]string{}}
	return len(a.common(o)) > 0
}

// common lists the operators and workloads of whose every record exactly one copy comes to each input of o.
func (a *ancestry) common(o *Operator) []string {
	var shared []string
	for i, in := range o.Inputs {
		way := a.along(in)
		if i == 0 {
			shared = slices.Clone(way)
			continue
		}
		shared = slices.DeleteFunc(shared, func(name string) bool { return !slices.Contains(way, name) })
	}
	return shared
}

// along is the lineage of what comes along an input.
func (a *ancestry) along(in Input) []string {
	if in.Share != 0 || in.Exchange == Broadcast {
		return nil
	}
	if from := a.pr.operator(in.Operator); from != nil {
		return a.lineage(from)
	}
	return []string{"workloads." + in.Workload}
}

// lineage lists o and what is upstream of it, as far as each record from there comes out of o exactly once.
func (a *ancestry) lineage(o *Operator) []string {
	if way, ok := a.known[o.Name]; ok {
		return way
	}
	way := []string{"operators." + o.Name}
	switch {
	case !o.oneForOne():
	case len(o.Inputs) == 1:
		way = append(way, a.along(o.Inputs[0])...)
	case o.JoinAll:
		way = append(way, a.common(o)...)
	}
	a.known[o.Name] = way
	return way
}

// oneForOne says whether an operator sends out exactly one record for each that it takes.
func (o *Operator) oneForOne() bool {
	drops := o.Buffer != Unbounded && o.OnFull == Drop
	return o.Selectivity.Every == 0 && o.Selectivity.Number == nil && o.Window == nil && !drops
}

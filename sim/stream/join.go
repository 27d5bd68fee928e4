package stream

import "slices"

// joinable says whether every record that reaches one input of o has exactly one like it at each other input:
// all inputs descend from one operator or workload, by ways that neither lose, choose, multiply nor rename records.
func (pr *Process) joinable(o *Operator) bool {
	return len(pr.common(o)) > 0
}

// common lists the operators and workloads of whose every record exactly one copy comes to each input of o.
func (pr *Process) common(o *Operator) []string {
	var shared []string
	for i, in := range o.Inputs {
		way := pr.lineage(in)
		if i == 0 {
			shared = way
			continue
		}
		shared = slices.DeleteFunc(shared, func(name string) bool { return !slices.Contains(way, name) })
	}
	return shared
}

// lineage lists the operators and workloads upstream of an input whose every record comes along it exactly once.
func (pr *Process) lineage(in Input) []string {
	if in.Share != 0 || in.Exchange == Broadcast {
		return nil
	}
	from := pr.operator(in.Operator)
	if from == nil {
		return []string{"workloads." + in.Workload}
	}
	way := []string{"operators." + from.Name}
	switch {
	case !from.oneForOne():
		return way
	case len(from.Inputs) == 1:
		return append(way, pr.lineage(from.Inputs[0])...)
	case from.JoinAll:
		return append(way, pr.common(from)...)
	}
	return way
}

// oneForOne says whether an operator sends out exactly one record for each that it takes.
func (o *Operator) oneForOne() bool {
	drops := o.Buffer != Unbounded && o.OnFull == Drop
	return o.Selectivity.Every == 0 && o.Selectivity.Number == nil && o.Window == nil && !drops
}

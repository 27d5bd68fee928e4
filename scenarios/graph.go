package scenarios

import (
	"slices"

	"simulate/sim/stream"
)

// arriving tells by operator which workloads' records come to it. Cycles do no harm.
func arriving(pr *stream.Process) map[string][]string {
	from := map[string][]string{}
	for changed := true; changed; {
		changed = false
		for i := range pr.Operators {
			o := &pr.Operators[i]
			for _, in := range o.Inputs {
				for _, w := range comingThrough(in, from) {
					if !slices.Contains(from[o.Name], w) {
						from[o.Name] = append(from[o.Name], w)
						changed = true
					}
				}
			}
		}
	}
	return from
}

// comingThrough are the workloads whose records take an edge.
func comingThrough(in stream.Input, from map[string][]string) []string {
	if in.Workload != "" {
		return []string{in.Workload}
	}
	return from[in.Operator]
}

// isSink says whether nothing follows an operator.
func isSink(pr *stream.Process, name string) bool {
	return !slices.ContainsFunc(pr.Operators, func(o stream.Operator) bool {
		return slices.ContainsFunc(o.Inputs, func(in stream.Input) bool { return in.Operator == name })
	})
}

// readers are the processes that read a workload, by index.
func (b *builder) readers(workload string) []int {
	var readers []int
	for i, pr := range b.config.Stream.Processes {
		if len(edgesFrom(&pr, workload)) > 0 {
			readers = append(readers, i)
		}
	}
	return readers
}

// edgesFrom are the edges of a process that lead out of a workload.
func edgesFrom(pr *stream.Process, workload string) []stream.Input {
	var edges []stream.Input
	for _, o := range pr.Operators {
		for _, in := range o.Inputs {
			if in.Workload == workload {
				edges = append(edges, in)
			}
		}
	}
	return edges
}

func (b *builder) workloadNamed(name string) *stream.Workload {
	for i := range b.config.Stream.Workloads {
		if w := &b.config.Stream.Workloads[i]; w.Name == name {
			return w
		}
	}
	return nil
}

package plan

import (
	"fmt"
	"slices"
	"strings"

	"simulate/sim/finding"
	"simulate/sim/flink"
	"simulate/sim/stream"
)

// keyGroups looks for more subtasks than key groups, and for numbers of subtasks that the groups do not divide evenly
// among: those that there are, and those that the autoscaler steps to.
func keyGroups(x *context) []finding.Finding {
	var r remarks
	for i := range x.jobs {
		j := &x.jobs[i]
		for o := range j.Operators {
			r.groupsOf(j, &j.Operators[o])
		}
		r.groupsOfSteps(j)
	}
	return r
}

func (r *remarks) groupsOf(j *job, op *Operator) {
	p, groups := max(1, op.Parallelism), j.keyGroups(op)
	if err := flink.CheckParallelism(groups, p); err != nil {
		r.add(finding.KeyGroups, finding.Error, op.Path, "%s: %v. Flink refuses it; raise max_parallelism or lower the parallelism.", op.Name, err)
		return
	}
	keyed := slices.ContainsFunc(op.Inputs, func(in stream.Input) bool { return in.Exchange == stream.Hash })
	if skew := flink.GroupSkew(groups, p); keyed && skew > 1.01 {
		r.add(finding.Uneven, finding.Warning, op.Path,
			"%s has %d key groups for %d subtasks: the fullest has %d, %s times the mean load. %s would divide them evenly.",
			op.Name, groups, p, flink.MostGroups(groups, p), round(skew, 4), evenly(groups, p))
	}
}

// evenly names the parallelisms next to one that divide key groups evenly.
func evenly(groups, parallelism int) string {
	below, above := parallelism, parallelism
	for below > 1 && groups%below != 0 {
		below--
	}
	for above < groups && groups%above != 0 {
		above++
	}
	return fmt.Sprintf("Parallelism %d or %d", below, above)
}

// groupsOfSteps looks at the parallelisms that the autoscaler can step to.
func (r *remarks) groupsOfSteps(j *job) {
	groups := j.MaxParallelism
	if groups == 0 {
		groups = flink.DefaultMaxParallelism(max(j.Parallelism.Initial, j.Parallelism.Max))
	}
	var uneven []string
	for _, p := range j.steps() {
		if skew := flink.GroupSkew(groups, p); p <= groups && skew > 1.01 {
			uneven = append(uneven, fmt.Sprintf("%d (%s)", p, round(skew, 4)))
		}
	}
	if len(uneven) > 0 {
		r.add(finding.Uneven, finding.Note, j.Path+".auto_scale",
			"%d key groups do not divide evenly among all parallelisms that the autoscaler steps to; the fullest subtask has so many times the mean load: %s. Parallelisms that divide %d are even.",
			groups, strings.Join(uneven, ", "), groups)
	}
}

// steps are the parallelisms that the autoscaler reaches from the initial one, smallest first.
func (j *job) steps() []int {
	a, p := &j.AutoScale, &j.Parallelism
	if !a.Enabled || p.Max == 0 {
		return nil
	}
	reached, todo := []int{p.Initial}, []int{p.Initial}
	for len(todo) > 0 && len(reached) < 100 {
		from := todo[0]
		todo = todo[1:]
		for _, factor := range []float64{a.UpFactor, a.DownFactor} {
			if to := p.step(from, factor); factor > 0 && !slices.Contains(reached, to) {
				reached, todo = append(reached, to), append(todo, to)
			}
		}
	}
	slices.Sort(reached)
	return reached
}

// step is a parallelism times a factor, rounded, within the bounds.
func (p *Parallelism) step(from int, factor float64) int {
	to := int(float64(from)*factor + 0.5)
	if p.Max > 0 {
		to = min(to, p.Max)
	}
	return max(1, p.Min, to)
}

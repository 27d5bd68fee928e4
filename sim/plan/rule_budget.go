package plan

import "simulate/sim/finding"

// budget holds what a process costs a month against what it may.
func budget(x *context) []finding.Finding {
	var r remarks
	for i := range x.jobs {
		j := &x.jobs[i]
		if !j.Cost.MaxMonthly.Given || j.kind < 0 {
			continue
		}
		path, k, limit := j.Path+".cost.max_monthly_cost", &x.kinds[j.kind], j.Cost.MaxMonthly.Value
		each := k.monthly
		if each == 0 && k.homeless > 0 {
			continue // on no machine, whatever they cost
		}
		if each == 0 {
			r.add(finding.NoPrice, finding.Warning, path,
				"nobody says what a machine costs that it may be on: %s cannot be held against anything. Give cluster.nodes or cluster.instance_types a price.", x.money(limit))
			continue
		}
		managers, cost := x.costOf(j)
		if cost > limit {
			r.add(finding.OverBudget, finding.Error, path,
				"its %d slots are %s at %s a month each, %s in all; the limit is %s. That buys %s, %d slots.",
				max(j.slots, 1), several(managers, "task manager"), x.money(each), x.money(cost), x.money(limit), several(int(limit/each), "task manager"), int(limit/each)*k.memory.Slots)
			continue
		}
		l := j.sized()
		needs := l.needs(j)
		if want := max(needs.Stable, needs.P50, needs.P99); l.known && want > 0 {
			managers := (want + k.memory.Slots - 1) / k.memory.Slots
			if dear := float64(managers) * each; dear > limit {
				r.add(finding.OverBudget, finding.Warning, path,
					"what there is costs %s a month; the %d slots that the load and the promises need are %s, %s a month, and the limit is %s.",
					x.money(cost), want, several(managers, "task manager"), x.money(dear), x.money(limit))
			}
		}
	}
	return r
}

// costOf is how many task managers the slots of a process are, and what those cost a month: 0 where nobody says.
func (x *context) costOf(j *job) (managers int, cost float64) {
	k := &x.kinds[j.kind]
	managers = (max(j.slots, 1) + k.memory.Slots - 1) / k.memory.Slots
	return managers, float64(managers) * k.monthly
}

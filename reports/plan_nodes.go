package reports

import (
	"fmt"
	"slices"
	"strconv"

	"simulate/sim/plan"
)

// planNodes is what is taken of each group of nodes, and left over.
func planNodes(r PlanReport) chapter {
	if len(r.Nodes) == 0 {
		return chapter{}
	}
	t := figures{grid{names: "nodes"}}
	for _, n := range r.Nodes {
		t.rows = append(t.rows, n.Group)
	}
	each := func(name, unit string, of func(plan.NodePlan) string) {
		c := column{name: name, unit: unit}
		for _, n := range r.Nodes {
			c.cells = append(c.cells, of(n))
		}
		t.columns = append(t.columns, c)
	}
	each("count", "", func(n plan.NodePlan) string { return strconv.Itoa(n.Count) })
	each("added", "", func(n plan.NodePlan) string { return strconv.Itoa(n.Added) })
	each("cpu", "taken", func(n plan.NodePlan) string { return fourDigits(n.Allocated.CPU) })
	each("cpu", "left over", func(n plan.NodePlan) string { return wasted(n.Wasted.CPU, n.Allocated.CPU, fourDigits(n.Wasted.CPU)) })
	each("memory", "taken", func(n plan.NodePlan) string { return bytesText(n.Allocated.Memory) })
	each("memory", "left over", func(n plan.NodePlan) string {
		return wasted(float64(n.Wasted.Memory), float64(n.Allocated.Memory), bytesText(n.Wasted.Memory))
	})
	if slices.ContainsFunc(r.Nodes, func(n plan.NodePlan) bool { return n.Allocated.GPU+n.Wasted.GPU > 0 }) {
		each("gpu", "taken", func(n plan.NodePlan) string { return fourDigits(n.Allocated.GPU) })
		each("gpu", "left over", func(n plan.NodePlan) string { return wasted(n.Wasted.GPU, n.Allocated.GPU, fourDigits(n.Wasted.GPU)) })
	}
	if r.CostPerMonth > 0 {
		each("cost", r.Currency+" a month", func(n plan.NodePlan) string { return fourDigits(n.CostPerMonth) })
	}
	return chapter{title: "Nodes", blocks: []part{t}}
}

// wasted is what is left over, with its share of all.
func wasted(left, taken float64, text string) string {
	if left+taken == 0 {
		return text
	}
	return fmt.Sprintf("%s (%s)", text, percent(left/(left+taken)))
}

// planQuotas is how much of the teams' limits is used; of each team the limit that is nearest binds.
func (s style) planQuotas(r PlanReport) chapter {
	if len(r.Quotas) == 0 {
		return chapter{}
	}
	t := figures{grid{names: "quota"}}
	used, limit, taken, note := column{name: "used"}, column{name: "limit"}, column{name: "share", unit: "%"}, column{}
	for _, q := range r.Quotas {
		t.rows = append(t.rows, q.Tenant+" / "+q.Resource)
		used.cells = append(used.cells, quotaAmount(q, q.Used))
		limit.cells = append(limit.cells, quotaAmount(q, q.Limit))
		taken.cells = append(taken.cells, share.unit().value(taking(q)))
		note.cells = append(note.cells, s.binding(r.Quotas, q))
	}
	t.columns = []column{used, limit, taken, note}
	return chapter{title: "Quotas", blocks: []part{t}}
}

// binding says what a quota does to its tenant.
func (s style) binding(all []plan.Quota, q plan.Quota) string {
	if q.Used > q.Limit {
		return s.bad("exceeded")
	}
	for _, other := range all {
		if other.Tenant == q.Tenant && taking(other) > taking(q) {
			return ""
		}
	}
	if q.Used == 0 {
		return ""
	}
	return "binds first"
}

func taking(q plan.Quota) float64 { return float64(q.Used) / float64(q.Limit) }

func quotaAmount(q plan.Quota, amount int64) string {
	if q.Resource == "memory" {
		return bytesText(amount)
	}
	return strconv.FormatInt(amount, 10)
}

// planCost is what it costs against what it may cost.
func planCost(r PlanReport) chapter {
	c := chapter{title: "Cost"}
	for _, p := range r.Processes {
		if p.CostLimit == 0 {
			continue
		}
		c.say("%s may cost %s %s a month; all nodes together cost %s, %s of that",
			p.Process, fourDigits(p.CostLimit), r.Currency, fourDigits(r.CostPerMonth), percent(r.CostPerMonth/p.CostLimit))
	}
	if len(c.blocks) > 0 && r.CostPerMonth == 0 {
		return chapter{title: "Cost", blocks: []part{sentence("nobody said what nodes cost: the limits of cost cannot be judged")}}
	}
	return c
}

package reports

import (
	"strconv"

	"simulate/sim/plan"
)

// planNodes is what is taken of each group of nodes, and left over.
func planNodes(r PlanReport) chapter {
	if len(r.Nodes) == 0 {
		return chapter{}
	}
	t := &amounts{figures: figures{grid{names: "nodes"}}}
	for _, n := range r.Nodes {
		t.rows = append(t.rows, n.Group)
		t.taken, t.left = append(t.taken, n.Allocated), append(t.left, n.Wasted)
	}
	t.put("count", "", func(i int) string { return strconv.Itoa(r.Nodes[i].Count) })
	t.put("added", "", func(i int) string { return strconv.Itoa(r.Nodes[i].Added) })
	t.pairs(r.Currency)
	c := chapter{title: "Nodes", parts: []part{&t.figures}}
	if r.CostPerMonth > 0 {
		c.say("idle: the share that is free of what a node has least left of")
	}
	return c
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
	return chapter{title: "Quotas", parts: []part{t}}
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
		c.say("%s may cost %s %s a month; its task managers cost %s, %s of that; all nodes together cost %s",
			p.Process, fourDigits(p.CostLimit), r.Currency, fourDigits(p.CostPerMonth), percent(p.CostPerMonth/p.CostLimit), fourDigits(r.CostPerMonth))
	}
	if len(c.parts) > 0 && r.CostPerMonth == 0 {
		return chapter{title: "Cost", parts: []part{sentence("nobody said what nodes cost: the limits of cost cannot be judged")}}
	}
	return c
}

package reports

import (
	"fmt"
	"strconv"

	"simulate/sim/plan"
)

// planPacking is what slots that are cut to size take by other rules, and what equal slots would.
func planPacking(r PlanReport) chapter {
	c := chapter{title: "Slots cut to size"}
	for _, m := range r.TaskManagers {
		if m.Packing != nil {
			packed(&c, m, r.Currency)
		}
	}
	return c
}

func packed(c *chapter, m plan.TaskManager, currency string) {
	p, names := m.Packing, abridged(m.Processes)
	fewest := "the fewest possible are not known"
	if p.Exact > 0 {
		fewest = fmt.Sprintf("the fewest possible are %d", p.Exact)
	}
	c.say("slots of %s take %s by Flink's rule (each to the first with room), %d by the tightest room, %d with the largest slots first; %s, and no packing has less than %d",
		names, plural(p.FirstFit, "task manager"), p.BestFit, p.Decreasing, fewest, p.LowerBound)
	if p.Equal == nil {
		c.say("equal slots, each for a whole pipeline, would fit on no task manager of this kind")
		return
	}
	t := &amounts{figures: figures{grid{names: "slots", rows: []string{"equal", "cut to size"}}}, left: []plan.Amounts{p.Equal.Wasted, m.Wasted}}
	slots, managers := []int{p.Equal.Slots, m.Allocated.Slots}, []int{p.Equal.TaskManagers, m.Count}
	cost := []float64{p.Equal.CostPerMonth, m.Allocated.Cost + m.Wasted.Cost}
	t.put("slots", "", func(i int) string { return strconv.Itoa(slots[i]) })
	t.put("task", "managers", func(i int) string { return strconv.Itoa(managers[i]) })
	t.put("cpu", "left over", func(i int) string { return fourDigits(t.left[i].CPU) })
	t.put("memory", "left over", func(i int) string { return bytesText(t.left[i].Memory) })
	if m.Allocated.GPU+m.Wasted.GPU > 0 {
		t.put("gpu", "left over", func(i int) string { return fourDigits(t.left[i].GPU) })
		t.put("gpu hours", "left over a month", func(i int) string { return fourDigits(t.left[i].GPU * hoursPerMonth) })
	}
	if cost[1] > 0 {
		t.put("cost", currency+" a month", func(i int) string { return fourDigits(cost[i]) })
	}
	c.add(t.figures)
	c.say("equal: on task managers of this kind, where a slot has what one subtask of every operator of a pipeline needs: %s", profileText(p.Equal.Profile))
}

// hoursPerMonth is a month as prices count it.
const hoursPerMonth = 730

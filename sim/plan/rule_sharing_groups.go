package plan

import (
	"fmt"
	"strings"

	"simulate/sim/finding"
	"simulate/sim/flink"
)

// sharingGroups says what slot-sharing groups cost: each needs as many slots as its widest vertex, one group for all as
// many as the widest of all.
func sharingGroups(x *context) []finding.Finding {
	var r remarks
	for i := range x.jobs {
		j := &x.jobs[i]
		if j.kind < 0 || len(j.groups) < 2 || j.profiled() {
			continue
		}
		k, widest := &x.kinds[j.kind], 0
		var sums []string
		for _, g := range j.groups {
			widest = max(widest, g.Slots)
			sums = append(sums, fmt.Sprint(g.Slots))
		}
		if len(sums) > 8 {
			sums = append(sums[:7], fmt.Sprintf("... (%d groups)", len(j.groups)))
		}
		many, few := flink.TaskManagers(j.slots, k.memory.Slots), flink.TaskManagers(widest, k.memory.Slots)
		text := ""
		if each := k.monthly; each > 0 {
			text = fmt.Sprintf(", %s instead of %s a month for task managers", x.money(float64(many)*each), x.money(float64(few)*each))
		}
		r.add(finding.MoreSlots, finding.Warning, j.Path+".slot_sharing",
			"%d slot-sharing groups need %s = %d slots (%s) instead of the %d (%s) that one group would%s. Operators of different groups never share a slot, so they are not chained either. Use groups where operators need different resources.",
			len(j.groups), strings.Join(sums, " + "), j.slots, several(many, "task manager"), widest, several(few, "task manager"), text)
	}
	return r
}

package plan

import (
	"slices"

	"simulate/sim/finding"
)

// spreadOverZones says what the loss of one zone takes, where task managers are spread over them.
func spreadOverZones(x *context) []finding.Finding {
	var r remarks
	for i := range x.kinds {
		k := &x.kinds[i]
		p := x.jobs[k.jobs[0]].Process
		if p.Constraints.Spread == "" {
			continue
		}
		path := p.Path + ".constraints.topology.spread_constraint"
		if len(k.zones) < 2 {
			r.add(finding.NoSpread, finding.Warning, path, "there are no two zones to spread over: cluster.nodes gives them by zones: [a, b, c].")
			continue
		}
		most, placed := slices.Max(k.zones), 0
		for _, n := range k.zones {
			placed += n
		}
		if placed > 0 {
			r.add(finding.Spread, finding.Note, path, "of the %s that find room on the nodes that there are, at most %d are in one of %d zones: losing it takes %s of them, and %s.",
				several(placed, "task manager"), most, len(k.zones), percent(float64(most)/float64(placed)), several(most*k.memory.Slots, "slot"))
		}
	}
	return r
}

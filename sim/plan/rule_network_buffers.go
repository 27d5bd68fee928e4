package plan

import (
	"simulate/sim/finding"
	"simulate/sim/flink"
)

// networkBuffers holds the network buffers that subtasks of a task manager need against those it has.
func networkBuffers(x *context) []finding.Finding {
	var r remarks
	for i := range x.kinds {
		k := &x.kinds[i]
		var most flink.Need
		for _, n := range k.crowded {
			most = flink.Need{Target: max(most.Target, n.Target), Required: max(most.Required, n.Required)}
		}
		path, has := k.path(x, ".memory.network"), k.memory.Buffers
		switch {
		case most.Required > has:
			r.add(finding.FewBuffers, finding.Error, path,
				"the subtasks of one task manager cannot start without %d network buffers, it has %d (%s in buffers of %s): the job fails for want of buffers. Give the network %s.",
				most.Required, has, size(k.memory.Network), size(k.size(segmentSize)), size(most.Target*k.size(segmentSize)))
		case most.Target > has:
			r.add(finding.SlowBuffers, finding.Warning, path,
				"the subtasks of one task manager want %d network buffers for full speed and need %d to start; it has %d (%s). They run, but slower under load. Give the network %s.",
				most.Target, most.Required, has, size(k.memory.Network), size(most.Target*k.size(segmentSize)))
		}
	}
	return r
}

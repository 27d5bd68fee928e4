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

// debloating says what bounds of a number of buffers mean to Flink: nothing, it debloats their size.
func debloating(x *context) []finding.Finding {
	const channelMost = 10 // taskmanager.network.memory.max-buffers-per-channel
	var r remarks
	for i := range x.jobs {
		j := &x.jobs[i]
		d := &j.Debloat
		if !d.MinBuffers.Given && !d.MaxBuffers.Given {
			continue
		}
		above := ""
		if d.MaxBuffers.Value > channelMost {
			above = " The upper one is above the most that a channel may have anyway."
		}
		r.add(finding.DebloatCount, finding.Note, j.Path+".backpressure.buffer_debloat",
			"min_buffers %d and max_buffers %d have no meaning to Flink: debloating changes the size of buffers and never their number, of which a channel has at most %d.%s",
			d.MinBuffers.Value, d.MaxBuffers.Value, channelMost, above)
	}
	return r
}

// bufferConstants says where Flink no longer lets one choose a number of buffers.
func bufferConstants(x *context) []finding.Finding {
	var r remarks
	if x.before(2, 0) {
		return nil
	}
	constants := flink.NewNetwork()
	for i := range x.jobs {
		j := &x.jobs[i]
		for _, n := range []struct {
			key   string
			given Optional[int64]
			is    int64
		}{
			{"buffers_per_channel", j.Network.BuffersPerChannel, constants.Exclusive},
			{"exclusive_buffers_per_channel", j.Network.ExclusivePerChannel, constants.Exclusive},
			{"floating_buffers_per_gate", j.Network.FloatingPerGate, constants.Floating},
		} {
			if j.Slots && n.given.Or(n.is) != n.is {
				r.add(finding.Constants, finding.Note, j.Path+".network."+n.key,
					"%d is said; since Flink 2.0 it is %d and cannot be chosen. The plan takes what is said; on such a cluster it would be %d.", n.given.Value, n.is, n.is)
			}
		}
	}
	return r
}

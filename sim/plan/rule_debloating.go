package plan

import (
	"fmt"

	"simulate/sim/finding"
)

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
		said, have := fmt.Sprintf("min_buffers %d and max_buffers %d", d.MinBuffers.Value, d.MaxBuffers.Value), "have"
		if !d.MaxBuffers.Given {
			said, have = fmt.Sprintf("min_buffers %d", d.MinBuffers.Value), "has"
		} else if !d.MinBuffers.Given {
			said, have = fmt.Sprintf("max_buffers %d", d.MaxBuffers.Value), "has"
		}
		r.add(finding.DebloatCount, finding.Note, j.Path+".backpressure.buffer_debloat",
			"%s %s no meaning to Flink: debloating changes the size of buffers and never their number, of which a channel has at most %d.%s",
			said, have, channelMost, above)
	}
	return r
}

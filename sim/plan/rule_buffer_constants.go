package plan

import (
	"simulate/sim/finding"
	"simulate/sim/flink"
)

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

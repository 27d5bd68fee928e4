package plan

import "simulate/sim/finding"

// withoutGraph says which settings wait for the operators of a process that only resources name.
func withoutGraph(x *context) []finding.Finding {
	var r remarks
	for i := range x.jobs {
		if j := &x.jobs[i]; !j.Graph && j.Network.Timeout.Given {
			r.add(finding.NoEffect, finding.Note, j.Path+".network.buffer_timeout",
				"no plan depends on it: records wait in buffers between operators, and those of %s are not in the scenario", j.Name)
		}
	}
	return r
}

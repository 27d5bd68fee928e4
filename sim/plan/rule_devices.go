package plan

import (
	"fmt"

	"simulate/sim/finding"
)

// devices looks for parts of devices in profiles: they are cut in decimals, but a device is not divided by that.
func devices(x *context) []finding.Finding {
	var r remarks
	for i := range x.jobs {
		j := &x.jobs[i]
		for g := range j.Sharing.Groups {
			if j.Sharing.Groups[g].Profile == nil {
				continue
			}
			for _, e := range j.Sharing.Groups[g].Profile.External {
				if e.Amount%1000 != 0 {
					r.add(finding.PartialGPU, finding.Note, fmt.Sprintf("%s.slot_sharing.groups[%d]", j.Path, g),
						"a slot takes %s of %s: decimals are added up, but slots that share a device all see the whole of it; nothing keeps them apart.", cores(e.Amount), e.Name)
				}
			}
		}
	}
	return r
}

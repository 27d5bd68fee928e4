package placement

import "simulate/sim/cluster"

// offers are amounts that tell at a glance where a need cannot be met: what is free of each resource, and with devices,
// the most that is left of one, and how many are entirely free.
type offers struct {
	c     *cluster.Cluster
	width int
	gpus  bool
}

func offersOf(c *cluster.Cluster) offers {
	o := offers{c: c, width: len(c.Config().Resources), gpus: hasDevices(c.Config())}
	if o.gpus {
		o.width += 2
	}
	return o
}

// hasDevices says whether some node has.
func hasDevices(c *cluster.Config) bool {
	for i := range c.Nodes {
		if c.Nodes[i].Devices > 0 {
			return true
		}
	}
	return false
}

// of is what a node offers; one that is not up less than nothing.
func (o *offers) of(n int32, into []int64) {
	if o.c.State(n) != cluster.Up {
		for i := range into {
			into[i] = -1
		}
		return
	}
	resources := copy(into, o.c.Free(n))
	if !o.gpus {
		return
	}
	most, whole := int32(0), int64(0)
	for _, left := range o.c.Left(n) {
		most = max(most, left)
		whole += int64(left / cluster.Whole)
	}
	into[resources], into[resources+1] = int64(most), whole
}

// wanted is what a node must offer, at least, for a need to be met. It is false where what is the cluster's as a whole does
// not suffice.
func (o *offers) wanted(need *cluster.Need, into []int64) bool {
	resources := copy(into, need.Amounts)
	for r, amount := range need.Amounts {
		if o.c.Config().Resources[r].Shared {
			if amount > o.c.Shared()[r] {
				return false
			}
			into[r] = 0
		}
	}
	if !o.gpus {
		return need.Devices == 0
	}
	into[resources], into[resources+1] = 0, 0
	if need.Devices > 0 {
		into[resources] = int64(need.Share)
	}
	if need.Share >= cluster.Whole {
		into[resources+1] = int64(need.Devices)
	}
	return true
}

// cover says whether offers may be enough.
func cover(have, wanted []int64) bool {
	for i, w := range wanted {
		if have[i] < w {
			return false
		}
	}
	return true
}

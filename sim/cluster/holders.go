package cluster

// holders counts the grants on each node by what they hold, for those to whom sums of amounts do not tell enough.
type holders struct {
	devices []int32 // node after node: grants of a share of a device, of 1 whole device, of 2, ...
	without []int32 // by node and resource: grants that hold nothing of it
}

// count adds a grant, or with sign -1 takes it off.
func (h *holders) count(l *Cluster, n int32, need *Need, sign int32) {
	if need.Devices > 0 {
		l.DeviceGrants(n)[Class(need)] += sign
	}
	without := h.without[int(n)*l.width : (int(n)+1)*l.width]
	for r, amount := range need.Amounts {
		if amount == 0 {
			without[r] += sign
		}
	}
}

// Class is what a need that asks for devices has in common with those like it: 0, a share of a device, or how many
// whole ones.
func Class(need *Need) int {
	if need.Share < Whole {
		return 0
	}
	return int(need.Devices)
}

// DeviceGrants is how many grants of each Class are on a node; it is not to be changed.
func (l *Cluster) DeviceGrants(n int32) []int32 {
	m := &l.nodes[n]
	return l.holders.devices[m.first+n : m.first+n+1+int32(m.devices)]
}

// Without is how many grants on a node hold nothing of a resource.
func (l *Cluster) Without(n int32, r int) int { return int(l.holders.without[int(n)*l.width+r]) }

package allocation

import (
	"math"
	"slices"
)

// members are the requests that run on a node, once for each of their members there.
type members struct {
	slots  []Slot
	lowest int32 // of their priorities; MaxInt32: nobody runs there
}

// newMembers are those of so many nodes.
func newMembers(nodes int) []members {
	all := make([]members, nodes)
	for n := range all {
		all[n].lowest = math.MaxInt32
	}
	return all
}

// admit lets a member of a request run on a node.
func (a *Allocator) admit(n int32, s Slot) {
	m := &a.members[n]
	m.slots = append(m.slots, s)
	m.lowest = min(m.lowest, a.claims.at(s).Priority)
}

// dismiss takes a member of a request off a node.
func (a *Allocator) dismiss(n int32, s Slot) {
	m := &a.members[n]
	i := slices.Index(m.slots, s)
	m.slots = slices.Delete(m.slots, i, i+1)
	if !a.c.Preemption || a.claims.at(s).Priority > m.lowest {
		return
	}
	m.lowest = math.MaxInt32
	for _, other := range m.slots {
		m.lowest = min(m.lowest, a.claims.at(other).Priority)
	}
}

package allocation

import (
	"slices"

	"simulate/sim/clock"
	"simulate/sim/cluster"
)

// Final is how it stood at the horizon.
type Final struct {
	Firsts     []clock.Time // by group: when the first request arrived; Never: none did
	Lasts      []clock.Time // by group: when the last one ended, of the whole run
	Waiting    []int64      // by group: requests of which no copy runs or has ended, and which have not failed
	MostNodes  []int        // that were there at once, in all and then by pool
	Nodes      []NodeFinal  // as the cluster's Config numbers them
	Total      []int64      // what the nodes that are there have, and the cluster as a whole, by resource; then devices in thousandths
	Taken      []int64      // of it, in use
	Least      []int64      // the smallest that was asked for of each resource, then devices in thousandths; 0: none was
	Bound      int          // so many nodes are needed at least for what runs
	Bounds     []int        // the same for what it needs of each resource, then of devices
	Measured   bool         // fragmentation is:
	Fragmented float64      // thousandths of devices that are idle and of no use
	Idle       int64        // thousandths of devices
	Curve      []Point      // by percent of capacity that had been asked for, from 0
	CurveOf    int          // the resource that Curve is about; -1: there is none
	Failures   Failures     // of the whole run
}

// NodeFinal is what is in use of a node.
type NodeFinal struct {
	There      bool
	Grants     int
	Devices    int     // of which something is in use
	Fragmented float64 // thousandths of devices; 0 where it is not measured
	Taken      []int64 // by resource; after the last, of devices in thousandths
}

// Final is how it stands.
func (a *Allocator) Final() Final {
	var f Final
	for i := range a.counts.groups {
		f.Waiting = append(f.Waiting, a.counts.groups[i].open+a.counts.groups[i].back)
	}
	f.MostNodes = slices.Clone(a.counts.most)
	f.Total, f.Taken = slices.Clone(a.room.Total()), slices.Clone(a.room.Taken())
	f.Least = slices.Clone(a.least)
	f.Bound, f.Bounds = a.bound()
	f.Curve, f.CurveOf = slices.Clone(a.curve.points), a.curveOf
	if of := a.fragments.of; of != nil {
		f.Measured, f.Fragmented, f.Idle = true, of.Sum(), of.Idle()
	}
	f.Nodes = make([]NodeFinal, a.room.Len())
	for n := range int32(a.room.Len()) {
		f.Nodes[a.room.Place(n)] = a.nodeFinal(n)
	}
	return f
}

func (a *Allocator) nodeFinal(n int32) NodeFinal {
	f := NodeFinal{There: a.room.State(n) != cluster.Absent, Grants: a.room.Grants(n)}
	free, used := a.room.Free(n), int64(0)
	for r, had := range a.room.Capacity(n) {
		f.Taken = append(f.Taken, had-free[r])
	}
	for _, left := range a.room.Left(n) {
		used += int64(cluster.Whole - left)
		if left < cluster.Whole {
			f.Devices++
		}
	}
	f.Taken = append(f.Taken, used)
	if of := a.fragments.of; of != nil && a.room.State(n) == cluster.Up {
		f.Fragmented = of.Of(n)
	}
	return f
}

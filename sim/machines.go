package sim

import (
	"simulate/sim/clock"
	"simulate/sim/cluster"
	"simulate/sim/internal/event"
	"simulate/sim/rng"
)

// faults are machines that fail by themselves: nodes, and then zones, are numbered one after the other; those that are
// down for an incident of the script follow.
type faults struct {
	times []uint64 // by number: how often it failed
	down  []int32  // by place of a node: for how many reasons it is down
	left  []bool   // by place: it is to leave, or has left
	hit   [][]int  // by incident: the nodes that it struck
}

// planMachines puts on the agenda what happens to machines.
func (r *run) planMachines() {
	if r.requests == nil {
		return
	}
	nodes, zones := len(r.c.Cluster.Nodes), len(r.c.Cluster.Zones)
	r.faults = faults{times: make([]uint64, nodes+zones), down: make([]int32, nodes), left: make([]bool, nodes), hit: make([][]int, len(r.c.Script))}
	for i := range uint32(nodes + zones) {
		r.planFault(i)
	}
	for i := range r.c.Script {
		r.agenda.Push(event.Of(r.c.Script[i].At, incident, uint32(i), 0))
	}
}

// fault is the law by which something fails; nil: it does not.
func (r *run) fault(i uint32) *Fault {
	if int(i) < len(r.c.Cluster.Nodes) {
		return r.c.Faults.Node
	}
	return r.c.Faults.Zone
}

// planFault puts the next failure of something on the agenda.
func (r *run) planFault(i uint32) {
	if f := r.fault(i); f != nil {
		up := clock.Nanoseconds(f.Up.Sample(r.faultKey(i, "up"), r.faults.times[i]))
		r.agenda.Push(event.Of(r.now+max(1, up), machineFails, i, 0))
	}
}

func (r *run) faultKey(i uint32, what string) rng.Key {
	nodes := uint32(len(r.c.Cluster.Nodes))
	if i < nodes {
		return r.key.Of("fault", "node", r.c.Cluster.Nodes[i].Name, what)
	}
	return r.key.Of("fault", "zone", r.c.Cluster.Zones[i-nodes], what)
}

// fail is the failure of something by itself.
func (r *run) fail(i uint32) {
	if r.horizon <= r.now {
		return // machines fail as long as there is something to learn from it
	}
	down := clock.Nanoseconds(r.fault(i).Down.Sample(r.faultKey(i, "down"), r.faults.times[i]))
	r.faults.times[i]++
	r.repairs++
	r.agenda.Push(event.Of(r.now+max(1, down), machineComes, i, 0))
	r.takeDown(r.struck(i))
}

// repair is its return.
func (r *run) repair(i uint32) {
	r.repairs--
	r.bringBack(r.struck(i))
	if int(i) < len(r.faults.times) {
		r.planFault(i)
	}
}

// struck is the nodes that something is, by their places.
func (r *run) struck(i uint32) []int {
	nodes := r.c.Cluster.Nodes
	switch n := int(i); {
	case n < len(nodes):
		return []int{n}
	case n < len(r.faults.times):
		return r.inZone(n - len(nodes))
	default:
		return r.faults.hit[n-len(r.faults.times)]
	}
}

// strike lets an incident of the script happen.
func (r *run) strike(at uint32) {
	s := &r.c.Script[at]
	nodes := s.Nodes
	if s.Drawn != (Drawn{}) {
		nodes = r.drawn(s.Drawn, at)
	}
	r.faults.hit[at] = nodes
	if s.State != cluster.Down { // they join, or leave
		for _, place := range nodes {
			r.faults.left[place] = s.State != cluster.Up
		}
		r.setNodes(nodes, s.State)
		return
	}
	r.takeDown(nodes)
	if s.For > 0 {
		r.repairs++
		r.agenda.Push(event.Of(r.now+s.For, machineComes, uint32(len(r.faults.times))+at, 0))
	}
}

// takeDown lets nodes fail, each as long as one reason for it holds. One that was to leave has left with that.
func (r *run) takeDown(places []int) {
	for _, place := range places {
		if r.faults.down[place]++; r.faults.down[place] > 1 {
			continue
		}
		if r.faults.left[place] {
			r.setNodes([]int{place}, cluster.Absent)
		} else {
			r.setNodes([]int{place}, cluster.Down)
		}
	}
}

func (r *run) bringBack(places []int) {
	for _, place := range places {
		if r.faults.down[place]--; r.faults.down[place] == 0 && !r.faults.left[place] {
			r.setNodes([]int{place}, cluster.Up)
		}
	}
}

func (r *run) setNodes(places []int, s cluster.State) {
	for _, place := range places {
		r.requests.SetNode(r.now, r.requests.Cluster().Number(place), s)
	}
	r.takeDue()
}

package plan

import (
	"slices"

	"simulate/sim/cluster"
	"simulate/sim/flink"
)

// container is what one task manager or job manager asks of a node.
type container struct {
	cpu, memory, devices int64 // thousandths of a core, bytes, thousandths
	process              *Process
}

// container is what a task manager of the kind asks for. What slots request of Kubernetes wins over the cores that
// Flink counts with.
func (k *kind) container(x *context) container {
	p := x.jobs[k.jobs[0]].Process
	c := container{cpu: int64(k.memory.CPU / (flink.Core / 1000)), memory: k.memory.TotalProcess, process: p}
	if r := p.Kubernetes.CPU(); r > 0 {
		c.cpu = int64(k.memory.Slots) * r
	}
	for _, e := range x.external() {
		if e.Name == "gpu" {
			c.devices = int64(e.Amount / (flink.Core / 1000))
		}
	}
	return c
}

// CPU is what a slot's container asks for, thousandths of a core; 0: nothing is said.
func (c CPURange) CPU() int64 { return c.Request.Value }

// nodes is a cluster's nodes being filled.
type nodes struct {
	x       *context
	all     []cluster.Node
	cpu     []int64 // free, by node
	memory  []int64
	devices []int64
	used    []bool
	taken   []int // the node of each container, one after the other
}

func (x *context) nodes() *nodes {
	n := &nodes{x: x}
	if x.Cluster.Config != nil && !x.Cluster.Unlimited {
		n.all = slices.Clip(x.Cluster.Config.Nodes) // an addition makes it a copy
	}
	for i := range n.all {
		n.open(i)
	}
	return n
}

// open says that all of a node is free.
func (n *nodes) open(i int) {
	n.cpu = append(n.cpu, n.capacity(i, n.x.Cluster.CPU))
	n.memory = append(n.memory, n.capacity(i, n.x.Cluster.Memory))
	n.devices = append(n.devices, int64(n.all[i].Devices)*cluster.Whole)
	n.used = append(n.used, false)
}

func (n *nodes) capacity(i, resource int) int64 {
	if resource < 0 || resource >= len(n.all[i].Capacity) {
		return 0
	}
	return n.all[i].Capacity[resource]
}

// fits says whether a node has room for a container.
func (n *nodes) fits(i int, c *container) bool {
	return n.cpu[i] >= c.cpu && n.memory[i] >= c.memory && n.devices[i] >= c.devices
}

// take gives a container its room.
func (n *nodes) take(i int, c *container) {
	n.cpu[i] -= c.cpu
	n.memory[i] -= c.memory
	n.devices[i] -= c.devices
	n.used[i] = true
	n.taken = append(n.taken, i)
}

// allows says whether a container may be on a node, full or not.
func (n *nodes) allows(i int, p *Process) bool {
	node := &n.all[i]
	if len(node.Taints) > 0 {
		return false
	}
	if p == nil {
		return true
	}
	for _, l := range p.Constraints.NodeLabels {
		if node.Labels[l.Key] != l.Value {
			return false
		}
	}
	pools := n.x.Cluster.Config.Pools
	for _, away := range p.Constraints.AntiAffinity {
		if node.Pool < len(pools) && pools[node.Pool] == away {
			return false
		}
		for _, value := range node.Labels {
			if value == away {
				return false
			}
		}
	}
	return len(p.Cost.Allowed) == 0 || slices.Contains(p.Cost.Allowed, n.x.typeOf(node.Pool))
}

// goesWhere says whether a process may be on the same nodes as another.
func (p *Process) goesWhere(q *Process) bool {
	return slices.Equal(p.Constraints.NodeLabels, q.Constraints.NodeLabels) &&
		slices.Equal(p.Constraints.AntiAffinity, q.Constraints.AntiAffinity) &&
		p.Constraints.Spread == q.Constraints.Spread && p.Constraints.Hard == q.Constraints.Hard &&
		slices.Equal(p.Cost.Allowed, q.Cost.Allowed)
}

// typeOf is the instance type of a group of nodes; empty: none.
func (x *context) typeOf(pool int) string {
	if pool >= len(x.Cluster.TypeOf) {
		return ""
	}
	return x.Cluster.TypeOf[pool]
}

// candidates are the nodes that a container may be on, those that are there before those that are not, by zone where
// it is to be spread over them.
func (n *nodes) candidates(p *Process) [][]int {
	zones := make([][]int, 1)
	spread := p != nil && p.Constraints.Spread == "zone"
	if spread {
		zones = make([][]int, len(n.x.Cluster.Config.Zones)+1)
	}
	for _, later := range []bool{false, true} {
		for i := range n.all {
			if n.all[i].Later != later || !n.allows(i, p) {
				continue
			}
			zone := 0
			if spread {
				zone = n.all[i].Zone + 1
			}
			zones[zone] = append(zones[zone], i)
		}
	}
	return slices.DeleteFunc(zones, func(z []int) bool { return len(z) == 0 })
}

// pack puts equal containers on nodes, first fit; zones that are spread over differ by at most one, or, where that is
// only wished for, a full zone is passed over. It returns how many found no room.
func (n *nodes) pack(c container, count int) (unplaced int) {
	zones := n.candidates(c.process)
	has := make([]int, len(zones))
	for count > 0 {
		zone := n.next(zones, has, &c)
		if zone < 0 {
			return count
		}
		n.take(zones[zone][0], &c)
		has[zone]++
		count--
	}
	return 0
}

// next is the zone for the next container, the first node of which has room; -1: none. Nodes that have none are dropped:
// what comes is as large.
func (n *nodes) next(zones [][]int, has []int, c *container) int {
	best, least := -1, -1
	for z := range zones {
		for len(zones[z]) > 0 && !n.fits(zones[z][0], c) {
			zones[z] = zones[z][1:]
		}
		if least < 0 || has[z] < has[least] {
			least = z
		}
		if len(zones[z]) > 0 && (best < 0 || has[z] < has[best]) {
			best = z
		}
	}
	hard := c.process != nil && c.process.Constraints.Hard
	if best >= 0 && hard && has[best] > has[least] {
		return -1
	}
	return best
}

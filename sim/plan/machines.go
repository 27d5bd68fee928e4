package plan

import "simulate/sim/cluster"

// hoursPerMonth is a month as prices count it.
const hoursPerMonth = 730

// machines puts task managers, then job managers, on nodes, and says what these cost.
func (x *context) machines() {
	n := x.nodes()
	for i := range x.kinds {
		x.kinds[i].monthly = n.monthly(&x.kinds[i])
	}
	if len(n.all) == 0 {
		x.rent()
		return
	}
	for i := range x.kinds {
		k := &x.kinds[i]
		c, before := k.container(x), len(n.taken)
		k.homeless, k.added = n.extend(c, n.pack(c, k.count))
		k.nodes = n.taken[before:]
	}
	if m := x.plan.JobManager; m != nil {
		c := container{cpu: int64(m.CPU * 1000), memory: m.Memory.TotalProcess}
		x.leaderless, _ = n.extend(c, n.pack(c, m.Count))
	}
	n.show()
}

// show adds up what is taken of each group of nodes, and left.
func (n *nodes) show() {
	if len(n.x.kinds) == 0 {
		return
	}
	groups := make([]NodePlan, len(n.x.Cluster.Config.Pools))
	for i := range n.all {
		node := &n.all[i]
		if node.Later && !n.used[i] {
			continue
		}
		g := &groups[node.Pool]
		g.Count++
		if node.Later {
			g.Added++
		}
		g.Allocated.add(n.capacity(i, n.x.Cluster.CPU)-n.cpu[i], n.capacity(i, n.x.Cluster.Memory)-n.memory[i], int64(node.Devices)*cluster.Whole-n.devices[i])
		g.Wasted.add(n.cpu[i], n.memory[i], n.devices[i])
		cost, idle := node.Price*hoursPerMonth, n.idle(i)
		g.CostPerMonth += cost
		g.Allocated.Cost += float64((1 - idle) * cost)
		g.Wasted.Cost += float64(idle * cost)
	}
	n.slots(groups)
	for pool, g := range groups {
		if g.Count > 0 {
			g.Group = n.x.Cluster.Config.Pools[pool]
			n.x.plan.Nodes = append(n.x.plan.Nodes, g)
			n.x.plan.CostPerMonth += g.CostPerMonth
		}
	}
}

func (a *Amounts) add(cpu, memory, devices int64) {
	a.CPU += float64(cpu) / 1000
	a.Memory += memory
	a.GPU += float64(devices) / 1000
}

// idle is the share that is free of what a node has least left of.
func (n *nodes) idle(i int) float64 {
	least := 1.0
	for _, r := range [][2]int64{
		{n.cpu[i], n.capacity(i, n.x.Cluster.CPU)},
		{n.memory[i], n.capacity(i, n.x.Cluster.Memory)},
		{n.devices[i], int64(n.all[i].Devices) * cluster.Whole},
	} {
		if r[1] > 0 {
			least = min(least, float64(r[0])/float64(r[1]))
		}
	}
	return least
}

// slots adds up the slots of the task managers on each group of nodes.
func (n *nodes) slots(groups []NodePlan) {
	for i := range n.x.kinds {
		k := &n.x.kinds[i]
		for t, node := range k.nodes {
			g := &groups[n.all[node].Pool]
			g.Allocated.Slots += k.rest[t].slots
			g.Wasted.Slots += k.rest[t].rooms
		}
	}
}

// rent chooses machines where the scenario has none: for each kind of task manager the allowed instance type that costs
// least. Job managers are not placed: what task managers leave over mostly holds them.
func (x *context) rent() {
	if len(x.Cluster.Types) == 0 {
		return
	}
	for i := range x.kinds {
		k := &x.kinds[i]
		c := k.container(x)
		best, nodes := -1, 0
		for t := range x.Cluster.Types {
			each := x.Cluster.Types[t].holds(&c)
			if each == 0 || !x.allowed(c.process, x.Cluster.Types[t].Name) {
				continue
			}
			count := (k.count + each - 1) / each
			if best < 0 || float64(count)*x.Cluster.Types[t].Price < float64(nodes)*x.Cluster.Types[best].Price {
				best, nodes = t, count
			}
		}
		if best >= 0 {
			x.rented(&x.Cluster.Types[best], nodes, k, &c)
			continue
		}
		k.homeless = k.count
	}
}

// holds is how many containers there is room for on a machine of the type.
func (t *InstanceType) holds(c *container) int {
	return int(min(t.CPU/max(1, c.cpu), t.Memory/max(1, c.memory)))
}

// rented adds nodes of an instance type to the plan.
func (x *context) rented(t *InstanceType, nodes int, k *kind, c *container) {
	n := NodePlan{Group: t.Name, Count: nodes, Added: nodes, CostPerMonth: float64(nodes) * t.Price * hoursPerMonth}
	m, all := int64(k.count), int64(nodes)
	n.Allocated.add(m*c.cpu, m*c.memory, 0)
	n.Wasted.add(all*t.CPU-m*c.cpu, all*t.Memory-m*c.memory, 0)
	n.Allocated.Cost = max(float64(m*c.cpu)/float64(t.CPU), float64(m*c.memory)/float64(t.Memory)) * t.Price * hoursPerMonth
	n.Wasted.Cost = n.CostPerMonth - n.Allocated.Cost
	for i := range k.rest {
		n.Allocated.Slots += k.rest[i].slots
		n.Wasted.Slots += k.rest[i].rooms
	}
	x.plan.Nodes = append(x.plan.Nodes, n)
	x.plan.CostPerMonth += n.CostPerMonth
}

// allowed says whether a process may be on machines of an instance type.
func (x *context) allowed(p *Process, name string) bool {
	if len(p.Cost.Allowed) == 0 {
		return true
	}
	for _, a := range p.Cost.Allowed {
		if a == name {
			return true
		}
	}
	return false
}

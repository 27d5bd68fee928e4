package plan

import "simulate/sim/cluster"

// addition is nodes of one group that are needed beyond those that there are, and what they hold.
type addition struct {
	group             string
	nodes, containers int
}

// extend adds nodes for containers that found no room, of the group on which one costs least, its nodes in turn so that
// zones stay even. It returns how many are still without, since no group holds any.
func (n *nodes) extend(c container, count int) (unplaced int, added addition) {
	pool := n.cheapest(&c)
	if count == 0 || pool < 0 {
		return count, addition{}
	}
	var like []int
	for i := range n.all {
		if n.all[i].Pool == pool && n.allows(i, c.process) && n.holds(i, &c) > 0 {
			like = append(like, i)
		}
	}
	added = addition{group: n.x.Cluster.Config.Pools[pool], containers: count}
	for ; count > 0; added.nodes++ {
		at := n.another(like[added.nodes%len(like)])
		for count > 0 && n.fits(at, &c) {
			n.take(at, &c)
			count--
		}
	}
	return 0, added
}

// cheapest is the group of nodes on which a container costs least; -1: none holds it.
func (n *nodes) cheapest(c *container) int {
	best, price := -1, 0.0
	for i := range n.all {
		each := n.holds(i, c)
		if each == 0 || !n.allows(i, c.process) {
			continue
		}
		if p := n.all[i].Price / float64(each); best < 0 || p < price {
			best, price = n.all[i].Pool, p
		}
	}
	return best
}

// holds is how many containers an empty node has room for.
func (n *nodes) holds(i int, c *container) int {
	room := min(n.capacity(i, n.x.Cluster.CPU)/max(1, c.cpu), n.capacity(i, n.x.Cluster.Memory)/max(1, c.memory))
	if c.devices > 0 {
		room = min(room, int64(n.all[i].Devices)*cluster.Whole/c.devices)
	}
	return int(room)
}

// another adds an empty node like one that there is, and returns its place.
func (n *nodes) another(like int) int {
	node, i := n.all[like], len(n.all)
	node.Later = true
	n.all = append(n.all, node)
	n.open(i)
	return i
}

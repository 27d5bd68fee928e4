package cluster

import (
	"cmp"
	"slices"
)

// Bound tells how few nodes could hold requests, whoever places them: no strategy needs fewer. A resource at a time,
// as if the others did not bind; r counts resources and, after the last, devices in thousandths.
type Bound struct {
	had [][]int64 // by r: what nodes have, largest first
}

// NewBound is bounds for all nodes of c, those that come later among them.
func NewBound(c *Config) *Bound { return NewBoundOf(c, func(int) bool { return true }) }

// NewBoundOf is bounds for those nodes of c whose places in it are among some.
func NewBoundOf(c *Config, among func(place int) bool) *Bound {
	b := &Bound{had: make([][]int64, len(c.Resources)+1)}
	for r := range b.had {
		for i := range c.Nodes {
			if among(i) {
				b.had[r] = append(b.had[r], c.Nodes[i].amount(r))
			}
		}
		slices.SortFunc(b.had[r], func(x, y int64) int { return cmp.Compare(y, x) })
	}
	return b
}

// amount is what a node has of r.
func (n *Node) amount(r int) int64 {
	if r == len(n.Capacity) {
		return int64(n.Devices) * Whole
	}
	return n.Capacity[r]
}

// Sum is the least number of nodes that have an amount of r together: the largest are taken first. With equal nodes it
// is amount / capacity, rounded up. If all together have less, it is as if more came, each like the largest.
func (b *Bound) Sum(r int, amount int64) int {
	nodes := 0
	for nodes < len(b.had[r]) && b.had[r][nodes] > 0 && amount > 0 {
		amount -= b.had[r][nodes]
		nodes++
	}
	if amount <= 0 {
		return nodes
	}
	if nodes == 0 {
		return 0 // nodes have none of it: it is the cluster's as a whole
	}
	return nodes + int(ceil(amount, b.had[r][0]))
}

// Nodes is the largest Sum of amounts, of each resource and of devices: those that are in use, say.
func (b *Bound) Nodes(amounts []int64) int {
	most := 0
	for r, amount := range amounts {
		if r < len(b.had) {
			most = max(most, b.Sum(r, amount))
		}
	}
	return most
}

// Needs is the bound for needs of r, each of which must be met by one node: the larger of Sum and MartelloToth with the
// largest node's capacity. Needs that no node could meet are left out.
func (b *Bound) Needs(r int, needs []Need) int {
	if len(b.had[r]) == 0 || b.had[r][0] == 0 {
		return 0
	}
	sizes, sum := make([]int64, 0, len(needs)), int64(0)
	for i := range needs {
		if size := needs[i].amount(r); size > 0 && size <= b.had[r][0] { // what fits nowhere is refused
			sizes = append(sizes, size)
			sum += size
		}
	}
	return max(b.Sum(r, sum), MartelloToth(sizes, b.had[r][0]))
}

// amount is what a need asks for of r.
func (n *Need) amount(r int) int64 {
	if r == len(n.Amounts) {
		return n.Thousandths()
	}
	return n.Amounts[r]
}

func ceil(a, b int64) int64 { return (a + b - 1) / b }

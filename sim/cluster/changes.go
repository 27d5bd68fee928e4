package cluster

// changes is which nodes changed, one after the other, so that whoever keeps what he has worked out of nodes knows
// what to work out again. Who has not looked for long is told to look at all.
type changes struct {
	nodes []int32 // the last of them
	total uint64  // of all so far
}

// kept is how many changes are told one by one; twice as many are kept at most.
const kept = 1 << 14

func (c *changes) note(n int32) {
	if len(c.nodes) == 2*kept {
		copy(c.nodes, c.nodes[kept:])
		c.nodes = c.nodes[:kept]
	}
	c.nodes = append(c.nodes, n)
	c.total++
}

// Changed are the nodes that changed since so many changes, some perhaps more than once, and how many changes there
// are now. It is false when they are too many to tell: all may have changed.
func (l *Cluster) Changed(since uint64) (nodes []int32, now uint64, told bool) {
	c := &l.changes
	missed := c.total - since
	if missed > uint64(len(c.nodes)) {
		return nil, c.total, false
	}
	return c.nodes[uint64(len(c.nodes))-missed:], c.total, true
}

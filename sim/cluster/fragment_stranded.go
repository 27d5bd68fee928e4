package cluster

// Stranded is how much of what is free of a resource is on nodes where something else has run out.
type Stranded struct {
	Amount int64   // there
	Free   int64   // on all nodes
	Price  float64 // of the nodes there per hour, times the share of the resource that Amount is of what each has
}

// Stranded is the free amount of resource r on nodes that are up and have less of another one, of those that they have,
// than least, in the order of resources; after the last come devices, in thousandths. Least is the smallest request, or
// the median; 0: that resource never runs out.
func (l *Cluster) Stranded(r int, least []int64) Stranded {
	var s Stranded
	for n := range int32(len(l.nodes)) {
		if l.nodes[n].state != Up {
			continue
		}
		free, had := l.columns(n, r)
		s.Free += free
		if free > 0 && l.exhausted(n, r, least) {
			s.Amount += free
			s.Price += l.Spec(n).Price * float64(free) / float64(had)
		}
	}
	return s
}

// exhausted says whether a node has too little of anything but r.
func (l *Cluster) exhausted(n int32, r int, least []int64) bool {
	for other, wanted := range least {
		if free, had := l.columns(n, other); other != r && had > 0 && free < wanted {
			return true
		}
	}
	return false
}

// columns is what is free on a node of a resource, and how much it has of it; after the last resource come devices, in
// thousandths.
func (l *Cluster) columns(n int32, r int) (free, had int64) {
	if r == l.width {
		return l.Idle(n), int64(l.nodes[n].devices) * Whole
	}
	return l.Free(n)[r], l.Capacity(n)[r]
}

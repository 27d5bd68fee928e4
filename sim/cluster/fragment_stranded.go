package cluster

// Stranded is how much of what is free of a resource is on nodes where something else has run out.
type Stranded struct {
	Amount int64   // there
	Free   int64   // on all nodes
	Price  float64 // of the nodes there per hour, times the share of the resource that Amount is of what each has
}

// Stranded is, by resource and then of devices in thousandths, the free amount on nodes that are up and have less of
// another one, of those that they have, than least, which is by resource likewise. Least is the smallest request, or the
// median; 0: that resource never runs out.
func (l *Cluster) Stranded(least []int64) []Stranded {
	all := make([]Stranded, l.width+1)
	for n := range int32(len(l.nodes)) {
		if l.nodes[n].state == Up {
			l.addStranded(all, n, least)
		}
	}
	return all
}

// addStranded adds what is free on a node.
func (l *Cluster) addStranded(all []Stranded, n int32, least []int64) {
	short := 0 // resources that have run out
	for r := range all {
		if l.shortOf(n, r, least) {
			short++
		}
	}
	for r := range all {
		s := &all[r]
		free, had := l.columns(n, r)
		s.Free += free
		if free > 0 && (short > 1 || (short == 1 && !l.shortOf(n, r, least))) {
			s.Amount += free
			s.Price += l.Spec(n).Price * float64(free) / float64(had)
		}
	}
}

// shortOf says whether a node has too little of a resource.
func (l *Cluster) shortOf(n int32, r int, least []int64) bool {
	free, had := l.columns(n, r)
	return had > 0 && free < least[r]
}

// columns is what is free on a node of a resource, and how much it has of it; after the last resource come devices, in
// thousandths.
func (l *Cluster) columns(n int32, r int) (free, had int64) {
	if r == l.width {
		return l.Idle(n), int64(l.nodes[n].devices) * Whole
	}
	return l.Free(n)[r], l.Capacity(n)[r]
}

package cluster

import "math"

// Imbalance is the standard deviation over nodes of how much of a resource is in use, 0 to 1; r is as for Stranded.
// Nodes that are not up, or have none, do not count.
func (l *Cluster) Imbalance(r int) float64 {
	return l.deviation(func(n int32) (float64, bool) { return l.used(n, r) })
}

// Skew is the standard deviation over nodes of the difference between how much of two resources is in use: above 0,
// some nodes run out of the one and some of the other.
func (l *Cluster) Skew(a, b int) float64 {
	return l.deviation(func(n int32) (float64, bool) {
		ofA, hasA := l.used(n, a)
		ofB, hasB := l.used(n, b)
		return ofA - ofB, hasA && hasB
	})
}

// used is the share of a resource that is in use on a node that is up and has any.
func (l *Cluster) used(n int32, r int) (float64, bool) {
	free, had := l.columns(n, r)
	if had == 0 || l.nodes[n].state != Up {
		return 0, false
	}
	return float64(had-free) / float64(had), true
}

// deviation is the standard deviation of a number that some nodes have.
func (l *Cluster) deviation(of func(n int32) (float64, bool)) float64 {
	mean, squares, count := 0.0, 0.0, 0.0
	for n := range int32(len(l.nodes)) {
		x, counts := of(n)
		if !counts {
			continue
		}
		count++
		d := x - mean
		mean += d / count
		squares += float64(d * (x - mean))
	}
	if count == 0 {
		return 0
	}
	return math.Sqrt(squares / count)
}

// Open is how many nodes have anything on them; Bound.Nodes is the fewest that could hold it.
func (l *Cluster) Open() int {
	open := 0
	for n := range l.nodes {
		if l.nodes[n].grants > 0 {
			open++
		}
	}
	return open
}

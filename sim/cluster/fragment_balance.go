package cluster

import "math"

// Balance follows how evenly nodes are in use, resource by resource, devices last. It is not safe for concurrent use.
type Balance struct {
	l    *Cluster
	used []float64 // by resource and node: the share in use; NaN where there is none, or the node is not up
	seen uint64
	told bool
}

// NewBalance follows the nodes of a cluster.
func NewBalance(l *Cluster) *Balance {
	return &Balance{l: l, used: make([]float64, (l.width+1)*l.Len())}
}

// Imbalance is what Cluster.Imbalance says.
func (b *Balance) Imbalance(r int) float64 {
	b.follow()
	row := b.used[r*b.l.Len():][:b.l.Len()]
	sum, count := 0.0, 0.0
	for _, x := range row {
		if !math.IsNaN(x) {
			sum += x
			count++
		}
	}
	if count == 0 {
		return 0
	}
	mean, squares := sum/count, 0.0
	for _, x := range row {
		if !math.IsNaN(x) {
			squares += float64((x - mean) * (x - mean))
		}
	}
	return math.Sqrt(squares / count)
}

// follow catches up with the cluster.
func (b *Balance) follow() {
	nodes, now, told := b.l.Changed(b.seen)
	b.seen = now
	if told && b.told {
		for _, n := range nodes {
			b.look(n)
		}
		return
	}
	b.told = true
	for n := range int32(b.l.Len()) {
		b.look(n)
	}
}

func (b *Balance) look(n int32) {
	for r := range b.l.width + 1 {
		share, counts := b.l.used(n, r)
		if !counts {
			share = math.NaN()
		}
		b.used[r*b.l.Len()+int(n)] = share
	}
}

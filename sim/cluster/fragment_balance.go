package cluster

import "math"

// Balance follows how evenly nodes are in use, resource by resource, devices last. Shares are kept in millionths, so that
// sums of them are exact whatever happened before. It is not safe for concurrent use.
type Balance struct {
	l    *Cluster
	used []int64 // by node and resource, in millionths; below 0 where there is none, or the node is not up
	sums []sums2 // by resource
	seen uint64
	told bool
}

// sums2 is the sum of some shares, and of their squares.
type sums2 struct{ nodes, sum, squares int64 }

const millionths = 1e6

// NewBalance follows the nodes of a cluster.
func NewBalance(l *Cluster) *Balance {
	b := &Balance{l: l, used: make([]int64, (l.width+1)*l.Len()), sums: make([]sums2, l.width+1)}
	for i := range b.used {
		b.used[i] = -1
	}
	return b
}

// Imbalance is what Cluster.Imbalance says, to a millionth or so.
func (b *Balance) Imbalance(r int) float64 {
	b.follow()
	s := &b.sums[r]
	if s.nodes == 0 {
		return 0
	}
	mean := float64(s.sum) / float64(s.nodes)
	return math.Sqrt(max(0, float64(s.squares)/float64(s.nodes)-float64(mean*mean))) / millionths
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

// look counts a node anew.
func (b *Balance) look(n int32) {
	row := b.used[int(n)*len(b.sums):][:len(b.sums)]
	for r := range row {
		b.sums[r].add(row[r], -1)
		row[r] = -1
		if share, counts := b.l.used(n, r); counts {
			row[r] = int64(math.Round(share * millionths))
		}
		b.sums[r].add(row[r], 1)
	}
}

func (s *sums2) add(share, times int64) {
	if share >= 0 {
		s.nodes += times
		s.sum += times * share
		s.squares += times * share * share
	}
}

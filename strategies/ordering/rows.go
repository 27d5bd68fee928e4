package ordering

import (
	"math/bits"

	"simulate/sim/cluster"
)

// rows is how what is free of a node is written down as integers: amounts by resource, then what is left of each
// device in thousandths, then, if cores are numbered, a bit for each that is free. One more row is for the cluster as
// a whole.
type rows struct {
	*cluster.Cluster
	width  int    // resources
	common []bool // by resource: it is the cluster's as a whole
	shared bool   // some resource is
	cores  int    // the resource whose units are numbered; -1: none
	unit   int64  // how much of it is one core
	words  int    // for the bits of the largest node
}

// newRows writes rows without numbers of cores.
func newRows(c *cluster.Cluster) rows {
	resources := c.Config().Resources
	r := rows{Cluster: c, width: len(resources), common: make([]bool, len(resources)), cores: -1}
	for i := range resources {
		r.common[i] = resources[i].Shared
		r.shared = r.shared || r.common[i]
	}
	return r
}

// plain is how long a row is without its bits.
func (r *rows) plain(n int32) int {
	if int(n) == r.Len() {
		return r.width
	}
	return r.width + len(r.Left(n))
}

// size is how long a row is.
func (r *rows) size(n int32) int {
	if r.cores < 0 || int(n) == r.Len() {
		return r.plain(n)
	}
	return r.plain(n) + wordsOf(r.Capacity(n)[r.cores]/r.unit)
}

func wordsOf(cores int64) int { return int((cores + 63) / 64) }

// writeFree writes what is free now, without bits.
func (r *rows) writeFree(row []int64, n int32) {
	if int(n) == r.Len() {
		copy(row, r.Shared())
		return
	}
	copy(row, r.Free(n))
	for i, left := range r.Left(n) {
		row[r.width+i] = int64(left)
	}
}

// writeAll writes what there is, in use or not.
func (r *rows) writeAll(row []int64, n int32) {
	if int(n) == r.Len() {
		for i, resource := range r.Config().Resources {
			row[i] = resource.Amount
		}
		return
	}
	copy(row, r.Capacity(n))
	for i := range r.Left(n) {
		row[r.width+i] = cluster.Whole
	}
	if r.cores >= 0 {
		for i := range r.Capacity(n)[r.cores] / r.unit {
			row[r.plain(n)+int(i/64)] |= 1 << (i % 64)
		}
	}
}

// lower keeps of a row what is in another one too.
func (r *rows) lower(row, other []int64, n int32) {
	plain := r.plain(n)
	for i := range plain {
		row[i] = min(row[i], other[i])
	}
	for i := plain; i < len(row); i++ {
		row[i] &= other[i]
	}
}

// move gives a need back to the row of a node, or with sign -1 takes it; cores are those that it has.
func (r *rows) move(row []int64, at cluster.Spot, need *cluster.Need, cores []uint64, sign int64) {
	for i, amount := range need.Amounts {
		if !r.common[i] {
			row[i] += sign * amount
		}
	}
	for set := at.Devices; set != 0; set &= set - 1 {
		row[r.width+bits.TrailingZeros64(set)] += sign * int64(need.Share)
	}
	for i, word := range row[r.plain(at.Node):] {
		row[r.plain(at.Node)+i] = word ^ int64(cores[i])
	}
}

// moveShared gives what members need of the cluster as a whole back to its row, or with sign -1 takes it.
func (r *rows) moveShared(row []int64, need *cluster.Need, members, sign int64) {
	for i, amount := range need.Amounts {
		if r.common[i] {
			row[i] += sign * members * amount
		}
	}
}

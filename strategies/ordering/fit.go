package ordering

import (
	"math/bits"

	"simulate/sim/cluster"
)

// copies is how often a need can be met at once with what a row of a node says, up to a limit. What it needs of the
// cluster as a whole is not looked at.
func (r *rows) copies(row []int64, n int32, need *cluster.Need, most int64) int64 {
	for i, amount := range need.Amounts {
		if amount > 0 && !r.common[i] {
			most = min(most, row[i]/amount)
		}
	}
	if most > 0 && need.Devices > 0 {
		most = min(most, r.onDevices(row[r.width:r.plain(n)], n, need))
	}
	if most > 0 && r.cores >= 0 && need.Amounts[r.cores] > 0 {
		free := 0
		for _, word := range row[r.plain(n):] {
			free += bits.OnesCount64(uint64(word))
		}
		most = min(most, int64(free)/r.coresOf(need))
	}
	return most
}

// meets says whether a need can be met once.
func (r *rows) meets(row []int64, n int32, need *cluster.Need) bool {
	for i, amount := range need.Amounts {
		if amount > row[i] && !r.common[i] {
			return false
		}
	}
	return need.Devices == 0 && r.cores < 0 || r.copies(row, n, need, 1) > 0
}

// onDevices is how often the devices of a need are there.
func (r *rows) onDevices(left []int64, n int32, need *cluster.Need) int64 {
	if !need.Accepts(r.Model(n)) {
		return 0
	}
	times := int64(0)
	for _, l := range left {
		times += l / int64(need.Share)
	}
	return times / int64(need.Devices)
}

// copiesOfShared is how often a need can be met at once with what a row says of the cluster as a whole.
func (r *rows) copiesOfShared(row []int64, need *cluster.Need, most int64) int64 {
	for i, amount := range need.Amounts {
		if amount > 0 && r.common[i] {
			most = min(most, row[i]/amount)
		}
	}
	return most
}

// coresOf is how many cores a need takes: one of which only a part is asked is taken whole.
func (r *rows) coresOf(need *cluster.Need) int64 {
	return (need.Amounts[r.cores] + r.unit - 1) / r.unit
}

// devices are those that a need takes of the row of a node that has enough: a share comes from the one with the least
// left, whole ones are the first that are free.
func (r *rows) devices(row []int64, n int32, need *cluster.Need) uint64 {
	left := row[r.width:r.plain(n)]
	if need.Devices > 0 && need.Share < cluster.Whole {
		return 1 << tightest(left, int64(need.Share))
	}
	chosen := uint64(0)
	for i := 0; bits.OnesCount64(chosen) < int(need.Devices); i++ {
		if left[i] == cluster.Whole {
			chosen |= 1 << i
		}
	}
	return chosen
}

// tightest is the device with the least left of those with enough, the first of them.
func tightest(left []int64, share int64) int {
	best := -1
	for i, l := range left {
		if l >= share && (best < 0 || l < left[best]) {
			best = i
		}
	}
	return best
}

// number chooses the cores that a need takes of the row of a node that has enough, the lowest that are free.
func (r *rows) number(cores []uint64, row []int64, n int32, need *cluster.Need) {
	if r.cores < 0 {
		return
	}
	wanted := r.coresOf(need)
	for i, word := range row[r.plain(n):] {
		for free := uint64(word); free != 0 && wanted > 0; free &= free - 1 {
			cores[i] |= free & -free
			wanted--
		}
	}
}

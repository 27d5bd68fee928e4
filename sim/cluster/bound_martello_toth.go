package cluster

import "slices"

// MartelloToth is the lower bound L2 of Martello and Toth ("Lower bounds and reduction procedures for the bin packing
// problem", 1990) on the number of bins of a capacity that hold items of positive sizes, none above the capacity. For
// a threshold K, items above capacity - K share no bin with those of at least K; what these lack room for beside the
// items above half a bin needs bins of its own:
//
//	L(K) = n1 + n2 + max(0, ceil((S3 - (n2 capacity - S2)) / capacity))
//
// n1 items above capacity - K; n2 others above capacity / 2, S2 their sum; S3 the sum of the others of at least K.
// L2 is the largest L(K), 0 <= K <= capacity / 2. It is never below the sum of sizes / capacity, rounded up.
func MartelloToth(sizes []int64, capacity int64) int {
	sorted := slices.Sorted(slices.Values(sizes))
	sums := make([]int64, len(sorted)+1) // of the first so many
	for i, s := range sorted {
		sums[i+1] = sums[i] + s
	}
	half := above(sorted, capacity/2)
	best := sharing(sorted, sums, half, capacity, 0)
	for _, k := range sorted[:half] { // L(K) changes at sizes only
		best = max(best, sharing(sorted, sums, half, capacity, k))
	}
	return best
}

// sharing is L(K); the items from half on are larger than half a bin.
func sharing(sorted, sums []int64, half int, capacity, k int64) int {
	alone := max(half, above(sorted, capacity-k))
	small := min(half, above(sorted, k-1))
	large, last := int64(alone-half), len(sorted)
	lack := sums[half] - sums[small] - (large*capacity - (sums[alone] - sums[half]))
	return last - alone + int(large) + int(max(0, ceil(max(0, lack), capacity)))
}

// above is the index of the first number above x.
func above(sorted []int64, x int64) int {
	i, _ := slices.BinarySearch(sorted, x+1)
	return i
}

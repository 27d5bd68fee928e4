package stats

import (
	"maps"
	"math"
	"math/big"
	"math/rand/v2"
	"slices"
	"testing"

	"pgregory.net/rapid"
)

// values draws lists of what a histogram may meet: zeros, small ones, all magnitudes, the largest.
func values() *rapid.Generator[[]int64] {
	return rapid.SliceOfN(rapid.OneOf(
		rapid.SampledFrom([]int64{0, 0, 1, 511, 512, 1023, 1024, 1025, math.MaxInt64 - 1, math.MaxInt64}),
		rapid.Int64Range(0, 2000),
		rapid.Custom(func(t *rapid.T) int64 {
			return rapid.Int64Range(0, math.MaxInt64).Draw(t, "bits") >> rapid.IntRange(0, 62).Draw(t, "shift")
		}),
	), 0, 200)
}

func record(list []int64) *Histogram {
	h := &Histogram{}
	for _, v := range list {
		h.Record(v)
	}
	return h
}

func TestAHistogramAgreesWithTheSortedList(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		list := values().Draw(t, "values")
		h := record(list)
		slices.Sort(list)
		agree(t, h, list)
	})
}

func agree(t *rapid.T, h *Histogram, sorted []int64) {
	n := uint64(len(sorted))
	if h.Count() != n {
		t.Fatalf("count is %d, expected %d", h.Count(), n)
	}
	if n == 0 {
		if !math.IsNaN(h.Mean()) || !math.IsNaN(h.Quantile(0.5)) || h.CountAbove(0) != 0 || h.Zeros() != 0 || h.Sum() != 0 {
			t.Fatal("an empty histogram claims to have seen something")
		}
		return
	}
	if h.Min() != sorted[0] || h.Max() != sorted[n-1] {
		t.Fatalf("range is %d to %d, expected %d to %d", h.Min(), h.Max(), sorted[0], sorted[n-1])
	}
	agreeOnSum(t, h, sorted)
	q := rapid.Float64Range(0, 1).Draw(t, "q")
	for _, q := range []float64{q, 0, 0.5, 0.9, 0.99, 0.999, 1} {
		want := sorted[Rank(q, n)-1]
		if got := h.Quantile(q); !close(got, want) {
			t.Fatalf("the %v-quantile is %v, expected %d", q, got, want)
		}
	}
	agreeOnSides(t, h, sorted)
}

// close is within 0.1 %, and exact below 1024.
func close(got float64, want int64) bool {
	if want < 1024 {
		return got == float64(want)
	}
	return math.Abs(got-float64(want)) <= float64(want)/1024
}

func agreeOnSum(t *rapid.T, h *Histogram, sorted []int64) {
	sum := new(big.Int)
	for _, v := range sorted {
		sum.Add(sum, big.NewInt(v))
	}
	want, _ := new(big.Float).SetInt(sum).Float64()
	if math.Abs(h.Sum()-want) > 1e-15*want || math.Abs(h.Mean()*float64(len(sorted))-want) > 1e-15*want {
		t.Fatalf("sum is %v, mean %v, expected the sum %v", h.Sum(), h.Mean(), want)
	}
	low := new(big.Int).And(sum, new(big.Int).SetUint64(math.MaxUint64)).Uint64()
	if sumLow(h) != low {
		t.Fatalf("the sum ends in %x, expected %x", sumLow(h), low)
	}
}

func sumLow(h *Histogram) uint64 {
	_, low := h.ExactSum()
	return low
}

func agreeOnSides(t *rapid.T, h *Histogram, sorted []int64) {
	if zeros := uint64(upTo(sorted, 0)); h.Zeros() != zeros {
		t.Fatalf("%d zeros, expected %d", h.Zeros(), zeros)
	}
	v := rapid.SampledFrom(sorted).Draw(t, "limit")
	above := h.CountAbove(v)
	most := uint64(len(sorted) - upTo(sorted, v-v/512-1)) // all that share a bucket with v count as above
	least := uint64(len(sorted) - upTo(sorted, v+min(v/512, math.MaxInt64-v)))
	if above < least || above > most {
		t.Fatalf("%d are above %d, expected %d to %d", above, v, least, most)
	}
	if n := uint64(len(sorted)); above < n && h.Quantile(float64(n-above)/float64(n)) > float64(v) {
		t.Fatalf("%d of %d are not above %d, but that quantile is", n-above, n, v)
	}
}

// upTo is how many of a sorted list are at most v.
func upTo(sorted []int64, v int64) int {
	i, _ := slices.BinarySearchFunc(sorted, v, func(x, v int64) int {
		if x <= v {
			return -1
		}
		return 1
	})
	return i
}

func TestMergingIsRecordingTogetherInAnyOrder(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a, b, c := values().Draw(t, "a"), values().Draw(t, "b"), values().Draw(t, "c")
		leftFirst, rightFirst := record(a), record(b)
		leftFirst.Merge(record(b))
		leftFirst.Merge(record(c))
		rightFirst.Merge(record(c))
		rightFirst.Merge(record(a))
		all := slices.Concat(a, b, c)
		slices.Sort(all)
		agree(t, leftFirst, all)
		same(t, leftFirst, record(all))
		same(t, rightFirst, record(all))
	})
}

func TestAResetHistogramIsLikeNew(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		before, after := values().Draw(t, "before"), values().Draw(t, "after")
		h := record(before)
		h.Reset()
		for _, v := range after {
			h.Record(v)
		}
		slices.Sort(after)
		agree(t, h, after)
	})
}

// same compares all that is kept; octaves without a count may or may not be there.
func same(t *rapid.T, got, want *Histogram) {
	if a, b := got.Min(), want.Min(); a != b || got.width != want.width || got.count != want.count {
		t.Fatalf("%d values from %d to %d, expected %d from %d to %d", got.count, a, got.Max(), want.count, b, want.Max())
	}
	if got.low != want.low || got.high != want.high {
		t.Fatalf("the sum is %v, expected %v", got.Sum(), want.Sum())
	}
	a, b := seen(got), seen(want)
	if !maps.Equal(a, b) {
		t.Fatalf("the counts are %v, expected %v", a, b)
	}
}

// seen is how many values are in each bucket that has some.
func seen(h *Histogram) map[int]uint64 {
	counts := map[int]uint64{}
	for i := range h.counts.recent {
		if n := h.counts.at(i); n > 0 {
			counts[h.first+i] = n
		}
	}
	return counts
}

func TestEveryValueLiesInItsBucket(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		v := rapid.Int64Range(0, math.MaxInt64).Draw(t, "bits") >> rapid.IntRange(0, 62).Draw(t, "shift")
		m := middle(bucket(v))
		if bucket(m) != bucket(v) || !close(float64(m), v) || v < 1024 && m != v {
			t.Fatalf("%d is counted as %d", v, m)
		}
		if v < math.MaxInt64 && bucket(v+1)-bucket(v) != 0 && bucket(v+1)-bucket(v) != 1 {
			t.Fatalf("a bucket is left out after %d", v)
		}
	})
}

func TestTheSumOfHugeValuesDoesNotOverflow(t *testing.T) {
	h := Histogram{}
	for range 1000 {
		h.Record(math.MaxInt64)
	}
	if h.Mean() != math.MaxInt64 || h.Quantile(0.5) != math.MaxInt64 {
		t.Errorf("mean %v, median %v, expected the one value there is", h.Mean(), h.Quantile(0.5))
	}
}

func TestMoreValuesThanFitInOneCount(t *testing.T) {
	const almost = often - 1
	h, other := Histogram{}, Histogram{}
	for _, h := range []*Histogram{&h, &other} { // as if all but the last two had been recorded
		h.Record(7)
		h.counts.recent[7], h.count = almost, almost
		h.Record(7)
		h.RecordAll([]int64{7, 5000, 7})
	}
	h.Merge(&other)
	want := map[int]uint64{bucket(7): 2 * (almost + 3), bucket(5000): 2}
	if got := seen(&h); !maps.Equal(got, want) || h.Count() != 2*(almost+4) || h.CountAbove(7) != 2 {
		t.Errorf("%d values counted as %v, expected %v", h.Count(), got, want)
	}
	for range 3 {
		h.Merge(&other)
	}
	if got := seen(&h)[7]; got != 5*(almost+3) || h.Quantile(0.5) != 7 {
		t.Errorf("7 counted %d times, expected %d", got, uint64(5*(almost+3)))
	}
}

func TestANegativeValueIsAFaultOfTheCaller(t *testing.T) {
	defer func() {
		if recover() == nil {
			t.Error("-1 was counted, expected a panic")
		}
	}()
	new(Histogram).Record(-1)
}

func TestAWarmHistogramAllocatesNothing(t *testing.T) {
	list := latencies()
	h := record(list)
	h.Reset()
	allocations := testing.AllocsPerRun(10, func() {
		for _, v := range list {
			h.Record(v)
		}
		h.Quantile(0.99)
	})
	if allocations != 0 {
		t.Errorf("%v allocations, expected none", allocations)
	}
}

func TestQuantilesHaveTheRanksTheyShould(t *testing.T) {
	for _, c := range []struct {
		q    float64
		n    uint64
		want uint64
	}{
		{0, 10, 1},
		{0.1, 10, 1},
		{0.11, 10, 2},
		{0.5, 1, 1},
		{0.5, 2, 1},
		{0.5, 3, 2},
		{1, 10, 10},
		{0.07, 100, 7},
		{0.99, 100, 99},
		{0.999, 1000, 999},
		{0.999, 1001, 1000},
		{0.3, 10, 3},
		{1e-9, 5, 1},
	} {
		if got := Rank(c.q, c.n); got != c.want {
			t.Errorf("the %v-quantile of %d values is number %d, expected number %d", c.q, c.n, got, c.want)
		}
	}
}

// latencies are around a millisecond, spread like service times.
func latencies() []int64 {
	source := rand.New(rand.NewPCG(1, 2))
	list := make([]int64, 4096)
	for i := range list {
		list[i] = int64(1e6 * source.ExpFloat64())
	}
	return list
}

func BenchmarkRecord(b *testing.B) {
	list, h := latencies(), Histogram{}
	b.ReportAllocs()
	for i := range b.N {
		h.Record(list[i&4095])
	}
}

func BenchmarkQuantile(b *testing.B) {
	h := record(latencies())
	for range b.N {
		h.Quantile(0.99)
	}
}

func TestManyValuesAtOnceAreTheSameAsOneByOne(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var one, all Histogram
		for range rapid.IntRange(1, 5).Draw(t, "lists") {
			list := values().Draw(t, "values")
			all.RecordAll(list)
			for _, v := range list {
				one.Record(v)
			}
		}
		same(t, &all, &one)
	})
}

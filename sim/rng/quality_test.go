package rng_test

import (
	"fmt"
	"math"
	"math/bits"
	"slices"
	"testing"

	"simulate/sim/rng"
)

const draws = 200_000

// The statistics below are in standard deviations of what a perfect source would show. With fixed keys a test
// either always passes or always fails; 4.5 would come up by chance once in 150 000 checks.
const unlikely = 4.5

func key(names ...string) rng.Key { return rng.Root(7, 0).Of(names...) }

func TestDrawsFollowTheirDistributions(t *testing.T) {
	for _, c := range []struct {
		name         string
		draw         func(k rng.Key, i uint64) float64
		moments      [4]float64 // E X, E X^2, E X^3, E X^4
		squares      [4]float64 // E X^2, E X^4, E X^6, E X^8: of the errors of those
		distribution func(x float64) float64
	}{
		{
			"uniform", rng.Key.Uniform,
			[4]float64{1.0 / 2, 1.0 / 3, 1.0 / 4, 1.0 / 5},
			[4]float64{1.0 / 3, 1.0 / 5, 1.0 / 7, 1.0 / 9},
			func(x float64) float64 { return x },
		},
		{
			"exponential", rng.Key.Exp,
			[4]float64{1, 2, 6, 24},
			[4]float64{2, 24, 720, 40320},
			func(x float64) float64 { return -math.Expm1(-x) },
		},
		{
			"normal", rng.Key.Normal,
			[4]float64{0, 1, 0, 3},
			[4]float64{1, 3, 15, 105},
			func(x float64) float64 { return math.Erfc(-x/math.Sqrt2) / 2 },
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			sample := make([]float64, draws)
			for i := range sample {
				sample[i] = c.draw(key(c.name), uint64(i))
			}
			for power := range 4 {
				variance := c.squares[power] - c.moments[power]*c.moments[power]
				judge(t, fmt.Sprintf("mean of x^%d", power+1), (meanPower(sample, power+1)-c.moments[power])/math.Sqrt(variance/draws))
			}
			if d := kolmogorov(sample, c.distribution); d > 1.95 { // once in a thousand
				t.Errorf("the Kolmogorov distance times sqrt(n) is %.2f, expected below 1.95", d)
			}
		})
	}
}

func TestSuccessiveDrawsAreUncorrelated(t *testing.T) {
	k := key("serial")
	for _, lag := range []uint64{1, 2, 3, 4, 7, 8, 16, 64, 1000, 1 << 20, 1 << 32, 1 << 63} {
		judge(t, fmt.Sprintf("correlation at lag %d", lag), correlation(
			func(i uint64) float64 { return k.Uniform(i) },
			func(i uint64) float64 { return k.Uniform(i + lag) }))
	}
}

func TestNeighbouringKeysAreUncorrelated(t *testing.T) {
	for _, c := range []struct {
		name string
		a, b rng.Key
	}{
		{"names that differ in a character", key("enrich-1"), key("enrich-2")},
		{"names that differ in a bit", key("a"), key("c")},
		{"a name and its start", key("orders"), key("order")},
		{"the empty name", key(""), rng.Root(7, 0)},
		{"a path and its start", key("a", "b"), key("a")},
		{"a path and its reverse", key("a", "b"), key("b", "a")},
		{"two purposes", key("enrich", "service"), key("enrich", "route")},
		{"neighbouring replications", rng.Root(7, 0).Of("a"), rng.Root(7, 1).Of("a")},
		{"neighbouring seeds", rng.Root(7, 0).Of("a"), rng.Root(8, 0).Of("a")},
		{"seed and replication exchanged", rng.Root(1, 2).Of("a"), rng.Root(2, 1).Of("a")},
		{"seeds that differ in the highest bit", rng.Root(7, 0), rng.Root(7|1<<63, 0)},
	} {
		for shift := range uint64(3) {
			judge(t, fmt.Sprintf("%s, shifted by %d", c.name, shift), correlation(
				func(i uint64) float64 { return c.a.Uniform(i) },
				func(i uint64) float64 { return c.b.Uniform(i + shift) }))
		}
	}
}

func TestWordsOfNeighbouringRecordsAreUncorrelated(t *testing.T) {
	k := key("words")
	nth := func(i uint64, n int) float64 {
		words := k.At(i)
		for range n {
			words.Bits()
		}
		return words.Uniform()
	}
	judge(t, "first words of neighbours", correlation(
		func(i uint64) float64 { return nth(i, 0) }, func(i uint64) float64 { return nth(i+1, 0) }))
	judge(t, "second word and the neighbour's first", correlation(
		func(i uint64) float64 { return nth(i, 1) }, func(i uint64) float64 { return nth(i+1, 0) }))
	judge(t, "first and second word", correlation(
		func(i uint64) float64 { return nth(i, 0) }, func(i uint64) float64 { return nth(i, 1) }))
	judge(t, "first word and the draw of that index", correlation(
		func(i uint64) float64 { return nth(i, 0) }, k.Uniform))
}

func TestFirstDrawsOverManyKeysAreUniform(t *testing.T) {
	families := map[string]func(i int) rng.Key{
		"replications": func(i int) rng.Key { return rng.Root(7, i) },
		"seeds":        func(i int) rng.Key { return rng.Root(uint64(i), 0) },
		"names":        func(i int) rng.Key { return key(fmt.Sprint("subtask-", i)) },
	}
	for name, family := range families {
		sample := make([]float64, 50_000)
		for i := range sample {
			sample[i] = family(i).Uniform(0)
		}
		if d := kolmogorov(sample, func(x float64) float64 { return x }); d > 1.95 {
			t.Errorf("over %s the Kolmogorov distance times sqrt(n) is %.2f, expected below 1.95", name, d)
		}
	}
}

func TestEveryBitIsSetHalfTheTime(t *testing.T) {
	k := key("balance")
	var ones, pairs [64]float64
	for i := range uint64(draws) {
		x, next := k.Bits(i), k.Bits(i+1)
		for bit := range 64 {
			ones[bit] += float64(x >> bit & 1)
			pairs[bit] += float64((x ^ next) >> bit & 1)
		}
	}
	for bit := range 64 {
		judge(t, fmt.Sprintf("bit %d", bit), (ones[bit]-draws/2)/math.Sqrt(draws/4))
		judge(t, fmt.Sprintf("change of bit %d", bit), (pairs[bit]-draws/2)/math.Sqrt(draws/4))
	}
}

func TestEveryInputBitMovesHalfOfTheOutput(t *testing.T) {
	const trials = 4000
	for name, f := range map[string]func(trial int, x uint64) uint64{
		"Mix":            func(_ int, x uint64) uint64 { return rng.Mix(x) },
		"the index":      func(trial int, x uint64) uint64 { return key(fmt.Sprint("avalanche", trial%16)).Bits(x) },
		"the seed":       func(_ int, x uint64) uint64 { return rng.Root(x, 0).Bits(0) },
		"the seed, late": func(_ int, x uint64) uint64 { return rng.Root(x, 0).Of("a").Bits(1000) },
		"a name": func(_ int, x uint64) uint64 {
			var letters [8]byte
			for i := range letters {
				letters[i] = byte(x >> (8 * i))
			}
			return key(string(letters[:])).Bits(0)
		},
	} {
		inputs := key("inputs")
		for in := range 64 {
			flips := 0
			for trial := range trials {
				x := inputs.Bits(uint64(trial))
				flips += bits.OnesCount64(f(trial, x) ^ f(trial, x^1<<in))
			}
			z := (float64(flips) - 32*trials) / math.Sqrt(16*trials)
			judge(t, fmt.Sprintf("%s, input bit %d", name, in), z)
		}
	}
}

// Among n birthdays in a year of 2^b days, spacings that occur again are Poisson with mean n^3/2^(b+2)
// (Marsaglia and Tsang, "Some difficult-to-pass tests of randomness", 2002).
func TestBirthdaySpacings(t *testing.T) {
	for _, low := range []int{0, 16, 32} {
		repeated, expected := 0.0, 0.0
		for year := range 40 {
			repeated += float64(repeatedSpacings(key("birthdays", fmt.Sprint(year)), 1<<12, 32, low))
			expected += math.Exp2(3*12 - 32 - 2)
		}
		judge(t, fmt.Sprintf("birthdays on bits from %d", low), (repeated-expected)/math.Sqrt(expected))
	}
}

// repeatedSpacings counts spacings that have occurred before among n birthdays of days bits from the low-th.
func repeatedSpacings(k rng.Key, n, days, low int) int {
	birthdays := make([]uint64, n)
	for i := range birthdays {
		birthdays[i] = k.Bits(uint64(i)) >> low & (1<<days - 1)
	}
	slices.Sort(birthdays)
	for i := n - 1; i > 0; i-- {
		birthdays[i] -= birthdays[i-1]
	}
	slices.Sort(birthdays)
	return n - len(slices.Compact(birthdays))
}

func TestBelowIsUniformOverItsRange(t *testing.T) {
	k := key("below")
	for _, n := range []uint64{1, 2, 3, 10, 1000} {
		counts := make([]float64, n)
		for i := range uint64(draws) {
			counts[k.Below(i, n)]++
		}
		chi2, expected := 0.0, float64(draws)/float64(n)
		for _, count := range counts {
			chi2 += (count - expected) * (count - expected) / expected
		}
		if freedom := float64(n) - 1; n > 1 {
			judge(t, fmt.Sprintf("chi-squared below %d", n), (chi2-freedom)/math.Sqrt(2*freedom))
		}
	}
}

func judge(t *testing.T, what string, z float64) {
	t.Helper()
	if math.IsNaN(z) || math.Abs(z) > unlikely {
		t.Errorf("%s is %.1f standard deviations off", what, z)
	}
}

func meanPower(sample []float64, power int) float64 {
	sum := 0.0
	for _, x := range sample {
		sum += math.Pow(x, float64(power))
	}
	return sum / float64(len(sample))
}

// correlation of two sequences of uniform numbers, times sqrt(n): standard normal if they are independent.
func correlation(a, b func(i uint64) float64) float64 {
	const n = 50_000
	sum := 0.0
	for i := range uint64(n) {
		sum += (a(i) - 0.5) * (b(i) - 0.5)
	}
	return sum * 12 / math.Sqrt(n)
}

// kolmogorov is the largest distance between the sample's distribution function and f, times sqrt(n). It sorts
// the sample.
func kolmogorov(sample []float64, f func(x float64) float64) float64 {
	slices.Sort(sample)
	n := float64(len(sample))
	farthest := 0.0
	for i, x := range sample {
		farthest = max(farthest, f(x)-float64(i)/n, float64(i+1)/n-f(x))
	}
	return farthest * math.Sqrt(n)
}

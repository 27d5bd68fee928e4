package rng_test

import (
	"fmt"
	"testing"

	"pgregory.net/rapid"

	"simulate/sim/rng"
)

func TestPathsOfNamesAreDistinct(t *testing.T) {
	paths := [][]string{
		{},
		{""},
		{"", ""},
		{"a"},
		{"a", ""},
		{"", "a"},
		{"ab"},
		{"a", "b"},
		{"b", "a"},
		{"a", "a"},
		{"b"},
		{"a\x00b"},
		{"a/b"},
		{"abc"},
		{"ab", "c"},
		{"a", "bc"},
		{"a", "b", "c"},
	}
	owner := map[rng.Key]string{}
	for replication := range 20 {
		for seed := range uint64(20) {
			for _, path := range paths {
				name := fmt.Sprintf("seed %d, replication %d, path %q", seed, replication, path)
				k := rng.Root(seed, replication).Of(path...)
				if other, taken := owner[k]; taken {
					t.Errorf("%s has the key of %s", name, other)
				}
				owner[k] = name
			}
		}
	}
}

func TestAPathMayBeWalkedInSteps(t *testing.T) {
	root := rng.Root(1, 2)
	if root.Of("a", "b") != root.Of("a").Of("b") {
		t.Error("a, b in one step is not a and then b")
	}
}

func TestADrawDependsOnNothingButKeyAndIndex(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		seed, index := rapid.Uint64().Draw(t, "seed"), rapid.Uint64().Draw(t, "index")
		name := rapid.String().Draw(t, "name")
		k := rng.Root(seed, 3).Of(name)
		words := k.At(index)
		first := [...]float64{k.Uniform(index), k.Exp(index), k.Normal(index), words.Uniform(), words.Exp(), words.Normal()}
		for other := range uint64(100) {
			k.Exp(other)
		}
		again := rng.Root(seed, 3).Of(name)
		words = again.At(index)
		second := [...]float64{again.Uniform(index), again.Exp(index), again.Normal(index), words.Uniform(), words.Exp(), words.Normal()}
		if first != second {
			t.Fatalf("the draws are %v, and %v the second time", first, second)
		}
		for i, x := range first[:2] {
			if !(x >= 0) || i == 0 && !(x > 0 && x < 1) {
				t.Fatalf("draw %d is %v, out of its range", i, x)
			}
		}
	})
}

// The numbers of published results hang on these: a change here changes every simulation.
func TestDrawsNeverChange(t *testing.T) {
	k := rng.Root(42, 1).Of("shop", "enrich", "service")
	got := fmt.Sprintf("%x %x %x", k.Bits(0), k.Bits(1), k.Bits(1<<40))
	got += fmt.Sprintf(" %x %x %x", k.Uniform(2), k.Exp(2), k.Normal(2))
	const want = "935b9c92ccaa7812 a3087117a50cbef6 3a2d817e935446ae" +
		" 0x1.d66e7587ed139p-02 0x1.db8239a72d393p-01 -0x1.a182581dd5592p-04"
	if got != want {
		t.Errorf("the draws are\n%s, expected\n%s", got, want)
	}
}

func BenchmarkDraw(b *testing.B) {
	k := rng.Root(1, 0).Of("benchmark")
	b.Run("bits", func(b *testing.B) { run(b, func(i uint64) float64 { return float64(k.Bits(i)) }) })
	b.Run("uniform", func(b *testing.B) { run(b, k.Uniform) })
	b.Run("exponential", func(b *testing.B) { run(b, k.Exp) })
	b.Run("normal", func(b *testing.B) { run(b, k.Normal) })
}

func run(b *testing.B, draw func(i uint64) float64) {
	sum := 0.0
	for i := range uint64(b.N) {
		sum += draw(i)
	}
	if sum == 0 {
		b.Error("all draws are 0")
	}
}

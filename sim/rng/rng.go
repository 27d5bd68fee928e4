// Package rng names random numbers instead of ordering them.
//
// A draw is a pure function of a Key (root seed, replication and names, such as process, operator and purpose)
// and an index, usually that of the record it belongs to. There is no generator state, so nothing that is
// drawn elsewhere, or more often, or in another order, moves a draw: comparisons between variants are paired
// record by record.
//
// The function is counter-based: the index steps a Weyl sequence that starts at the key's first word, and two
// multiply-xorshift rounds (the constants are Stafford's thirteenth variant of the MurmurHash3 finaliser) with
// the key's second word laid between them spread every bit. Names enter the key through a full avalanche each.
package rng

import "math/bits"

const (
	weyl  = 0x9e3779b97f4a7c15 // 2^64 / golden ratio, odd
	mulA  = 0xbf58476d1ce4e5b9
	mulB  = 0x94d049bb133111eb
	prime = 0x100000001b3 // FNV-1a's
	basis = 0xcbf29ce484222325
)

// Key is the name of a stream of draws.
type Key struct{ a, b uint64 }

// Root is the key of one replication of one seed; every other key of the run descends from it.
func Root(seed uint64, replication int) Key {
	k := Key{a: Mix(seed + weyl), b: Mix(seed ^ mulA)}
	return k.descend(Mix(uint64(replication) + mulB))
}

// Of is the key with that name below k. The names are a path: Of("a", "b") differs from Of("ab") and Of("b", "a").
func (k Key) Of(names ...string) Key {
	for _, name := range names {
		k = k.descend(Hash(name))
	}
	return k
}

// Nth is the n-th of the numbered keys below k.
func (k Key) Nth(n uint64) Key { return k.descend(Mix(n + weyl)) }

func (k Key) descend(h uint64) Key {
	return Key{a: Mix(k.a ^ h), b: Mix(bits.RotateLeft64(k.b, 32) + h*weyl + k.a)}
}

// Hash is a 64-bit hash of a name, the same on every machine and in every run.
func Hash(name string) uint64 {
	h := uint64(basis)
	for i := range len(name) {
		h = (h ^ uint64(name[i])) * prime
	}
	return Mix(h + uint64(len(name)))
}

// Mix is a bijection of 64 bits in which every bit of x moves about half of the result's.
func Mix(x uint64) uint64 {
	x = (x ^ x>>30) * mulA
	x = (x ^ x>>27) * mulB
	return x ^ x>>31
}

// Bits is draw i of k: 64 random bits.
func (k Key) Bits(i uint64) uint64 {
	x := k.a + i*weyl
	x = (x ^ x>>30) * mulA
	x ^= k.b
	x = (x ^ x>>27) * mulB
	return x ^ x>>31
}

// Uniform is draw i as a number above 0 and below 1, on a grid of 2^-53.
func (k Key) Uniform(i uint64) float64 { return uniform(k.Bits(i)) }

// Below is draw i as an integer in [0, n), n > 0; its bias is below n / 2^64.
func (k Key) Below(i, n uint64) uint64 {
	hi, _ := bits.Mul64(k.Bits(i), n)
	return hi
}

// Normal is draw i from the normal distribution with mean 0 and variance 1, by inversion.
func (k Key) Normal(i uint64) float64 { return normal(k.Bits(i)) }

// At is the stream of words that belong to index i, for draws that take more than one.
func (k Key) At(i uint64) Words { return Words{key: Key{a: k.Bits(i), b: k.b ^ weyl}} }

// Words is an endless sequence of draws that belong to one index of one key.
type Words struct {
	key  Key
	next uint64
}

// Bits is the next 64 random bits.
func (w *Words) Bits() uint64 {
	w.next++
	return w.key.Bits(w.next)
}

// Uniform is the next number above 0 and below 1.
func (w *Words) Uniform() float64 { return uniform(w.Bits()) }

// Exp is the next exponential variate with mean 1.
func (w *Words) Exp() float64 { return w.unsure(w.Bits()) }

// Normal is the next standard normal variate.
func (w *Words) Normal() float64 { return normal(w.Bits()) }

func uniform(bits uint64) float64 { return (float64(int64(bits>>11)) + 0.5) * 0x1p-53 }

package event

import "math/bits"

// maxBuckets is the most buckets of a rung.
const maxBuckets = 1 << 14

const (
	maxWords  = maxBuckets / 64
	maxGroups = maxWords / 64
)

// marks is a set of buckets. Its least member is found in a few steps, however far away it is.
type marks struct {
	low    int               // no group before it has members
	groups [maxGroups]uint64 // which words are not zero
	words  [maxWords]uint64  // which buckets are members
}

func (m *marks) add(i uint64) {
	m.words[i/64%maxWords] |= 1 << (i % 64)
	m.groups[i/4096%maxGroups] |= 1 << (i / 64 % 64)
	m.low = min(m.low, int(i/4096))
}

// remove removes i if gone is 1, and does nothing if it is 0.
func (m *marks) remove(i, gone uint64) {
	word := &m.words[i/64%maxWords]
	*word &^= gone << (i % 64)
	if *word == 0 {
		m.groups[i/4096%maxGroups] &^= 1 << (i / 64 % 64)
	}
}

// first is the least member; ok is false if there is none.
func (m *marks) first() (i uint64, ok bool) {
	for g := m.low; g < maxGroups; g++ {
		if group := m.groups[g]; group != 0 {
			m.low = g
			w := uint64(g*64 + bits.TrailingZeros64(group))
			return w*64 + uint64(bits.TrailingZeros64(m.words[w%maxWords])), true
		}
	}
	return 0, false
}

package stream

// tournament finds the smallest of n counts, and how many are as small, while the counts change one at a time:
// a binary tree over the counts whose nodes know the smallest below them and how often it stands there.
type tournament struct {
	leaves int // a power of two
	nodes  []contender
}

type contender struct {
	least int64
	ties  int32
}

func newTournament(n int) *tournament {
	t := &tournament{leaves: 1}
	for t.leaves < n {
		t.leaves *= 2
	}
	t.nodes = make([]contender, 2*t.leaves)
	for i := range t.nodes {
		t.nodes[i].least = 1 << 62 // no such count
	}
	for i := range n {
		t.set(i, 0)
	}
	return t
}

func (t *tournament) count(i int) int64 { return t.nodes[t.leaves+i].least }

// set changes count i.
func (t *tournament) set(i int, count int64) {
	i += t.leaves
	t.nodes[i] = contender{least: count, ties: 1}
	for i /= 2; i > 0; i /= 2 {
		a, b := t.nodes[2*i], t.nodes[2*i+1]
		switch {
		case a.least < b.least:
			t.nodes[i] = a
		case b.least < a.least:
			t.nodes[i] = b
		default:
			t.nodes[i] = contender{least: a.least, ties: a.ties + b.ties}
		}
	}
}

// ties is the number of counts that are smallest.
func (t *tournament) ties() int32 { return t.nodes[1].ties }

// pick is the index of the k-th of the smallest counts, k from 0.
func (t *tournament) pick(k int32) int32 {
	i := 1
	for i < t.leaves {
		left := t.nodes[2*i]
		switch {
		case left.least > t.nodes[i].least:
			i = 2*i + 1
		case t.nodes[2*i+1].least > t.nodes[i].least || k < left.ties:
			i = 2 * i
		default:
			k -= left.ties
			i = 2*i + 1
		}
	}
	return int32(i - t.leaves)
}

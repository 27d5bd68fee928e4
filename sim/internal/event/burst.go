package event

import (
	"math/bits"
	"slices"
)

// burst is many events of one instant, for which no rung is fine enough. They are sorted all at once, which is much
// cheaper than one by one. What is pushed before they are taken, and goes before the last of them, is on a heap.
type burst struct {
	run   []Event // first due last
	loose heap
	room  []Event // to sort with
}

func (b *burst) len() int { return len(b.run) + len(b.loose) }

// loosely says whether the first event is on the heap.
func (b *burst) loosely() bool {
	return len(b.loose) > 0 && (len(b.run) == 0 || before(b.loose[0], b.run[len(b.run)-1]) != 0)
}

func (b *burst) first() Event {
	if b.loosely() {
		return b.loose[0]
	}
	return b.run[len(b.run)-1]
}

func (b *burst) pop() Event {
	if b.loosely() {
		return b.loose.pop()
	}
	k := len(b.run) - 1
	e := b.run[k]
	b.run = b.run[:k]
	return e
}

// begin makes events of one instant the run. They are sorted by those bits of their rank in which they differ, a few
// bits at a time, lowest first. Epochs decide only among events of one subject and kind, of which there is rarely
// more than one.
func (b *burst) begin(events []Event) {
	s := append(b.run[:0], events...)
	t := append(b.room[:0], events...)
	differ := uint32(0)
	for i := range s {
		differ |= s[i].Rank() ^ s[0].Rank()
	}
	for mask := maskFor(len(s)); differ != 0; s, t = t, s {
		shift := bits.TrailingZeros32(differ)
		differ &^= mask << shift
		sortDigit(s, t, shift, mask)
	}
	if !slices.IsSortedFunc(s, laterFirst) {
		slices.SortFunc(s, laterFirst)
	}
	b.run, b.room = s, t
}

func laterFirst(a, b Event) int { return int(before(a, b)) - int(before(b, a)) }

// maxDigit is the most bits by which a burst is sorted in one go.
const maxDigit = 8

// maskFor is as many ones as there are bits in a digit for n events: there should not be more digits than events.
func maskFor(n int) uint32 { return 1<<min(maxDigit, bits.Len(uint(n))) - 1 }

// sortDigit sorts s into t by a digit of the rank, highest first, and leaves events of the same digit as they were.
func sortDigit(s, t []Event, shift int, mask uint32) {
	var place [1 << maxDigit]int32
	for i := range s {
		place[s[i].Rank()>>shift&mask%(1<<maxDigit)]++
	}
	sum := int32(0)
	for i := int(mask); i >= 0; i-- {
		place[i%(1<<maxDigit)], sum = sum, sum+place[i%(1<<maxDigit)]
	}
	for i := range s {
		p := &place[s[i].Rank()>>shift&mask%(1<<maxDigit)]
		t[*p] = s[i]
		*p++
	}
}

package workload

import (
	"unicode/utf8"

	"simulate/sim/clock"
)

// occurrences is the source of recorded events. A row is one event; scaled to n, it is n with the same numbers and
// key, spread evenly over the time until the next row, so that a scaled trace is no sequence of bursts.
type occurrences struct {
	*playback
	now, next *row
	more      bool // next holds a row
	from      clock.Time
	gap       float64 // until the next row
	k, n      uint64  // of the events of now

	numbers [][]float64 // of the events of the last Fill
	keys    []uint32
}

func newOccurrences(p *playback) *occurrences {
	now, next := newRow(&p.load.Trace), newRow(&p.load.Trace)
	o := &occurrences{playback: p, now: &now, next: &next, numbers: make([][]float64, len(now.numbers))}
	o.more = o.read()
	return o
}

func (o *occurrences) read() bool { return o.playback.next(o.next) }

func (o *occurrences) Fill(at []clock.Time) int {
	for i := range o.numbers {
		o.numbers[i] = o.numbers[i][:0]
	}
	o.keys = o.keys[:0]
	n := 0
	for n < len(at) && (o.k < o.n || o.advance()) {
		at[n] = o.instant()
		o.k++
		if at[n] < o.load.Start {
			continue
		}
		n++
		for i, x := range o.now.numbers {
			o.numbers[i] = append(o.numbers[i], x)
		}
		o.keys = append(o.keys, o.now.key)
	}
	return o.until(at[:n])
}

// instant is when event k of a row comes.
func (o *occurrences) instant() clock.Time {
	if o.k == 0 {
		return o.from
	}
	return o.from + clock.Time(float64(o.gap*float64(o.k))/float64(o.n))
}

// advance goes to the next row that brings an event.
func (o *occurrences) advance() bool {
	for o.more {
		o.now, o.next = o.next, o.now
		o.from = o.load.at(o.now.time)
		end := o.load.Summary.End + o.shift
		if o.more = o.read(); o.more {
			end = o.next.time
		}
		o.gap = float64(max(0, o.load.at(end)-o.from))
		events := o.load.Scale
		if len(o.load.Profile) > 0 {
			events *= o.load.Profile.At(o.from)
		}
		if o.k, o.n = 0, o.whole(events); o.n > 0 {
			return true
		}
	}
	return false
}

// Carried writes number i of the events of the last Fill.
func (o *occurrences) Carried(i int, values []float64) { copy(values, o.numbers[i]) }

// Keys writes the keys of the events of the last Fill.
func (o *occurrences) Keys(keys []uint32) { copy(keys, o.keys) }

// hashCode is Java's hash code of a text, by which Flink finds the key group of a key that is one:
// 31 h + c over its UTF-16 units.
func hashCode(text []byte) uint32 {
	h := uint32(0)
	for len(text) > 0 {
		r, size := utf8.DecodeRune(text)
		text = text[size:]
		if r >= 0x10000 {
			r -= 0x10000
			h = 31*h + 0xd800 + uint32(r>>10)
			r = 0xdc00 + r&0x3ff
		}
		h = 31*h + uint32(r)
	}
	return h
}

package stats

import (
	"encoding/binary"
	"errors"
)

// MarshalBinary writes a histogram in few bytes: empty buckets are counted, not written.
func (h *Histogram) MarshalBinary() ([]byte, error) {
	b := make([]byte, 0, 64+2*h.counts.len())
	b = binary.AppendVarint(b, int64(h.first))
	b = binary.AppendVarint(b, h.min)
	for _, v := range []uint64{h.width, h.count, h.low, h.high, uint64(h.counts.len())} {
		b = binary.AppendUvarint(b, v)
	}
	for i := 0; i < h.counts.len(); i++ {
		n := h.counts.at(i)
		b = binary.AppendUvarint(b, n)
		if n > 0 {
			continue
		}
		from := i
		for i+1 < h.counts.len() && h.counts.at(i+1) == 0 {
			i++
		}
		b = binary.AppendUvarint(b, uint64(i-from)) // so many more are empty
	}
	return b, nil
}

var errNoHistogram = errors.New("this is no histogram")

// mostBuckets is more than 63 octaves have.
const mostBuckets = 64 * parts

// UnmarshalBinary reads back what MarshalBinary has written.
func (h *Histogram) UnmarshalBinary(b []byte) error {
	r := varints{b: b}
	*h = Histogram{first: int(r.signed()), min: r.signed(), width: r.next(), count: r.next(), low: r.next(), high: r.next()}
	n := r.next()
	if r.bad || n > mostBuckets || h.first < 0 || h.first > mostBuckets {
		return errNoHistogram
	}
	if n == 0 {
		return r.end()
	}
	h.counts.recent = make([]uint32, n)
	if h.count >= often {
		h.counts.older = make([]uint64, n)
	}
	for i := uint64(0); i < n; i++ {
		switch count := r.next(); {
		case r.bad:
			return errNoHistogram
		case count == 0:
			i += min(r.next(), n)
		case h.count >= often:
			h.counts.older[i] = count
		default:
			h.counts.recent[i] = uint32(count)
		}
	}
	return r.end()
}

// varints are numbers one after the other.
type varints struct {
	b   []byte
	bad bool
}

func (r *varints) next() uint64 {
	v, n := binary.Uvarint(r.b)
	return take(r, v, n)
}

func (r *varints) signed() int64 {
	v, n := binary.Varint(r.b)
	return take(r, v, n)
}

func take[T int64 | uint64](r *varints, v T, n int) T {
	if n <= 0 {
		r.bad = true
		return 0
	}
	r.b = r.b[n:]
	return v
}

func (r *varints) end() error {
	if r.bad || len(r.b) > 0 {
		return errNoHistogram
	}
	return nil
}

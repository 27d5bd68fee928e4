package stream

import "math/bits"

// sorter puts ends in order of time, then of subtask; of those that are equal in both, in the order given. They are
// dealt into about as many equal spans of time as there are of them, after which most stand where they belong.
type sorter struct {
	dealt []end
	first []uint32 // by span: the place of the next one
	spare []handed
}

// sort returns the sorted list, and keeps the other one.
func (s *sorter) sort(list []end) []end {
	if len(list) > 16 {
		list = s.deal(list)
	}
	for i := 1; i < len(list); i++ {
		e := list[i]
		j := i
		for ; j > 0 && e.before(&list[j-1]); j-- {
			list[j] = list[j-1]
		}
		list[j] = e
	}
	return list
}

func (e *end) before(o *end) bool { return e.at < o.at || (e.at == o.at && e.subtask < o.subtask) }

// deal puts a list in order of spans.
func (s *sorter) deal(list []end) []end {
	low, high := list[0].at, list[0].at
	for i := range list {
		low, high = min(low, list[i].at), max(high, list[i].at)
	}
	shift := max(0, bits.Len64(uint64(high-low))-bits.Len(uint(len(list))))
	spans := int(uint64(high-low)>>shift) + 1
	s.first = append(s.first[:0], make([]uint32, spans)...)
	for i := range list {
		s.first[uint64(list[i].at-low)>>shift]++
	}
	var place uint32
	for i, n := range s.first {
		s.first[i] = place
		place += n
	}
	dealt := append(s.dealt[:0], list...)
	for i := range list {
		span := &s.first[uint64(list[i].at-low)>>shift]
		dealt[*span] = list[i]
		*span++
	}
	s.dealt = list
	return dealt
}

// space is room for so many records.
func (s *sorter) space(n int) []handed {
	if cap(s.spare) < n {
		s.spare = make([]handed, 2*n)
	}
	return s.spare[:n]
}

package stream

import "math/bits"

// sorter puts ends in order of time, then of subtask; of those that are equal in both, in the order given. They are
// dealt into about as many equal spans of time as there are of them, after which most stand where they belong.
type sorter struct {
	dealt   []end
	first   []uint32 // by span: the place of the next one
	records []record // as they came
	to      []uint32
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
	shift := max(0, bits.Len64(uint64(high-low))-bits.Len(uint(len(list)))-1)
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

// permute puts the records of a stage into the order of its ends.
func (s *sorter) permute(st *stage) {
	s.records = append(s.records[:0], st.records...)
	s.to = append(s.to[:0], st.to...)
	for i := range st.ends {
		e := &st.ends[i]
		st.records[i], st.to[i], st.by[i] = s.records[e.record], s.to[e.record], e.subtask
	}
}

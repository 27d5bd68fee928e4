package stream

import (
	"math/bits"
	"slices"
)

// sorter puts visits in order of time, then of subtask; of those that are equal in both, in the order given. They are
// dealt into about as many equal spans of time as there are of them, after which most stand where they belong.
type sorter struct {
	dealt []visit
	first []uint32 // by span: the place of the next one
	list  []visit
	came  []visit // as they came
}

// sort returns the sorted list, and keeps the other one.
func (s *sorter) sort(list []visit) []visit {
	if len(list) > 16 {
		list = s.deal(list)
	}
	for i := 1; i < len(list); i++ {
		if v := &list[i]; v.before(&list[i-1]) {
			insert(list[:i], *v)
		}
	}
	return list
}

// insert puts v, which stands behind a list in order, where it belongs in it.
func insert(list []visit, v visit) {
	j := len(list)
	list = list[:j+1]
	for ; j > 0 && v.before(&list[j-1]); j-- {
		list[j] = list[j-1]
	}
	list[j] = v
}

// deal puts a list in order of spans.
func (s *sorter) deal(list []visit) []visit {
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
	dealt := slices.Grow(s.dealt[:0], len(list))[:len(list)]
	for i := range list {
		span := &s.first[uint64(list[i].at-low)>>shift]
		dealt[*span] = list[i]
		*span++
	}
	s.dealt = list
	return dealt
}

// merge puts those who came to a stage in several streams in order of time, then of the event that brought them.
func (s *sorter) merge(st *stage) {
	s.list, s.came = s.list[:0], append(s.came[:0], st.came...)
	for i := range s.came {
		s.list = append(s.list, visit{s.came[i].at, st.by[i], int32(i)})
	}
	s.list = s.sort(s.list)
	for i := range s.list {
		v := &s.list[i]
		st.came[i], st.by[i] = s.came[v.record], v.subtask
	}
}

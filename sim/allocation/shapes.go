package allocation

import (
	"simulate/sim/cluster"
)

// shapes numbers what recurs: what requests need, and under which rules.
type shapes struct {
	numbers map[string]int32
	list    []shape
	name    []byte // scratch
}

// shape is what is known of one of them.
type shape struct {
	known    bool
	never    Reason // why it could never run
	stuck    uint64 // what had been given back, plus one, when it last fitted nowhere; 0: never
	stuckAt  int32  // for requests of that priority, or lower
	stuckWhy Reason
	waiting  int   // requests of the shape that wait
	highest  int32 // their highest priority, at least
}

func newShapes() shapes { return shapes{numbers: map[string]int32{}} }

func (s *shapes) at(i int32) *shape { return &s.list[i] }

// number is that of a need, of so many at once, and a stream's rules; -1: too many different ones were seen before.
func (s *shapes) number(stream, gang int32, need *cluster.Need) int32 {
	s.name = s.name[:0]
	s.write(uint64(stream)<<32 | uint64(gang))
	for _, amount := range need.Amounts {
		s.write(uint64(amount))
	}
	s.write(uint64(need.Devices)<<32 | uint64(need.Share))
	s.write(need.Models)
	if i, ok := s.numbers[string(s.name)]; ok {
		return i
	}
	if len(s.list) == Shapes {
		return -1
	}
	i := int32(len(s.list))
	s.list = append(s.list, shape{})
	s.numbers[string(s.name)] = i
	return i
}

func (s *shapes) write(x uint64) {
	for range 8 {
		s.name = append(s.name, byte(x))
		x >>= 8
	}
}

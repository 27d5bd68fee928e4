package event

// heap is a binary heap of events, the first due at index 0.
type heap []Event

func (h *heap) push(e Event) {
	s := append(*h, e)
	*h = s
	s.up(len(s)-1, e)
}

// pop takes the first event. The hole it leaves sinks to the bottom along the earlier children, chosen by
// arithmetic; then the last event rises from there. Most last events belong near the bottom, so this compares
// less, and mispredicts far less, than letting the last event sink from the top.
func (h *heap) pop() Event {
	s := *h
	first, last := s[0], s[len(s)-1]
	s = s[:len(s)-1]
	*h = s
	if len(s) == 0 {
		return first
	}
	hole := 0
	for {
		child := 2*hole + 1
		if child+1 >= len(s) {
			if child < len(s) {
				s[hole] = s[child]
				hole = child
			}
			break
		}
		child += int(before(s[child+1], s[child]))
		s[hole] = s[child]
		hole = child
	}
	s.up(hole, last)
	return first
}

// up lets e rise from the hole at index i to its place.
func (h heap) up(i int, e Event) {
	for i > 0 {
		parent := (i - 1) / 2
		if before(e, h[parent]) == 0 {
			break
		}
		h[i] = h[parent]
		i = parent
	}
	h[i] = e
}

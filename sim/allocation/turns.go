package allocation

// turns are lines that take turns to be asked.
type turns struct {
	lines []Line
	index []int32 // of each in the queue
	at    []place // by index in the queue: who is next in that line
}

// newTurns are the lines with somebody in them.
func (a *Allocator) newTurns() *turns {
	t := &a.turns
	t.lines, t.index, t.at = t.lines[:0], t.index[:0], t.at[:0]
	for i := range a.queue.lines {
		t.at = append(t.at, place{})
		if l := &a.queue.lines[i]; l.n > 0 {
			t.lines, t.index = append(t.lines, l.Line), append(t.index, int32(i))
		}
	}
	return t
}

func (t *turns) any() bool { return len(t.lines) > 0 }

// choose is the line that is asked next.
func (t *turns) choose(c Chooser, use *Use) int32 { return t.index[c.Choose(t.lines, use)] }

// setAside asks a line no more.
func (t *turns) setAside(line int32) {
	k := 0
	for i := range t.lines {
		if t.index[i] != line {
			t.lines[k], t.index[k] = t.lines[i], t.index[i]
			k++
		}
	}
	t.lines, t.index = t.lines[:k], t.index[:k]
}

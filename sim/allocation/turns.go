package allocation

// turns are lines that take turns to be asked.
type turns struct {
	lines []Line
	index []int32 // of each in the queue
	asked []int   // by index in the queue: how many of that line were asked
}

// newTurns are the lines with somebody in them.
func (a *Allocator) newTurns() *turns {
	t := &a.turns
	t.lines, t.index, t.asked = t.lines[:0], t.index[:0], t.asked[:0]
	for i := range a.queue.lines {
		t.asked = append(t.asked, 0)
		if l := &a.queue.lines[i]; len(l.slots) > 0 {
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

package stream

// gathering is the copies that wait, in front of an operator that joins, for their like from the other inputs.
type gathering struct {
	seen table
	need uint32
}

// gather counts a copy that came to op and says whether it was the last: that one goes on for all.
func (p *Plane) gather(op *operator, rec *record) bool {
	g := op.gathering
	if g.seen.bump(rec.id) < g.need {
		if rec.is(offered) {
			p.takeIn(op.process, rec)
		}
		if rec.event != 0 {
			p.events.slots[rec.event].live-- // the last copy stands for it
		}
		return false
	}
	g.seen.remove(rec.id)
	return true
}

// table counts identities: open addressing with linear probing, deletion by shifting back.
type table struct {
	slots []tableSlot
	n     int
}

type tableSlot struct {
	id    uint64
	count uint32 // 0: free
}

// home is where an identity would stand: identities are often consecutive, so they are spread.
func (t *table) home(id uint64) int {
	return int(id * 0x9e3779b97f4a7c15 >> 32 & uint64(len(t.slots)-1))
}

// bump counts id once more and returns its count.
func (t *table) bump(id uint64) uint32 {
	if 4*(t.n+1) > 3*len(t.slots) {
		t.grow()
	}
	i := t.home(id)
	for t.slots[i].count > 0 && t.slots[i].id != id {
		i = (i + 1) & (len(t.slots) - 1)
	}
	if t.slots[i].count == 0 {
		t.slots[i].id = id
		t.n++
	}
	t.slots[i].count++
	return t.slots[i].count
}

// remove forgets id, which stands in the table.
func (t *table) remove(id uint64) {
	mask := len(t.slots) - 1
	i := t.home(id)
	for t.slots[i].id != id || t.slots[i].count == 0 {
		i = (i + 1) & mask
	}
	t.n--
	for j := (i + 1) & mask; t.slots[j].count > 0; j = (j + 1) & mask {
		if (j-t.home(t.slots[j].id))&mask >= (j-i)&mask {
			t.slots[i] = t.slots[j]
			i = j
		}
	}
	t.slots[i].count = 0
}

func (t *table) grow() {
	old := t.slots
	t.slots = make([]tableSlot, max(16, 2*len(old)))
	for _, s := range old {
		if s.count == 0 {
			continue
		}
		i := t.home(s.id)
		for t.slots[i].count > 0 {
			i = (i + 1) & (len(t.slots) - 1)
		}
		t.slots[i] = s
	}
}

// keySet is the keys that stand in a window.
type keySet struct{ seen table }

// add puts a key in and says whether it is new.
func (s *keySet) add(key uint32) bool { return s.seen.bump(uint64(key)) == 1 }

// clear empties the set and keeps its space.
func (s *keySet) clear() {
	clear(s.seen.slots)
	s.seen.n = 0
}

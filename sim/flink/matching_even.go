package flink

// leastUsed cuts one slot at a time from the task manager that is used least; one without room is left out from then
// on. It returns how many slots are left.
func (p *pool) leastUsed(r *Requirement, left int, to give) int {
	var q leastUsed
	for i := range p.bins {
		q.push(useOf{bin: i, used: p.bins[i].utilisation()})
	}
	for left > 0 && len(q) > 0 {
		i := q.pop().bin
		b := &p.bins[i]
		if b.cut(r, 1, to) == 0 {
			continue
		}
		left--
		if !b.free.IsZero() {
			q.push(useOf{bin: i, used: b.utilisation()})
		}
	}
	return left
}

// useOf is how far a task manager is used.
type useOf struct {
	bin  int
	used float64
}

// leastUsed is a binary heap of task managers, the one that is used least first. Flink leaves open who is first of
// equals; here as there it is whom an ordinary binary heap has on top.
type leastUsed []useOf

func (q *leastUsed) push(u useOf) {
	*q = append(*q, u)
	h := *q
	i := len(h) - 1
	for i > 0 && u.used < h[(i-1)/2].used {
		h[i] = h[(i-1)/2]
		i = (i - 1) / 2
	}
	h[i] = u
}

func (q *leastUsed) pop() useOf {
	h := *q
	top, u := h[0], h[len(h)-1]
	h = h[:len(h)-1]
	*q = h
	if len(h) == 0 {
		return top
	}
	i := 0
	for 2*i+1 < len(h) {
		c := 2*i + 1
		if c+1 < len(h) && h[c].used > h[c+1].used {
			c++
		}
		if u.used <= h[c].used {
			break
		}
		h[i] = h[c]
		i = c
	}
	h[i] = u
	return top
}

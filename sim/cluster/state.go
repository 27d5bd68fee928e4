package cluster

// SetState lets a node come, drain, fail or go. What is on it stays in the books until it is given back.
func (l *Cluster) SetState(n int32, s State) {
	m := &l.nodes[n]
	if was := m.state; (was == Absent) != (s == Absent) {
		l.count(n, was == Absent)
	}
	m.state = s
	l.changes.note(n)
	if s == Up {
		l.released++
	}
}

// count adds a node that comes to the totals, or takes one that goes off.
func (l *Cluster) count(n int32, comes bool) {
	sign := int64(1)
	if !comes {
		sign = -1
	}
	free := l.Free(n)
	for r, amount := range l.Capacity(n) {
		l.total[r] += sign * amount
		l.taken[r] += sign * (amount - free[r])
	}
	devices := int64(l.nodes[n].devices) * Whole
	l.total[l.width] += sign * devices
	l.taken[l.width] += sign * (devices - l.Idle(n))
}

package cluster

import "slices"

// Fitting follows how often a need fits. It is not safe for concurrent use.
type Fitting struct {
	l     *Cluster
	need  *Need
	fit   []int64 // by node
	sum   int64   // of them
	most  int64   // of them, unless it is stale
	stale bool
	rows  []int64 // by node: what is free of each resource, devices last, where the need may be met
	free  []int64 // the same of all nodes together
	seen  uint64
	told  bool
}

// NewFitting follows the nodes of a cluster.
func NewFitting(l *Cluster, need *Need) *Fitting {
	return &Fitting{l: l, need: need, fit: make([]int64, l.Len()), rows: make([]int64, l.Len()*(l.width+1)), free: make([]int64, l.width+1)}
}

// Copies is what Cluster.Copies says.
func (f *Fitting) Copies() Copies {
	f.follow()
	if f.stale {
		f.most, f.stale = slices.Max(f.fit), false
	}
	most := f.l.timesIn(f.l.shared, f.need, true)
	c := Copies{Fit: f.sum, Most: min(f.most, most)}
	c.Ideal = f.l.timesIn(f.free[:f.l.width], f.need, false)
	if t := f.need.Thousandths(); t > 0 {
		c.Ideal = min(c.Ideal, f.free[f.l.width]/t)
	}
	c.Fit, c.Ideal = min(c.Fit, most), min(c.Ideal, most)
	return c
}

// follow catches up with the cluster.
func (f *Fitting) follow() {
	nodes, now, told := f.l.Changed(f.seen)
	f.seen = now
	if told && f.told && len(nodes) < f.l.Len() { // some may have changed often
		for _, n := range nodes {
			f.look(n)
		}
		return
	}
	f.told = true
	for n := range int32(f.l.Len()) {
		f.look(n)
	}
}

func (f *Fitting) look(n int32) {
	row := f.rows[int(n)*len(f.free):][:len(f.free)]
	for r, free := range row {
		f.free[r] -= free
	}
	clear(row)
	f.set(n, 0)
	if f.l.State(n) != Up || (f.need.Devices > 0 && !f.need.Accepts(f.l.Model(n))) {
		return
	}
	f.set(n, min(f.l.timesIn(f.l.Free(n), f.need, false), f.l.timesInDevices(n, f.need)))
	copy(row, f.l.Free(n))
	row[f.l.width] = f.l.Idle(n)
	for r, free := range row {
		f.free[r] += free
	}
}

// set is how often it fits on a node.
func (f *Fitting) set(n int32, fit int64) {
	was := f.fit[n]
	f.fit[n] = fit
	f.sum += fit - was
	switch {
	case fit >= f.most:
		f.most, f.stale = fit, false
	case was == f.most:
		f.stale = true
	}
}

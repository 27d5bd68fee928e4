package cluster

// Fitting follows how often a need fits. It is not safe for concurrent use.
type Fitting struct {
	l    *Cluster
	need *Need
	fit  []int64 // by node
	rows []int64 // by node: what is free of each resource, devices last, where the need may be met
	free []int64 // the same of all nodes together
	seen uint64
	told bool
}

// NewFitting follows the nodes of a cluster.
func NewFitting(l *Cluster, need *Need) *Fitting {
	return &Fitting{l: l, need: need, fit: make([]int64, l.Len()), rows: make([]int64, l.Len()*(l.width+1)), free: make([]int64, l.width+1)}
}

// Copies is what Cluster.Copies says.
func (f *Fitting) Copies() Copies {
	f.follow()
	var c Copies
	most := f.l.timesIn(f.l.shared, f.need, true)
	for _, fit := range f.fit {
		fit = min(fit, most)
		c.Fit, c.Most = c.Fit+fit, max(c.Most, fit)
	}
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
	if told && f.told {
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
	f.fit[n] = 0
	if f.l.State(n) != Up || (f.need.Devices > 0 && !f.need.Accepts(f.l.Model(n))) {
		return
	}
	f.fit[n] = min(f.l.timesIn(f.l.Free(n), f.need, false), f.l.timesInDevices(n, f.need))
	copy(row, f.l.Free(n))
	row[f.l.width] = f.l.Idle(n)
	for r, free := range row {
		f.free[r] += free
	}
}

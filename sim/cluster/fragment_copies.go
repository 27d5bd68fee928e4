package cluster

// Copies is how often a need could be met now, one after the other.
type Copies struct {
	Fit   int64 // on all nodes together
	Most  int64 // on one of them
	Ideal int64 // if all that is free were on one node
}

// endless is how often a need fits that asks for nothing; so many on each node still add up.
const endless = 1 << 40

// Hole is the largest hole: what one node could take, of all that is free; 1 - Hole is external fragmentation. With
// nothing free it is 0.
func (c Copies) Hole() float64 {
	if c.Ideal == 0 {
		return 0
	}
	return float64(c.Most) / float64(c.Ideal)
}

// Copies counts how often a need fits on nodes that are up. A need of 1 of one resource tells how much of it is free.
func (l *Cluster) Copies(need *Need) Copies {
	var c Copies
	most := l.timesIn(l.shared, need, true)
	free, devices := make([]int64, l.width), int64(0)
	for n := range int32(len(l.nodes)) {
		if l.nodes[n].state != Up || (need.Devices > 0 && !need.Accepts(l.Model(n))) {
			continue
		}
		fit := min(l.timesIn(l.Free(n), need, false), l.timesInDevices(n, need), most)
		c.Fit, c.Most = c.Fit+fit, max(c.Most, fit)
		for r, f := range l.Free(n) {
			free[r] += f
		}
		devices += l.Idle(n)
	}
	c.Ideal = l.timesIn(free, need, false)
	if t := need.Thousandths(); t > 0 {
		c.Ideal = min(c.Ideal, devices/t)
	}
	c.Fit, c.Ideal = min(c.Fit, most), min(c.Ideal, most)
	return c
}

// timesIn is how often a need goes into what is free of those resources that nodes have, or that are shared.
func (l *Cluster) timesIn(free []int64, need *Need, shared bool) int64 {
	times := int64(endless)
	for r, amount := range need.Amounts {
		if amount > 0 && l.c.Resources[r].Shared == shared {
			times = min(times, free[r]/amount)
		}
	}
	return times
}

// timesInDevices is how often a need goes into what is left of a node's devices.
func (l *Cluster) timesInDevices(n int32, need *Need) int64 {
	if need.Devices == 0 {
		return endless
	}
	times := int64(0)
	for _, left := range l.Left(n) {
		times += int64(left / need.Share)
	}
	return times / int64(need.Devices)
}

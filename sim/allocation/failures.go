package allocation

// Failures is what requests failed: refused, or tired of waiting.
type Failures struct {
	Shapes   []uint64 // by frequent shape; after the last, all others
	Any      bool
	Arrivals uint64  // before the first failure, whose own request is not among them
	Asked    float64 // by these, as a share of the capacity: of devices or, where there are none, of cores
}

// fail counts a request that failed.
func (a *Allocator) fail(c *claim) {
	f := &a.failures
	k := 0
	for k < len(a.c.Shapes) && !a.c.Shapes[k].Is(&c.Need) {
		k++
	}
	f.Shapes[k]++
	if f.Any {
		return
	}
	f.Any, f.Arrivals = true, a.arrived-1
	if a.curveOf >= 0 {
		f.Asked = part(float64(a.curve.asked-int64(c.Gang)*a.measured(&c.Need)), a.room.Total()[a.curveOf])
	}
}

package allocation

import (
	"math"

	"simulate/sim/cluster"
)

// curve is how it stood after each arrival, by how much had been asked for by then: in percent of the capacity, the
// mean over the arrivals that round to it (Weng et al., ATC'23). What is asked for is devices; where there are none,
// cores.
type curve struct {
	asked  int64 // by all that have arrived
	before uint64
	points []Point
}

// Point is the arrivals that brought what was asked for to a percentage of the capacity; the amounts are added up over
// them, in thousandths of devices or cores.
type Point struct {
	Percent, Arrivals     int
	Allocated, Fragmented float64
}

// mostPercent is where a curve ends.
const mostPercent = 1000

// measured is what a curve counts of a need.
func (a *Allocator) measured(need *cluster.Need) int64 {
	if a.curveOf == len(need.Amounts) {
		return need.Thousandths()
	}
	return need.Amounts[a.curveOf]
}

// ask counts what a request that arrives asks for.
func (a *Allocator) addAsked(c *claim) {
	if a.curveOf >= 0 {
		a.curve.asked += int64(c.Gang) * a.measured(&c.Need)
	}
}

// note takes down how it stands for those that have arrived since it last did.
func (a *Allocator) note() {
	v := &a.curve
	arrivals := int(a.arrived - v.before)
	v.before = a.arrived
	if a.curveOf < 0 || arrivals == 0 {
		return
	}
	capacity := a.room.Total()[a.curveOf]
	if capacity == 0 {
		return
	}
	percent := int(math.Round(100 * float64(v.asked) / float64(capacity)))
	if percent > mostPercent {
		return
	}
	for len(v.points) <= percent {
		v.points = append(v.points, Point{Percent: len(v.points)})
	}
	p := &v.points[percent]
	p.Arrivals += arrivals
	p.Allocated += float64(arrivals) * float64(a.room.Taken()[a.curveOf])
	if f := a.fragments.of; f != nil {
		p.Fragmented += float64(float64(arrivals) * f.Sum())
	}
}

// curveResource is what the curve of a cluster is about; -1: there is nothing of the kind.
func curveResource(l *cluster.Cluster) int {
	total := l.Total()
	if devices := len(total) - 1; total[devices] > 0 {
		return devices
	}
	return l.Config().Core()
}

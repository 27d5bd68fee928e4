package workload

import (
	"math"
	"slices"

	"simulate/sim/cluster"
)

// inflation is how far a list is drawn out: rows drawn from it follow until the next would bring demand above most.
type inflation struct {
	of   int   // by which of the amounts demand is measured; as many as there are: thousandths of devices
	most int64 // that a factor times the capacity allows
	sum  int64 // over the list
}

// inflation measures by devices, where the cluster has any and the list asks for them, else by cores. A gang counts
// once, as each request.
func (r *RecordedRequests) inflation() inflation {
	cores, thousandths := r.capacity()
	asks := r.Trace.Asks()
	f := inflation{of: len(asks), most: r.times(thousandths)}
	if thousandths == 0 || r.Summary.Asked[f.of] == 0 {
		f = inflation{of: slices.Index(asks, "cpu"), most: r.times(cores)}
	}
	if f.of >= 0 {
		f.sum = int64(r.Summary.Asked[f.of])
	}
	return f
}

// capacity is what the nodes have that are there from the start.
func (r *RecordedRequests) capacity() (cores, thousandths int64) {
	cpu := r.resource("cpu")
	for i := range r.Cluster.Nodes {
		node := &r.Cluster.Nodes[i]
		if node.Later {
			continue
		}
		thousandths += int64(node.Devices) * cluster.Whole
		if cpu >= 0 {
			cores += node.Capacity[cpu]
		}
	}
	return cores, thousandths
}

// times is the factor times a capacity; what is a millionth short of an integer is taken for rounding.
func (r *RecordedRequests) times(capacity int64) int64 {
	return int64(min(mostOfResource, float64(r.Trace.Inflate*float64(capacity))+1e-6))
}

// possible says whether drawing comes to an end.
func (f *inflation) possible() bool { return f.of >= 0 && f.most > 0 && f.sum > 0 }

// size is what a request adds to demand.
func (f *inflation) size(c *claim) int64 {
	if f.of == len(c.amounts) {
		return c.thousandths()
	}
	return c.amounts[f.of]
}

// drawn is about how many rows are drawn, and so many standard deviations more, by the theory of renewals.
func (f *inflation) drawn(list []claim, deviations float64) float64 {
	rest := float64(f.most - f.sum)
	if !f.possible() || rest <= 0 {
		return 0
	}
	n, squares := float64(len(list)), 0.0
	for i := range list {
		x := float64(f.size(&list[i]))
		squares += float64(x * x)
	}
	mean := float64(f.sum) / n
	variance := max(0, squares/n-float64(mean*mean))
	return rest/mean + float64(deviations*math.Sqrt(rest*variance/(mean*mean*mean)))
}

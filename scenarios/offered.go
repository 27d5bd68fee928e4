package scenarios

import (
	"simulate/sim/cluster"
	"simulate/sim/finding"
)

// offered remarks resources of which more is asked for than there is, where that can be told: of made requests whose
// law does not change, and who wait.
func (b *builder) offered() {
	k, q := &b.config.Cluster, b.config.Requests
	until := b.aWhile()
	if q.Reject || !b.config.Steady {
		return
	}
	asked := make([]float64, len(k.Resources)+1)
	for i := range b.asking {
		a := &b.asking[i]
		rate := a.made.Expected(0, until) / until.Seconds()
		held := rate * a.made.Mean(a.made.Duration) / 1e9 * float64(q.Streams[a.streams[0]].Gang)
		for place, mean := range a.mean {
			asked[place] += float64(held * mean)
		}
		asked[len(k.Resources)] += float64(held * a.gpuMean * cluster.Whole)
	}
	for place, name := range append(b.fleet.names(), gpu) {
		if has := b.total(place); asked[place] >= has && has > 0 {
			b.warn(finding.Overloaded, b.top.At("requests"), "requests hold %.3g times the %s that there is, were none to wait; the queue grows as long as they come", asked[place]/has, name)
		}
	}
}

// total is how much of a resource there is, at the start; behind the last, thousandths of devices.
func (b *builder) total(place int) float64 {
	k := &b.config.Cluster
	sum := 0.0
	if place < len(k.Resources) && k.Resources[place].Shared {
		return float64(k.Resources[place].Amount)
	}
	for i := range k.Nodes {
		n := &k.Nodes[i]
		switch {
		case n.Later:
		case place == len(k.Resources):
			sum += float64(n.Devices) * cluster.Whole
		default:
			sum += float64(n.Capacity[place]) * n.Speed()
		}
	}
	return sum
}

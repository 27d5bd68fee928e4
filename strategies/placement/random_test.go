package placement_test

import (
	"math"
	"strings"
	"testing"

	"simulate/sim/allocation"
	"simulate/sim/cluster"
	"simulate/sim/rng"
	"simulate/strategies/placement"
)

// Of 3 nodes with 2, 0 and 4 devices with room among many others without, each is as likely, and each of its devices; 5
// standard deviations are allowed. It is so when few nodes have room, and most are found by listing them, and when all have.
func TestRandomTakesAnyNodeAndAnyDeviceAsOften(t *testing.T) {
	for _, others := range []int{0, 60} {
		c := cluster.New(machines(t, "8 8 g2; 8 8 g1; 8 8 g4"+strings.Repeat("; 1 1", others)), rng.Root(1, 0))
		full := needOf(t, strings.Fields("0 0 s900"))
		c.Take(cluster.Spot{Node: 1, Devices: 1}, &full)
		c.Take(cluster.Spot{Node: 2, Devices: 2}, &full)
		placer, room := placement.Random{}.New(c, rng.Root(1, 0)), &allocation.Room{Cluster: c}
		need := needOf(t, strings.Fields("2 2 s500"))
		got, draws := map[string]float64{}, 20000.0
		for i := range uint64(draws) {
			got[told(placer.Place(room, &allocation.Ask{Need: &need, Shape: -1, Draw: i}))]++
		}
		for where, share := range map[string]float64{"n0.0": 1. / 4, "n0.1": 1. / 4, "n2.0": 1. / 6, "n2.2": 1. / 6, "n2.3": 1. / 6} {
			if sd := math.Sqrt(draws * share * (1 - share)); math.Abs(got[where]-draws*share) > 5*sd {
				t.Errorf("with %d others: %s was drawn %v times of %v, want a share of %v", others, where, got[where], draws, share)
			}
		}
		if len(got) != 5 {
			t.Errorf("with %d others: drawn were %v", others, got)
		}
	}
}

// The published run drew otherwise, so only its means over ten seeds can be met: here over ten draws, five on each of two
// orders of arrival. 0.5 points are some four standard errors.
func TestRandomIsAsBadAsPublished(t *testing.T) {
	mean := map[int]float64{130: 0, 50: 0}
	for _, seed := range []int{42, 43} {
		o := newOpenb(t, seed)
		for draw := range uint64(5) {
			_, out := o.run(placement.Random{}, draw, true)
			mean[130] += o.at(130, func(i int) float64 { return float64(out.allocated[i]) }) / 10
			mean[50] += o.at(50, func(i int) float64 { return out.fragmentations[i] }) / 10
		}
	}
	if math.Abs(mean[130]-87.47) > 0.5 {
		t.Errorf("%.2f %% allocated, published are 87.47", mean[130])
	}
	if math.Abs(mean[50]-15.10) > 0.5 {
		t.Errorf("%.2f %% of the capacity fragmented, published are 15.10", mean[50])
	}
}

// at is the mean of a value over the arrivals up to which that percentage of the GPUs was asked for, in percent of them.
func (o *openb) at(percent float64, value func(i int) float64) float64 {
	capacity, asked, sum, count := 0.0, 0.0, 0.0, 0.0
	for i := range o.machines.Nodes {
		capacity += float64(o.machines.Nodes[i].Devices * cluster.Whole)
	}
	for i := range o.needs {
		if asked += float64(o.needs[i].Thousandths()); math.Round(100*asked/capacity) == percent {
			sum += value(i)
			count++
		}
	}
	return 100 * sum / count / capacity
}

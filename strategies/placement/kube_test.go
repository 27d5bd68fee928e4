package placement

import (
	"testing"

	"simulate/sim/cluster"
	"simulate/sim/rng"
)

func TestTheLineThroughPointsIsFlatOutsideAndCutBetween(t *testing.T) {
	q := capacityRatio{shape: [][2]int64{{20, 2}, {60, 10}, {90, 3}}}
	for percent, want := range map[int64]int64{0: 20, 20: 20, 40: 60, 41: 62, 60: 100, 61: 98, 75: 65, 90: 30, 100: 30} {
		if got := q.along(percent); got != want {
			t.Errorf("%d percent: %d, want %d", percent, got, want)
		}
	}
}

// kube-scheduler knows two resources by which who states nothing counts; others of the same kind are as they are.
func TestWhoStatesNothingCountsWithALittle(t *testing.T) {
	c := cluster.New(&cluster.Config{
		Resources: []cluster.Resource{
			{Name: "cpu", Kind: cluster.Cores}, {Name: "memory", Kind: cluster.Bytes}, {Name: "disk", Kind: cluster.Bytes},
		},
		Nodes: []cluster.Node{{Capacity: []int64{1000, 1 << 30, 1 << 40}, Devices: 2}},
	}, rng.Root(1, 0))
	k := kubeOf(c, map[string]int64{"cpu": 1, "memory": 1, "disk": 1, "gpu": 1})
	nothing := cluster.Need{Amounts: []int64{0, 0, 0}}
	some := cluster.Need{Amounts: []int64{300, 0, 7}, Devices: 1, Share: 400}
	c.Take(cluster.Spot{}, &nothing)
	c.Take(cluster.Spot{Devices: 1}, &some)
	for i, want := range [][2]int64{{100 + 300 + 100, 1000}, {3 * 200 << 20, 1 << 30}, {7, 1 << 40}, {400, 2000}} {
		requested, capacity := k.requested(0, &nothing, &k.parts[i])
		if got := [2]int64{requested, capacity}; got != want {
			t.Errorf("resource %d: %v, want %v", i, got, want)
		}
	}
	if got := kubeOf(c, map[string]int64{"cpu": 0}); got.mean(0, &nothing, percentLeft) != 0 {
		t.Error("where no resource counts, there is a score")
	}
	if b := (balanced{kube: kubeOf(c, map[string]int64{"cpu": 1})}); b.score(0, &nothing) != 100 {
		t.Error("one resource alone is out of balance")
	}
}

package allocation

import (
	"slices"
	"testing"

	"simulate/sim/cluster"
)

// What fails is counted by shape, and what came before the first failure is kept.
func TestFailuresByShapeAndTheFirst(t *testing.T) {
	a := boundedBy(t, make([]cluster.Node, 2), nil) // twenty cores in all
	need := func(cores int64) cluster.Need { return cluster.Need{Amounts: []int64{cores}} }
	a.c = &Config{Shapes: []cluster.Shape{{Need: need(3)}, {Need: need(4)}}}
	a.failures.Shapes = make([]uint64, 3)
	for i, cores := range []int64{4, 3, 4, 7} {
		a.arrived, a.curve.asked = uint64(8+i), 30
		a.fail(&claim{Request: Request{Gang: 2, Need: need(cores)}})
	}
	want := Failures{Shapes: []uint64{1, 2, 1}, Any: true, Arrivals: 7, Asked: 1.1} // (30 - 2 * 4) / 20
	if f := a.failures; !slices.Equal(f.Shapes, want.Shapes) || f.Arrivals != want.Arrivals || f.Asked != want.Asked || !f.Any {
		t.Errorf("failures are %+v, not %+v", f, want)
	}
}

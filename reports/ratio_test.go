package reports

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"simulate/sim/experiment"
)

// value is a metric with a half-width.
func value(v, wide float64) experiment.Metric { return process("latency_mean_s", v, wide) }

// compared is a comparison with a difference and its half-width; 0 is none.
func compared(difference, wide float64) experiment.Comparison {
	return experiment.Comparison{Difference: difference, CI95: process("latency_mean_s", difference, wide).CI95}
}

func TestARatioIsTheLargerOverTheSmaller(t *testing.T) {
	for _, c := range []struct {
		why         string
		c           experiment.Comparison
		a, b        experiment.Metric
		times, wide float64 // times 0: there is none; wide 0: without an interval
	}{
		{"only the larger varies", compared(-1, 0.1), value(2, 0.1), value(1, 1e-9), 2, 0.1},
		{"only the smaller varies", compared(1, 0.1), value(1, 0.1), value(2, 1e-9), 2, 0.2},
		{"both vary alike: their ratio does not", compared(-1, 0.1), value(2, 0.2), value(1, 0.1), 2, 1e-9},
		{"without an interval", compared(2, 0), value(1, 0), value(3, 0), 3, 0},
		{"from nothing", compared(2, 0.1), value(0, 0.1), value(2, 0.1), 0, 0},
		{"equal", compared(0, 0.1), value(2, 0.1), value(2, 0.1), 0, 0},
		{"not observed", compared(math.NaN(), 0), value(math.NaN(), 0), value(2, 0.1), 0, 0},
	} {
		times, ok := ratio(c.c, c.a, c.b)
		wide, _ := half(times)
		if ok != (c.times > 0) || ok && (math.Abs(times.Value-c.times) > 1e-12 || math.Abs(wide-c.wide) > 1e-6) {
			t.Errorf("%s: got %v ± %v, %v", c.why, times.Value, wide, ok)
		}
	}
}

// TestTheIntervalOfARatioIsAsWideAsItVaries compares with the spread of the ratio of paired normal draws.
func TestTheIntervalOfARatioIsAsWideAsItVaries(t *testing.T) {
	const shared, ofA, ofB, z = 0.03, 0.05, 0.02, 1.96
	draws := rand.New(rand.NewPCG(1, 2))
	ratios := make([]float64, 20000)
	for i := range ratios {
		common := shared * draws.NormFloat64()
		ratios[i] = (2 + common + ofA*draws.NormFloat64()) / (1 + common + ofB*draws.NormFloat64())
	}
	slices.Sort(ratios)
	want := (ratios[19500] - ratios[500]) / 2
	a, b := value(2, z*math.Hypot(shared, ofA)), value(1, z*math.Hypot(shared, ofB))
	times, _ := ratio(compared(-1, z*math.Hypot(ofA, ofB)), a, b)
	if got, _ := half(times); math.Abs(got/want-1) > 0.03 {
		t.Errorf("half-width %v, want %v", got, want)
	}
}

package workload

import (
	"fmt"
	"math"
	"testing"

	"simulate/sim/clock"
	"simulate/sim/dist"
)

func constantDist(x float64) (dist.Distribution, error) { return dist.Constant(x) }

// sizes of the batches of a load's first events; the last may be cut.
func sizes(events []clock.Time) (sizes []float64) {
	for i, e := range events {
		if i == 0 || e != events[i-1] {
			sizes = append(sizes, 0)
		}
		sizes[len(sizes)-1]++
	}
	return sizes[:len(sizes)-1]
}

func TestBatchesHaveTheirMeanAndKeepTheRate(t *testing.T) {
	for _, c := range []struct {
		name  string
		size  dist.Distribution
		mean  float64
		exact bool
	}{
		{"3", must(dist.Constant(3)), 3, true},
		{"2.5", must(dist.Constant(2.5)), 2.5, false},
		{"geometric", must(dist.Geometric(0.2)), 5, false},
		{"discrete", must(dist.Discrete([]float64{1, 10}, []float64{0.9, 0.1})), 1.9, false},
		{"uniform", must(dist.Uniform(1, 4)), 2.5, false},
		{"exponential", must(dist.Exponential(2)), 2 + 2*(0.5-1+math.Exp(-0.5)), false}, // E max(1, X)
	} {
		o := endless(Poisson{Rate: 100})
		o.Batch = &c.size
		events := until(t, o, root.Of("batch", c.name), 5000*second)
		s := sizes(events)
		mean, variance := meanVariance(s)
		near(t, c.name+": mean size", mean, c.mean, 4*math.Sqrt(variance/float64(len(s)))+1e-9)
		if c.exact && variance > 1e-9 {
			t.Errorf("%s: sizes vary", c.name)
		}
		near(t, c.name+": rate", float64(len(events))/5000, 100, 4*math.Sqrt(100/5000.0*(c.mean+variance/c.mean)))
		near(t, c.name+": meanSize", meanSize(&c.size), c.mean, 0.004)
	}
}

func TestABatchMovesNoArrival(t *testing.T) {
	single := first(t, endless(Poisson{Rate: 10}), root, 1000)
	o := endless(Poisson{Rate: 50})
	o.Batch = ptr(must(dist.Geometric(0.2)))
	arrival := 0
	for i, at := range first(t, o, root, 2000) {
		if arrival < len(single)-1 && at != single[arrival] {
			arrival++
		}
		if at != single[arrival] {
			t.Fatalf("event %d at %s is no arrival of single events (%s)", i, at, single[arrival])
		}
	}
}

func TestAProfileMovesNoBatchSize(t *testing.T) {
	o := endless(Poisson{Rate: 0.5})
	o.Batch = ptr(must(dist.Geometric(0.2)))
	profiled := o
	profiled.Process = Poisson{Rate: 0.5, Profile: Profile{evening, sale}}
	a, b := sizes(first(t, o, root, 5000)), sizes(first(t, profiled, root, 5000))
	if fmt.Sprint(a) != fmt.Sprint(b) {
		t.Error("a profile changes the sizes of batches")
	}
}

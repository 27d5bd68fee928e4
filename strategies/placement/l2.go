package placement

import (
	"simulate/sim/allocation"
	"simulate/sim/cluster"
	"simulate/sim/rng"
)

// L2 takes the node with the least weighted sum of squares of what is left after placing, as shares of the largest node's.
type L2 struct {
	Weights map[string]float64 `yaml:"weights"` // by resource, gpu among them; 1 where nothing is said
}

func (l *L2) check(c *cluster.Config) error { return known(l.Weights, c) }

// New implements Strategy.
func (l *L2) New(c *cluster.Cluster, _ rng.Key) allocation.Placer {
	rule := l2{byDefault: byDefault{c}, axes: axesOf(c)}
	for _, name := range axisNames(c.Config()) {
		weight, said := l.Weights[name]
		if !said {
			weight = 1
		}
		rule.weights = append(rule.weights, weight)
	}
	return newScored(c, rule)
}

type l2 struct {
	byDefault
	axes    axes
	weights []float64 // by number of the axis
}

func (l l2) score(n int32, need *cluster.Need) float64 {
	sum := 0.0
	for _, r := range l.axes.all {
		left, _ := free(l.c, n, r)
		after := float64(left-wants(need, r)) / l.axes.largest[r]
		sum += float64(l.weights[r] * after * after)
	}
	return -sum
}

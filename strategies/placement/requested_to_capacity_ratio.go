package placement

import (
	"errors"
	"math"

	"simulate/sim/allocation"
	"simulate/sim/cluster"
	"simulate/sim/rng"
)

// RequestedToCapacityRatio is kube-scheduler's score of that name: what percentage is requested after placing gives a score
// along a line through points. The score of a node is the weighted mean over resources, rounded; those with a score of 0
// do not count.
type RequestedToCapacityRatio struct {
	Shape   [][2]int64       `yaml:"shape"`   // points: percentage requested, ascending, and score, 0 to 10; flat outside
	Weights map[string]int64 `yaml:"weights"` // by resource, gpu among them; none: cpu 1, memory 1
}

// NewRequestedToCapacityRatio packs: the more is requested, the better.
func NewRequestedToCapacityRatio() *RequestedToCapacityRatio {
	return &RequestedToCapacityRatio{Shape: [][2]int64{{0, 0}, {100, 10}}}
}

func (q *RequestedToCapacityRatio) check(c *cluster.Config) error {
	if len(q.Shape) == 0 {
		return errors.New("shape: it has no points; give at least one, such as [0, 0]")
	}
	for i, p := range q.Shape {
		if p[0] < 0 || p[0] > 100 || p[1] < 0 || p[1] > 10 {
			return errors.New("shape: percentages go from 0 to 100 and scores from 0 to 10")
		}
		if i > 0 && p[0] <= q.Shape[i-1][0] {
			return errors.New("shape: percentages must ascend from point to point")
		}
	}
	return known(q.Weights, c)
}

// New implements Strategy.
func (q *RequestedToCapacityRatio) New(c *cluster.Cluster, _ rng.Key) allocation.Placer {
	return newScored(c, capacityRatio{kubeOf(c, q.Weights), q.Shape})
}

type capacityRatio struct {
	kube
	shape [][2]int64
}

func (q capacityRatio) score(n int32, need *cluster.Need) float64 {
	sum, weights := int64(0), int64(0)
	for i := range q.parts {
		p := &q.parts[i]
		if score := q.along(100 - percentLeft(q.requested(n, need, p))); score > 0 {
			sum += p.weight * score
			weights += p.weight
		}
	}
	if weights == 0 {
		return 0
	}
	return math.Round(float64(sum) / float64(weights))
}

// scale makes a score of 0 to 100 of one of 0 to 10.
const scale = 10

// along is the score of a percentage.
func (q *capacityRatio) along(percent int64) int64 {
	last := q.shape[0]
	for _, p := range q.shape {
		if percent <= p[0] {
			if p == last {
				return scale * p[1]
			}
			return scale*last[1] + scale*(p[1]-last[1])*(percent-last[0])/(p[0]-last[0])
		}
		last = p
	}
	return scale * last[1]
}

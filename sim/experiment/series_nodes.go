package experiment

import (
	"cmp"
	"math"
	"slices"

	"simulate/sim/allocation"
	"simulate/sim/stats"
)

// NodesShare is the axis of how full nodes are, the fullest first: so many of them, at least so full.
const NodesShare = "nodes_share"

// ranks is how many points such a series has.
const ranks = 100

// fullness is, of one replication and by resource, the mean share in use of the nodes that were ever there, the fullest
// first: of so many of them, in percent. Nodes without any of a resource do not count; without nodes there are no points.
type fullness [][]float64

// fullnessOf measures the nodes over sections of a run. Those of small clusters have metrics of their own.
func (f *fleet) fullnessOf(sections []allocation.Section) fullness {
	if len(f.c.Nodes) <= fewNodes {
		return nil
	}
	shares := make([][]float64, f.width())
	for _, place := range f.places {
		s := machineSum{taken: make([]float64, f.width()), had: make([]float64, f.width())}
		for i := range sections {
			s.add(f, place, &sections[i].Nodes[place])
		}
		for r := range shares {
			if share := ratio(s.taken[r], s.had[r]); !math.IsNaN(share) {
				shares[r] = append(shares[r], share)
			}
		}
	}
	all := make(fullness, f.width())
	for r := range all {
		all[r] = ranked(shares[r])
	}
	return all
}

// ranked are the values that so many of a sample reach, in percent; none of none.
func ranked(sample []float64) []float64 {
	n := len(sample)
	if n == 0 {
		return nil
	}
	slices.SortFunc(sample, func(a, b float64) int { return cmp.Compare(b, a) })
	points := make([]float64, ranks)
	for k := range points {
		points[k] = sample[((k+1)*n+ranks-1)/ranks-1]
	}
	return points
}

// nodeSeries are how full the nodes of a large cluster are, resource by resource, mean over the replications.
func (a *analysis) nodeSeries() []Series {
	var all []Series
	if len(a.fullness) == 0 || a.fullness[0] == nil {
		return nil
	}
	whole := &a.fleets[0]
	for r := range whole.width() {
		if whole.has(r) && whole.limited(r) && len(a.fullness[0][r]) > 0 {
			all = append(all, a.nodesBy(r))
		}
	}
	return all
}

func (a *analysis) nodesBy(resource int) Series {
	s := Series{Name: "allocated_share", Scope: a.fleets[0].of(resource), Unit: "1", Axis: NodesShare}
	for k := range ranks {
		var values []float64
		for _, f := range a.fullness {
			if len(f[resource]) > 0 {
				values = append(values, f[resource][k])
			}
		}
		mean, half := stats.MeanInterval(values, Level)
		s.X = append(s.X, float64(k+1)/ranks)
		s.Mean, s.Lo, s.Hi = append(s.Mean, mean), append(s.Lo, mean-half), append(s.Hi, mean+half)
	}
	return s
}

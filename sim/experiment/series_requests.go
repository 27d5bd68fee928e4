package experiment

import (
	"math"
	"slices"

	"simulate/sim"
	"simulate/sim/allocation"
	"simulate/sim/clock"
)

// request is the index of a column of requests or machines; -1: not there.
func (t *table) request(of allocation.Column) int {
	i := slices.Index(t.columns.requests, of)
	if i < 0 {
		return -1
	}
	return len(t.columns.stream) + i
}

// requestsPresent is the number of requests that wait or run over time; none where there are no requests.
func (t *table) requestsPresent() []levelSeries {
	if len(t.columns.requests) == 0 {
		return nil
	}
	s := t.average(t.request(allocation.Column{What: allocation.WaitingRequests}))
	running := t.average(t.request(allocation.Column{What: allocation.RunningRequests}))
	for i := range s.values {
		s.values[i] += running.values[i]
	}
	return []levelSeries{s}
}

// levelNames are the metrics that columns show over time; empty: there is none of the kind.
var levelNames = [...]string{
	allocation.RunningRequests: "",
	allocation.WaitingRequests: "waiting",
	allocation.NodesInUse:      "nodes_in_use",
	allocation.AllocatedShare:  "allocated_share",
	allocation.StrandedShare:   "stranded_share",
	allocation.FragmentedShare: "fragmented_share",
	allocation.Imbalance:       "imbalance",
	allocation.LargestHole:     "largest_hole_share",
	allocation.FitShare:        "fit_share",
}

// requestSeries are the series of requests and machines.
func (t *table) requestSeries(a *analysis) []Series {
	var all []Series
	for i, c := range t.columns.requests {
		scope, ok := a.scopeOf(c)
		if !ok || levelNames[c.What] == "" {
			continue
		}
		s := Series{Name: levelNames[c.What], Scope: scope, Unit: "1", At: t.at}
		at := len(t.columns.stream) + i
		t.fill(&s, func(r, i int) float64 { return t.rows[r][i][at] })
		all = append(all, s)
	}
	return all
}

// scopeOf is what a column is about; false: of nothing that there is.
func (a *analysis) scopeOf(c allocation.Column) (Scope, bool) {
	cluster := &a.fleets[0]
	switch c.What {
	case allocation.AllocatedShare, allocation.StrandedShare, allocation.Imbalance, allocation.LargestHole, allocation.FitShare:
		if c.Shape != "" {
			return Scope{Subtask: -1, Part: c.Shape}, true
		}
		shown := cluster.has(c.Resource) && cluster.limited(c.Resource) && (c.What != allocation.StrandedShare || a.asked[c.Resource])
		return cluster.of(c.Resource), shown
	case allocation.FragmentedShare:
		return cluster.of(cluster.width() - 1), true
	}
	return Scope{Subtask: -1, Request: c.Class}, true
}

// sampledFor is the same of a replication of this cluster: of what has no limit, and of what would be stranded though
// nobody asks for it, there is none.
func (f *fleet) sampledFor(r *sim.Result, from clock.Time) sampled {
	s := sampledOf(r, from, f.width())
	for resource := range f.width() {
		if r.Requests.Final.Least[resource] == 0 {
			s.stranded[resource] = math.NaN()
		}
		if !f.limited(resource) {
			s.stranded[resource], s.imbalance[resource] = math.NaN(), math.NaN()
		}
	}
	return s
}

// sampled is the means over the samples, by resource, of what is observed and not counted.
type sampled struct {
	stranded, imbalance, hole, fit []float64
	holes, fits                    []float64 // by frequent shape
}

func sampledOf(r *sim.Result, from clock.Time, width int) sampled {
	of := func(what allocation.Observed) []float64 { return meansOf(r, what, from, width) }
	return sampled{
		of(allocation.StrandedShare), of(allocation.Imbalance), of(allocation.LargestHole), of(allocation.FitShare),
		meansByShape(r, allocation.LargestHole, from), meansByShape(r, allocation.FitShare, from),
	}
}

// meansOf is the mean of each resource's column over the samples from an instant on; NaN where there is none.
func meansOf(r *sim.Result, what allocation.Observed, from clock.Time, width int) []float64 {
	means := slices.Repeat([]float64{math.NaN()}, width)
	for i, c := range r.RequestColumns {
		if c.What == what && c.Shape == "" {
			means[c.Resource] = meanOf(r, i, from)
		}
	}
	return means
}

// meansByShape is the same of columns by shape, in their order.
func meansByShape(r *sim.Result, what allocation.Observed, from clock.Time) []float64 {
	var means []float64
	for i, c := range r.RequestColumns {
		if c.What == what && c.Shape != "" {
			means = append(means, meanOf(r, i, from))
		}
	}
	return means
}

// meanOf is the mean of a column of requests over the samples from an instant on.
func meanOf(r *sim.Result, column int, from clock.Time) float64 {
	points, sum := 0, 0.0
	for k, at := range r.Samples.At {
		if at >= from {
			points++
			sum += r.Samples.Rows[k][len(r.Columns)+column]
		}
	}
	return ratio(sum, float64(points))
}

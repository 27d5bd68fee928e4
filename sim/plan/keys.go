package plan

import (
	"math"

	"simulate/sim/flink"
	"simulate/sim/stream"
)

// keyTable is the keys that records have; nil: a continuum of equally likely ones.
type keyTable struct{ stream.Keys }

// count is how many different ones there are; 0: nobody can say.
func (k *keyTable) count() float64 {
	if k == nil {
		return 0
	}
	return float64(k.Count)
}

// hottest is the load of the hottest subtask of an operator over the mean, and the keys of the records that come.
// Inputs that meet are weighed by their rates, as if they had the same hottest subtask.
func (f *flow) hottest(i int) (hot float64, keys *keyTable) {
	s, op := &f.streams[i], &f.job.Operators[i]
	weight := 0.0
	for n, in := range op.Inputs {
		of, k := f.origin(&in)
		if op.Keys != nil {
			k = &keyTable{*op.Keys}
		}
		if keys == nil {
			keys = k
		}
		hot += float64(s.lanes[n].rate * f.skew(i, &in, of, k))
		weight += s.lanes[n].rate
	}
	if weight == 0 {
		return 1, keys
	}
	return hot / weight, keys
}

// origin is how uneven what an edge comes from is, and its keys.
func (f *flow) origin(in *stream.Input) (hot float64, keys *keyTable) {
	if from := f.job.operator(in.Operator); from >= 0 {
		s := f.into(from)
		return s.hot, s.keys
	}
	w := f.x.workload(in.Workload)
	if w == nil || (w.Keys.Count == 0 && w.Keys.Weights == nil) {
		return 1, nil
	}
	return 1, &keyTable{w.Keys}
}

// skew is the hottest subtask's load over the mean behind one edge.
func (f *flow) skew(i int, in *stream.Input, upstream float64, keys *keyTable) float64 {
	op := &f.job.Operators[i]
	p := max(1, op.Parallelism)
	switch {
	case in.Workload != "" && in.Partitions > 0:
		return float64((in.Partitions+p-1)/p*p) / float64(in.Partitions)
	case in.Exchange == stream.Forward && in.Workload == "":
		return upstream
	case in.Exchange == stream.Hash || (in.Exchange == stream.Random && keys != nil):
		return f.x.skewOf(keys, f.job.keyGroups(op), p)
	}
	return 1
}

// skewOf is what decides about the load of the hottest subtask of a hash exchange.
type skewOf struct {
	keys                uint64
	exponent            float64
	groups, parallelism int
}

// heaviest is how many keys are looked at one by one; the rest of very many is even.
const heaviest = 1 << 16

// skewOf is the load of the hottest subtask over the mean: of key groups where no keys are known, else of keys.
func (x *context) skewOf(keys *keyTable, groups, parallelism int) float64 {
	switch {
	case parallelism > groups:
		return float64(parallelism) / float64(groups)
	case keys == nil:
		return flink.GroupSkew(groups, parallelism)
	case keys.Weights != nil:
		return hottestOf(shared(keys.Weights, parallelism))
	case keys.Count == 0:
		return flink.GroupSkew(groups, parallelism)
	}
	of := skewOf{keys.Count, keys.Skew, groups, parallelism}
	skew, known := x.skews[of]
	if !known {
		skew = hottestOf(zipfLoads(of))
		x.skews[of] = skew
	}
	return skew
}

// shared is weights dealt out to subtasks.
func shared(weights []float64, parallelism int) []float64 {
	loads := make([]float64, parallelism)
	for i, w := range weights {
		loads[i%parallelism] += w
	}
	return loads
}

// zipfLoads is the weight of the keys of each subtask, key i having 1 / (i + 1)^exponent.
func zipfLoads(of skewOf) []float64 {
	loads := make([]float64, of.parallelism)
	for i := range min(of.keys, heaviest) {
		group := flink.KeyGroup(uint32(i), uint32(of.groups))
		loads[flink.GroupOwner(group, uint32(of.groups), int32(of.parallelism))] += weight(float64(i+1), of.exponent)
	}
	if of.keys <= heaviest {
		return loads
	}
	rest := between(heaviest+0.5, float64(of.keys)+0.5, of.exponent)
	for s := range loads {
		first, last := flink.GroupRange(s, of.groups, of.parallelism)
		loads[s] += rest * float64(last-first+1) / float64(of.groups)
	}
	return loads
}

func weight(x, exponent float64) float64 {
	if exponent == 0 {
		return 1
	}
	return math.Pow(x, -exponent)
}

// between is the integral of weight.
func between(from, to, exponent float64) float64 {
	if exponent == 1 {
		return math.Log(to / from)
	}
	return (math.Pow(to, 1-exponent) - math.Pow(from, 1-exponent)) / (1 - exponent)
}

func hottestOf(loads []float64) float64 {
	most, sum := 0.0, 0.0
	for _, l := range loads {
		most, sum = max(most, l), sum+l
	}
	if sum == 0 {
		return 1
	}
	return most * float64(len(loads)) / sum
}

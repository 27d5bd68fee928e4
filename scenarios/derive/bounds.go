package derive

import "simulate/sim/flink"

// mostMemoryInAll is the largest bound on the memory of a cluster.
const mostMemoryInAll = int64(1) << 52

// bounds are the options on how large a cluster is.
func (q *Question) bounds() flink.Bounds {
	b := flink.Bounds{MinSlots: int(q.WholeOr("min_slots", 0)), MinCPU: q.totalCores("min"), MaxCPU: q.totalCores("max")}
	if q.Has("max_slots") {
		b.MaxSlots = new(int(q.Whole("max_slots")))
	}
	b.MinMemory, b.MaxMemory = q.totalMemory("min"), q.totalMemory("max")
	return b
}

// totalCores is a bound on CPU, under either name.
func (q *Question) totalCores(side string) *flink.Cores {
	for _, key := range []string{side + "_cpu", side + "_total_cpu"} {
		if q.Has(key) {
			return new(q.cores(key, q.get(key)))
		}
	}
	return nil
}

// totalMemory is a bound on memory, under either name.
func (q *Question) totalMemory(side string) *int64 {
	for _, key := range []string{side + "_memory", side + "_total_memory"} {
		if q.Has(key) || q.Has(key+"_mb") {
			return new(q.memory(key, mostMemoryInAll))
		}
	}
	return nil
}

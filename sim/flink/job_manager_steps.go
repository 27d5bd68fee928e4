package flink

// JobManagerSteps are the components of a job manager in the order in which Flink derives them, which depends on the
// way; m is what JobManagerMemory made of o.
func JobManagerSteps(o Options, m JobManager) []Step {
	c := readJobManager(o)
	heap := c.given("jvm_heap", m.Heap, "heap.size")
	offHeap := c.given("off_heap", m.OffHeap, "off-heap.size")
	switch {
	case !c.heap.given:
		heap.Formula = "total_flink less off_heap"
	case c.flink.given && !c.offHeap.given:
		offHeap.Formula = "total_flink less jvm_heap"
	}
	return c.ordered(m, heap, offHeap)
}

// ordered puts what is left after what it is left of.
func (c *jobManagerOptions) ordered(m JobManager, heap, offHeap Step) []Step {
	flink := c.given("total_flink", m.TotalFlink, "flink.size")
	metaspace := c.given("jvm_metaspace", m.Metaspace, "jvm-metaspace.size")
	overhead := Step{"jvm_overhead", m.Overhead, c.overhead.formula("total_flink and jvm_metaspace", true)}
	process := c.given("total_process", m.TotalProcess, "process.size")
	switch {
	case m.Way == FromProcess:
		overhead.Formula = c.overhead.formula("total_process", false)
		flink.Formula = "total_process less jvm_metaspace and jvm_overhead"
		return []Step{process, metaspace, overhead, flink, offHeap, heap}
	case c.process.given:
		overhead.Formula = "total_process less total_flink and jvm_metaspace"
	default:
		process.Formula = "total_flink, jvm_metaspace and jvm_overhead"
	}
	if m.Way == FromParts && !c.flink.given {
		flink.Formula = "the parts above"
		return []Step{heap, offHeap, flink, metaspace, overhead, process}
	}
	if c.heap.given {
		return []Step{flink, heap, offHeap, metaspace, overhead, process}
	}
	return []Step{flink, offHeap, heap, metaspace, overhead, process}
}

// given is a component that an option says, or its default.
func (c *jobManagerOptions) given(component string, bytes int64, key string) Step {
	if _, given := c.options["jobmanager.memory."+key]; given {
		return Step{component, bytes, key + ", given"}
	}
	return Step{component, bytes, key + ", default"}
}

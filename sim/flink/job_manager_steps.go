package flink

// JobManagerSteps are the components of a job manager in the order in which Flink derives them, which depends on the
// way; m is what JobManagerMemory made of o.
func JobManagerSteps(o Options, m JobManager) []Step {
	c := readJobManager(o)
	heap := c.step(o, "jvm_heap", m.Heap, "heap.size")
	offHeap := c.step(o, "off_heap", m.OffHeap, "off-heap.size")
	switch {
	case !c.heap.given:
		heap.Formula = "total_flink less off_heap"
	case c.flink.given && !c.offHeap.given:
		offHeap.Formula = "total_flink less jvm_heap"
	}
	parts := []Step{offHeap, heap}
	if c.heap.given && m.Way != FromProcess {
		parts = []Step{heap, offHeap}
	}
	return c.steps(o, outline{m.Way, m.TotalProcess, m.TotalFlink, m.Metaspace, m.Overhead}, parts)
}

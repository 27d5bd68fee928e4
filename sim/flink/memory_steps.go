package flink

import (
	"fmt"
	"slices"
)

// Step is one component of a division, and how it came about.
type Step struct {
	Component string // by the name of its field in Memory
	Bytes     int64
	Formula   string // in the names of components and options, with the numbers that went in
}

// MemorySteps are the components of a task manager in the order in which Flink derives them, which depends on the way;
// m is what TaskManagerMemory made of o.
func MemorySteps(o Options, m Memory) []Step {
	c := readTaskManager(o)
	task := c.given("task_heap", m.TaskHeap, "task.heap.size")
	managed := c.given("managed", m.Managed, "managed.size")
	if !c.managed.given {
		managed.Formula = fmt.Sprintf("managed.fraction %v of total_flink", c.managedFraction)
	}
	network := Step{"network", m.Network, c.network.formula("total_flink", false)}
	switch {
	case m.Way == FromParts && !c.flink.given:
		network.Formula = c.network.formula("the parts above", true)
	case c.taskHeap.given:
		network.Formula = "total_flink less the parts above"
	default:
		task.Formula = "total_flink less the parts above"
	}
	fixed := []Step{
		c.given("framework_heap", m.FrameworkHeap, "framework.heap.size"),
		c.given("framework_off_heap", m.FrameworkOffHeap, "framework.off-heap.size"),
		c.given("task_off_heap", m.TaskOffHeap, "task.off-heap.size"),
		managed,
	}
	return c.ordered(m, fixed, task, network)
}

// ordered puts what is left last: the task heap, or the network.
func (c *taskManagerOptions) ordered(m Memory, fixed []Step, task, network Step) []Step {
	parts := append(fixed, task, network)
	if !c.taskHeap.given {
		parts = append(fixed, network, task)
	}
	flink := c.given("total_flink", m.TotalFlink, "flink.size")
	metaspace := c.given("jvm_metaspace", m.Metaspace, "jvm-metaspace.size")
	overhead := Step{"jvm_overhead", m.Overhead, c.overhead.formula("total_flink and jvm_metaspace", true)}
	process := c.given("total_process", m.TotalProcess, "process.size")
	switch {
	case m.Way == FromProcess:
		overhead.Formula = c.overhead.formula("total_process", false)
		flink.Formula = "total_process less jvm_metaspace and jvm_overhead"
		return append([]Step{process, metaspace, overhead, flink}, parts...)
	case c.process.given:
		overhead.Formula = "total_process less total_flink and jvm_metaspace"
	default:
		process.Formula = "total_flink, jvm_metaspace and jvm_overhead"
	}
	if m.Way == FromParts && !c.flink.given {
		flink.Formula = "the parts above"
		return append(append(parts, flink), metaspace, overhead, process)
	}
	return append(append([]Step{flink}, parts...), metaspace, overhead, process)
}

// given is a component that an option says, or its default.
func (c *taskManagerOptions) given(component string, bytes int64, key string) Step {
	if _, given := c.options["taskmanager.memory."+key]; given {
		return Step{component, bytes, key + ", given"}
	}
	return Step{component, bytes, key + ", default"}
}

// formula is how a capped component comes about.
func (c *capped) formula(of string, beside bool) string {
	share := fmt.Sprintf("fraction %v", c.fraction)
	if beside {
		share = fmt.Sprintf("fraction %v / (1 - %v)", c.fraction, c.fraction)
	}
	if c.most == noMost {
		return fmt.Sprintf("%s of %s, at least %s", share, of, FormatSize(c.least))
	}
	return fmt.Sprintf("%s of %s, at least %s, at most %s", share, of, FormatSize(c.least), FormatSize(c.most))
}

// StatedSteps are the components as options or defaults state them, where Flink refuses to derive them; m is what was
// made of o. A component of which nothing is said is left out.
func StatedSteps(o Options, m Memory) []Step {
	c := readTaskManager(o)
	steps := []Step{
		c.given("total_process", m.TotalProcess, "process.size"),
		c.given("framework_heap", m.FrameworkHeap, "framework.heap.size"),
		c.given("framework_off_heap", m.FrameworkOffHeap, "framework.off-heap.size"),
		c.given("task_heap", m.TaskHeap, "task.heap.size"),
		c.given("task_off_heap", m.TaskOffHeap, "task.off-heap.size"),
		c.given("network", m.Network, "network.min"),
		c.given("managed", m.Managed, "managed.size"),
		c.given("jvm_metaspace", m.Metaspace, "jvm-metaspace.size"),
		c.given("jvm_overhead", m.Overhead, "jvm-overhead.min"),
	}
	return slices.DeleteFunc(steps, func(s Step) bool { return s.Bytes == 0 })
}

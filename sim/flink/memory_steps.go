package flink

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
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
	task := c.step(o, "task_heap", m.TaskHeap, "task.heap.size")
	managed := c.step(o, "managed", m.Managed, "managed.size")
	if !c.managed.given {
		managed.Formula = fmt.Sprintf("managed.fraction %s of total_flink", fractionText(c.managedFraction))
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
		c.step(o, "framework_heap", m.FrameworkHeap, "framework.heap.size"),
		c.step(o, "framework_off_heap", m.FrameworkOffHeap, "framework.off-heap.size"),
		c.step(o, "task_off_heap", m.TaskOffHeap, "task.off-heap.size"),
		managed,
	}
	parts := append(fixed, task, network)
	if !c.taskHeap.given {
		parts = append(fixed, network, task)
	}
	return c.steps(o, outline{m.Way, m.TotalProcess, m.TotalFlink, m.Metaspace, m.Overhead}, parts)
}

// formula is how a capped component comes about.
func (c *capped) formula(of string, beside bool) string {
	if c.least == c.most {
		return fmt.Sprintf("%[1]s.min and %[1]s.max, given", c.key[strings.LastIndexByte(c.key, '.')+1:])
	}
	share := "fraction " + fractionText(c.fraction)
	if beside {
		share = fmt.Sprintf("fraction / (1 - fraction), %s,", share)
	}
	if c.most == noMost {
		return fmt.Sprintf("%s of %s, at least %s", share, of, FormatSize(c.least))
	}
	return fmt.Sprintf("%s of %s, at least %s, at most %s", share, of, FormatSize(c.least), FormatSize(c.most))
}

// fractionText is a fraction as it was given. Flink holds it in 32 bits, which may be a little more or less.
func fractionText(f float64) string {
	given := fmt.Sprint(float32(f))
	if exact, _ := strconv.ParseFloat(given, 64); exact != f {
		given += " (as a 32-bit float)"
	}
	return given
}

// StatedSteps are the components as options or defaults state them, where Flink refuses to derive them; m is what was
// made of o. A component of which nothing is said is left out.
func StatedSteps(o Options, m Memory) []Step {
	c := readTaskManager(o)
	steps := []Step{
		c.step(o, "total_process", m.TotalProcess, "process.size"),
		c.step(o, "framework_heap", m.FrameworkHeap, "framework.heap.size"),
		c.step(o, "framework_off_heap", m.FrameworkOffHeap, "framework.off-heap.size"),
		c.step(o, "task_heap", m.TaskHeap, "task.heap.size"),
		c.step(o, "task_off_heap", m.TaskOffHeap, "task.off-heap.size"),
		c.stated(o, "network", m.Network, &c.network, c.network.formula("the other parts of total_flink", true)),
		c.step(o, "managed", m.Managed, "managed.size"),
		c.step(o, "jvm_metaspace", m.Metaspace, "jvm-metaspace.size"),
		c.stated(o, "jvm_overhead", m.Overhead, &c.overhead, c.overhead.formula("total_process", false)),
	}
	return slices.DeleteFunc(steps, func(s Step) bool { return s.Bytes == 0 })
}

// stated is a capped component: at one of its bounds, else its fraction.
func (c *taskManagerOptions) stated(o Options, component string, bytes int64, of *capped, share string) Step {
	option := strings.TrimPrefix(of.key, c.prefix)
	switch bytes {
	case of.least:
		return c.step(o, component, bytes, option+".min")
	case of.most:
		return c.step(o, component, bytes, option+".max")
	}
	return Step{component, bytes, share}
}

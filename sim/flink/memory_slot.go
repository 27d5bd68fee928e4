package flink

// SlotShare is the equal share of a task manager that each of its slots has by default, in bytes. Framework memory,
// metaspace and overhead belong to no slot; what a division leaves over stays unused.
type SlotShare struct {
	CPU         Cores `json:"cpu"`
	TaskHeap    int64 `json:"task_heap"`
	TaskOffHeap int64 `json:"task_off_heap"`
	Network     int64 `json:"network"`
	Managed     int64 `json:"managed"`
}

// leastSegment is the smallest network buffer that Flink accepts, in bytes.
const leastSegment = 4 * kib

// divide counts the buffers of the task manager, and cuts it into slots.
func (m *Memory) divide(c *taskManagerOptions) error {
	switch {
	case c.cpu <= 0:
		return refuse("cpu", "taskmanager.cpu.cores is %s; a task manager needs more than 0", c.cpu)
	case c.slots < 1:
		return refuse("slots", "taskmanager.numberOfTaskSlots is %d; a task manager has at least 1", c.slots)
	case c.segment < leastSegment || c.segment&(c.segment-1) != 0:
		return refuse("network_buffers", "taskmanager.memory.segment-size is %s; a network buffer is a power of two of at least %s",
			FormatSize(c.segment), FormatSize(leastSegment))
	}
	n := int64(c.slots)
	m.CPU, m.Slots = c.cpu, c.slots
	m.Slot = SlotShare{CPU: c.cpu / Cores(n), TaskHeap: m.TaskHeap / n, TaskOffHeap: m.TaskOffHeap / n, Network: m.Network / n, Managed: m.Managed / n}
	m.Buffers = m.Network / c.segment
	return nil
}

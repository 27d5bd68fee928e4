package flink

// fromParts adds the parts up. With total Flink memory given too, the network gets what is left of it, else its
// fraction.
func (m *Memory) fromParts(c *taskManagerOptions) error {
	m.TaskHeap, m.Managed = c.taskHeap.bytes, c.managed.bytes
	if c.flink.given {
		return m.restToNetwork(c, c.flink.bytes)
	}
	others, ok := m.withoutNetwork()
	if !ok {
		return tooMuch("total_flink")
	}
	var err error
	if m.Network, err = c.network.beside(others); err != nil {
		return err
	}
	if m.TotalFlink, ok = sum(others, m.Network); !ok {
		return tooMuch("total_flink")
	}
	return nil
}

// fromFlink divides total Flink memory: managed memory first, then either the network gets what is left (the task
// heap is given), or the task heap does.
func (m *Memory) fromFlink(c *taskManagerOptions, flink int64) error {
	var err error
	if m.Managed, err = c.managedOf(flink); err != nil {
		return err
	}
	if c.taskHeap.given {
		m.TaskHeap = c.taskHeap.bytes
		return m.restToNetwork(c, flink)
	}
	if m.Network, err = c.network.of(flink); err != nil {
		return err
	}
	m.TotalFlink = flink
	others, ok := sum(m.FrameworkHeap, m.FrameworkOffHeap, m.TaskOffHeap, m.Managed, m.Network)
	if !ok || others > flink {
		return refuse("task_heap", "framework heap, %s, and off-heap, %s, task off-heap, %s, managed, %s, and network, %s, exceed total Flink memory, %s: nothing is left for the task heap",
			FormatSize(m.FrameworkHeap), FormatSize(m.FrameworkOffHeap), FormatSize(m.TaskOffHeap), FormatSize(m.Managed), FormatSize(m.Network), FormatSize(flink))
	}
	m.TaskHeap = flink - others
	return nil
}

// managedOf is the managed memory: its size if given, else its fraction of Flink's memory.
func (c *taskManagerOptions) managedOf(flink int64) (int64, error) {
	if c.managed.given {
		return c.managed.bytes, nil
	}
	const key = "taskmanager.memory.managed.fraction"
	if err := checkFraction(key, c.managedFraction); err != nil {
		return 0, err
	}
	size, _ := portion(flink, c.managedFraction) // below 1: no more than Flink's memory
	return size, nil
}

// restToNetwork gives the network what the others leave of Flink's memory; its fraction does not count then, its
// range does.
func (m *Memory) restToNetwork(c *taskManagerOptions, flink int64) error {
	m.TotalFlink = flink
	others, ok := m.withoutNetwork()
	if !ok || others > flink {
		return refuse("network", "framework heap, %s, and off-heap, %s, task heap, %s, and off-heap, %s, and managed memory, %s, exceed total Flink memory, %s: nothing is left for the network",
			FormatSize(m.FrameworkHeap), FormatSize(m.FrameworkOffHeap), FormatSize(m.TaskHeap), FormatSize(m.TaskOffHeap), FormatSize(m.Managed), FormatSize(flink))
	}
	m.Network = flink - others
	return c.network.holds(m.Network, "the task heap is given, so network memory is what is left of total Flink memory")
}

func (m *Memory) withoutNetwork() (int64, bool) {
	return sum(m.FrameworkHeap, m.FrameworkOffHeap, m.TaskHeap, m.TaskOffHeap, m.Managed)
}

package flink

// Memory is what the memory of a task manager is divided into, in bytes. The process is the sum of the first eight;
// Flink's memory is the sum of the first six.
type Memory struct {
	FrameworkHeap    int64     `json:"framework_heap"`
	FrameworkOffHeap int64     `json:"framework_off_heap"`
	TaskHeap         int64     `json:"task_heap"`
	TaskOffHeap      int64     `json:"task_off_heap"`
	Network          int64     `json:"network"`
	Managed          int64     `json:"managed"`
	Metaspace        int64     `json:"jvm_metaspace"`
	Overhead         int64     `json:"jvm_overhead"`
	TotalFlink       int64     `json:"total_flink"`
	TotalProcess     int64     `json:"total_process"` // of the container
	Heap             int64     `json:"jvm_heap"`
	Direct           int64     `json:"jvm_direct_limit"`
	CPU              Cores     `json:"cpu"`
	Slots            int       `json:"slots"`
	Slot             SlotShare `json:"slot"`
	Buffers          int64     `json:"network_buffers"` // that fit into Network

	Way Way `json:"-"`
}

// Way is what the memory was derived from.
type Way string

// Ways, in the order in which Flink looks for them; the first that is there counts.
const (
	FromParts   Way = "parts"   // task heap and managed memory (of a job manager: heap)
	FromFlink   Way = "flink"   // total Flink memory
	FromProcess Way = "process" // total process memory
)

// TaskManagerMemory derives the memory of a task manager as Flink does at its start (ProcessMemoryUtils,
// TaskExecutorFlinkMemoryUtils, TaskExecutorProcessUtils). The error is a Refusal.
func TaskManagerMemory(o Options) (Memory, error) {
	c := readTaskManager(o)
	if c.refused != nil {
		return Memory{}, c.refused
	}
	m, err := c.derive()
	if err == nil {
		err = m.divide(&c)
	}
	if err != nil {
		return Memory{}, err
	}
	m.Heap = m.FrameworkHeap + m.TaskHeap
	m.Direct = m.FrameworkOffHeap + m.TaskOffHeap + m.Network
	return m, nil
}

// taskManagerOptions is what the options say of a task manager.
type taskManagerOptions struct {
	reading
	envelope
	taskHeap, managed                            setting
	frameworkHeap, frameworkOffHeap, taskOffHeap int64
	managedFraction                              float64
	network                                      capped
	segment                                      int64
	slots                                        int
	cpu                                          Cores
}

func readTaskManager(o Options) taskManagerOptions {
	const memory = "taskmanager.memory."
	r := reading{options: o}
	c := taskManagerOptions{
		envelope:         r.envelope(memory),
		taskHeap:         r.size(memory + "task.heap.size"),
		managed:          r.size(memory + "managed.size"),
		frameworkHeap:    r.bytes(memory + "framework.heap.size"),
		frameworkOffHeap: r.bytes(memory + "framework.off-heap.size"),
		taskOffHeap:      r.bytes(memory + "task.off-heap.size"),
		managedFraction:  r.fraction(memory + "managed.fraction"),
		network:          r.capped("network", memory+"network"),
		segment:          r.bytes(memory + "segment-size"),
		slots:            r.whole("taskmanager.numberOfTaskSlots"),
	}
	cpu, given := r.cores("taskmanager.cpu.cores", "kubernetes.taskmanager.cpu.amount", "mesos.resourcemanager.tasks.cpus", "yarn.containers.vcores")
	if !given {
		cpu = Cores(c.slots) * Core
	}
	c.cpu, c.reading = cpu, r
	return c
}

// derive takes the first way for which the options are there.
func (c *taskManagerOptions) derive() (Memory, error) {
	m := Memory{FrameworkHeap: c.frameworkHeap, FrameworkOffHeap: c.frameworkOffHeap, TaskOffHeap: c.taskOffHeap, Metaspace: c.metaspace}
	var err error
	switch {
	case c.taskHeap.given && c.managed.given:
		m.Way = FromParts
		if err = m.fromParts(c); err == nil {
			m.Overhead, m.TotalProcess, err = c.around(m.TotalFlink)
		}
	case c.flink.given:
		m.Way = FromFlink
		if err = m.fromFlink(c, c.flink.bytes); err == nil {
			m.Overhead, m.TotalProcess, err = c.around(m.TotalFlink)
		}
	case c.process.given:
		m.Way = FromProcess
		m.TotalProcess = c.process.bytes
		var flink int64
		if flink, m.Overhead, err = c.within(); err == nil {
			err = m.fromFlink(c, flink)
		}
	default:
		err = refuse(Missing, "nothing to derive the memory from: set %s, or %s, or both %s and %s",
			c.process.key, c.flink.key, c.taskHeap.key, c.managed.key)
	}
	return m, err
}

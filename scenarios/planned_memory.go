package scenarios

import (
	"simulate/scenarios/language"
	"simulate/sim/plan"
)

// profiles of memory: percent of heap, managed and network memory.
var profiles = map[string][3]float64{
	"cpu_intensive":     {0.7, 0.2, 0.1},
	"stateful":          {0.4, 0.5, 0.1},
	"network_intensive": {0.5, 0.2, 0.3},
}

// slotMemory is how the memory of a slot is divided; what is said of a part goes over its profile.
func slotMemory(c language.Cursor) plan.Memory {
	m := plan.Memory{
		Heap:             portion(c.At("heap")),
		Managed:          portion(c.At("managed")),
		Network:          portion(c.At("network")),
		TaskOffHeap:      portion(c.At("task_off_heap")),
		NetworkMin:       optional(c.At("network_min"), language.Cursor.Size),
		NetworkMax:       optional(c.At("network_max"), language.Cursor.Size),
		FrameworkHeap:    optional(c.At("framework_heap"), language.Cursor.Size),
		FrameworkOffHeap: optional(c.At("framework_off_heap"), language.Cursor.Size),
	}
	if shares, known := profiles[c.At("profile").Text()]; known {
		for i, part := range []*plan.Portion{&m.Heap, &m.Managed, &m.Network} {
			if !part.Given {
				*part = plan.Portion{Given: true, Relative: true, Share: shares[i]}
			}
		}
	}
	return m
}

func portion(c language.Cursor) plan.Portion {
	switch {
	case !c.Exists():
		return plan.Portion{}
	case c.Form() == "share":
		return plan.Portion{Given: true, Relative: true, Share: c.Share()}
	}
	return plan.Portion{Given: true, Bytes: c.Size()}
}

// workers are the task managers as resources state them.
func (b *builder) workers() plan.Workers {
	c := b.top.At("resources", "_task_managers")
	w := plan.Workers{
		Count: optional(c.At("count"), language.Cursor.Integer),
		CPU:   optional(c.At("cpu"), language.Cursor.Cores),
		Slots: optional(c.At("slots_per_manager"), language.Cursor.Integer),
	}
	switch memory := c.At("memory"); memory.Form() {
	case "size":
		w.Memory = optional(memory, language.Cursor.Size)
	case "parts":
		w.Memory = optional(memory.At("total"), language.Cursor.Size)
		w.Parts = workerParts(memory)
	}
	if size := c.At("auto_size"); size.Exists() {
		w.AutoSize = &plan.FleetSize{TotalParallelism: size.At("total_parallelism").Integer(), Slots: optional(size.At("slots_per_manager"), language.Cursor.Integer)}
	}
	return w
}

func workerParts(c language.Cursor) *plan.WorkerParts {
	flink := c.At("flink")
	return &plan.WorkerParts{
		Heap:        optional(flink.At("heap"), language.Cursor.Size),
		Managed:     optional(flink.At("managed"), language.Cursor.Size),
		Network:     optional(flink.At("network"), language.Cursor.Size),
		Framework:   optional(flink.At("framework"), language.Cursor.Size),
		TaskOffHeap: optional(flink.At("task_off_heap"), language.Cursor.Size),
		Metaspace:   optional(c.At("jvm_metaspace"), language.Cursor.Size),
		Overhead:    optional(c.At("jvm_overhead"), language.Cursor.Size),
	}
}

func (b *builder) jobManager() plan.JobManager {
	c := b.top.At("resources", "_job_manager")
	return plan.JobManager{Memory: optional(c.At("memory"), language.Cursor.Size), CPU: optional(c.At("cpu"), language.Cursor.Cores)}
}

func planNetwork(c language.Cursor) plan.Network {
	return plan.Network{
		BuffersPerChannel:   optional(c.At("buffers_per_channel"), language.Cursor.Integer),
		FloatingPerGate:     optional(c.At("floating_buffers_per_gate"), language.Cursor.Integer),
		ExclusivePerChannel: optional(c.At("exclusive_buffers_per_channel"), language.Cursor.Integer),
		BufferSize:          optional(c.At("buffer_size"), language.Cursor.Size),
		SegmentSize:         optional(c.At("memory_segment_size"), language.Cursor.Size),
		Timeout:             optional(c.At("buffer_timeout"), language.Cursor.Duration),
	}
}

func planDebloat(c language.Cursor) plan.Debloat {
	return plan.Debloat{
		Enabled:    optional(c.At("enabled"), language.Cursor.Bool),
		Target:     optional(c.At("target"), language.Cursor.Duration),
		MinBuffers: optional(c.At("min_buffers"), language.Cursor.Integer),
		MaxBuffers: optional(c.At("max_buffers"), language.Cursor.Integer),
	}
}

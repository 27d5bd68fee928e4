package language

// portion is an amount of memory, in bytes or as a share.
func portion(key, does, example string) *Field {
	return &Field{Key: key, Type: Union, Does: does + "; a size, or a share of task_memory", Example: example, Any: []*Field{
		{Type: Size, Form: "size", Example: example},
		{Type: Share, Form: "share", Example: "25%"},
	}}
}

// slotMemory is how the memory of a slot is divided.
func slotMemory() *Field {
	return group("memory", "how the memory of a slot is divided",
		&Field{Key: "profile", Type: Enum, Does: "shares to begin with: 70/20/10, 40/50/10 or 50/20/30 percent of heap, managed and network memory", Values: []string{"cpu_intensive", "stateful", "network_intensive"}},
		portion("heap", "of user code", "2gb"),
		portion("managed", "of state backends, sorts and Python", "1gb"),
		like("framework_heap", Size, "of Flink itself, on the heap, once per task manager", "128mb"),
		like("framework_off_heap", Size, "of Flink itself, off the heap, once per task manager", "128mb"),
		portion("network", "of network buffers", "256mb"),
		like("network_min", Size, "of network buffers at least, where network is not given", "128mb"),
		like("network_max", Size, "of network buffers at most, where network is not given", "512mb"),
		portion("task_off_heap", "of native libraries", "0"),
	)
}

// workers are the task managers.
func workers() *Field {
	return group("_task_managers", "the task managers",
		&Field{Key: "count", Type: Integer, Does: "how many there are at the start; without an active resource manager, all there are", Otherwise: "as many as are needed", Example: "16", Range: between(1, 1e6, "between 1 and 1000000")},
		&Field{Key: "memory", Type: Union, Does: "of the process of one", Otherwise: "slots times task_memory, and what the process needs itself", Example: "16gb", Any: []*Field{
			{Type: Size, Form: "size", Example: "16gb"},
			{Type: Map, Form: "parts", Does: "in parts", Keys: []*Field{
				like("total", Size, "in all", "16gb"),
				group("flink", "of Flink",
					like("heap", Size, "of tasks", "8gb"),
					like("managed", Size, "of state backends", "4gb"),
					like("network", Size, "of network buffers", "2gb"),
					like("framework", Size, "of Flink itself, half of it on the heap", "512mb"),
					like("task_off_heap", Size, "of native libraries", "0"),
				),
				like("jvm_metaspace", Size, "for classes", "256mb"),
				like("jvm_overhead", Size, "for threads, code and the like", "1gb"),
			}},
		}},
		&Field{Key: "cpu", Type: Cores, Does: "cores of one", Otherwise: "slots times task_cpu", Example: "8", Range: aboveZero},
		slotsOfOne(),
		group("auto_size", "how many there are, by the slots in all",
			&Field{Key: "total_parallelism", Type: Integer, Does: "slots in all", Example: "128", Range: subtasks, Required: true},
			slotsOfOne(),
		),
		like("task_memory", Size, "of one slot, where the process does not say", "4gb"),
		&Field{Key: "task_cpu", Type: Cores, Does: "cores of one slot, where the process does not say", Example: "2", Range: aboveZero},
	)
}

func slotsOfOne() *Field {
	return &Field{Key: "slots_per_manager", Type: Integer, Does: "slots of one", Otherwise: "1", Example: "4", Range: between(1, 1e4, "between 1 and 10000")}
}

// jobManager leads the processes.
func jobManager() *Field {
	return group("_job_manager", "the process that leads the others",
		like("memory", Size, "of its process", "2gb"),
		&Field{Key: "cpu", Type: Cores, Does: "its cores", Example: "2", Range: aboveZero},
		group("ha", "how its state outlives it",
			&Field{Key: "type", Type: Enum, Does: "by whom", Values: []string{"zookeeper", "kubernetes", "none"}},
			like("zookeeper_quorum", String, "the addresses of ZooKeeper", "zk-1:2181"),
			like("storage_dir", String, "where metadata are kept", "hdfs://namenode:9000/flink/ha/"),
		).idle("it matters when a job manager fails"),
		group("web", "its web page",
			&Field{Key: "port", Type: Integer, Does: "the port", Example: "8081", Range: between(0, 65535, "between 0 and 65535")},
			like("submit_enable", Bool, "whether processes may be submitted there", "false"),
		).idle("the web page takes no capacity"),
	)
}

package language

func network() *Field {
	buffers := func(key, does, example string) *Field {
		return &Field{Key: key, Type: Integer, Does: does, Example: example, Range: between(0, 1e6, "between 0 and 1000000")}
	}
	return group("network", "how records travel",
		buffers("buffers_per_channel", "of a channel's own", "2"),
		buffers("floating_buffers_per_gate", "shared by the channels of a gate", "8"),
		buffers("exclusive_buffers_per_channel", "another name of buffers_per_channel", "2"),
		like("buffer_size", Size, "of one buffer", "32kb"),
		like("memory_segment_size", Size, "another name of buffer_size", "32kb"),
		like("buffer_timeout", Duration, "after which a buffer leaves that is not full; 0: at once", "100ms"),
	)
}

func backpressure() *Field {
	return group("backpressure", "how receivers slow senders down",
		like("credit_based", Bool, "channel by channel; otherwise a full receiver holds up all channels of the connection", "true").idle("it matters while records flow"),
		group("buffer_debloat", "buffers shrink with the rate",
			like("enabled", Bool, "whether they do", "true").idle("debloating changes how full buffers get while records flow, not how many are kept"),
			like("target", Duration, "the time that what is under way is to last", "1s").idle("debloating changes how full buffers get while records flow, not how many are kept"),
			&Field{Key: "min_buffers", Type: Integer, Does: "buffers of a channel at least", Example: "1", Range: fromZero},
			&Field{Key: "max_buffers", Type: Integer, Does: "buffers of a channel at most", Example: "16", Range: fromOne},
		),
	)
}

func sharing() *Field {
	return group("slot_sharing", "which operators share slots, and how large these are",
		like("enabled", Bool, "false: every operator has slots of its own", "true"),
		&Field{Key: "groups", Type: List, Does: "the groups; the first whose patterns fit takes an operator", Example: "[{name: sources, operators: [source_*]}]", Of: &Field{Type: Map, Keys: []*Field{
			{Key: "name", Type: Name, Does: "its name", Example: "sources", Required: true},
			{Key: "operators", Type: List, Does: "names of operators; * stands for anything", Of: &Field{Type: Name, Example: "source_*"}, Example: "[source_*]"},
			group("profile", "what a slot of the group is cut to",
				&Field{Key: "cpu_cores", Type: Cores, Does: "cores", Example: "1.0"},
				like("task_heap_memory", Size, "task heap", "100mb"),
				like("task_off_heap_memory", Size, "task off-heap", "50mb"),
				like("managed_memory", Size, "managed memory", "200mb"),
				group("external_resources", "anything else, by name", &Field{Key: "*", Type: Number, Does: "how much", Example: "1"}),
			),
		}}},
	)
}

// placementRules say on which nodes task managers may be.
func placementRules() *Field {
	return group("constraints", "on which nodes its task managers may be",
		group("node_labels", "labels that a node must have", &Field{Key: "*", Type: Name, Does: "the value of a label", Example: "streaming"}),
		&Field{Key: "anti_affinity", Type: List, Does: "groups of nodes, or values of labels, to stay away from", Of: &Field{Type: Name, Example: "batch-workers"}, Example: "[batch-workers]"},
		group("topology", "how they are spread",
			&Field{Key: "spread_constraint", Type: Enum, Does: "a zone may have at most one more than the one with fewest", Values: []string{"zone"}, Required: true},
			usually("hard", Bool, "whether they wait if that cannot be", "false"),
		),
	)
}
